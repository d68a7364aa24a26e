#!/usr/bin/env python3
"""Whatever a caller holds finds its topic: asks BUNDLE for every id that the front matter in CONTENT has.

The front matter is read here, by a YAML parser and the rules of this file; BUNDLE is asked through the C library. Each
key is asked in every form that callers hold (letter case, braces, URLs, lines of logs, Markdown's escapes), in every
locale of the content, and once without a locale. The answer has to be what the content says:

  exact          the topic in the locale that was asked for: path, locale, reason and kind of match agree, and for each
                 record title, ids, URL, date, version and origin of the translation
  fallback       that locale lacks the topic, the one served has it, and the answer says so
  not in locale  neither has the default locale
  ambiguous      several topics have the key by the same kind; the candidates are these topics and no others
  other topic    another topic has the key by a higher kind, or is the only one in that locale of two that got one id

Anything else is a fault: `missing` (not found), `wrong topic`, `wrong status`, `wrong text`, …. Besides, the keys of
the bundle have to be those of the content: none lost, none too much.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from acceptance import Report, arguments, fail_usage, files
from bundle import AMBIGUOUS, FALLBACK, NOT_FOUND, NOT_IN_LOCALE, OK, STATUSES, Answer, Bundle

LIBRARY = Path(__file__).resolve().parents[2] / ".build/release/libhelplookup.so"
KINDS = (
    "asset-id", "mtps-id", "content-key-id", "error-id", "alias", "redirect", "keyword", "rule-suffix", "file-name"
)
RANKS = dict(zip(KINDS, (0, 0, 0, 1, 2, 2, 3, 4, 5)))
# What callers name so is one topic; two of these in one locale are a fault of the content.
UNIQUE = frozenset(KINDS[:3])

SPELLINGS = {
    "title": ("title",),
    "toctitle": ("toctitle", "toc_title"),
    "assetid": ("assetid", "ms:assetid", "ms.assetid"),
    "mtpsurl": ("mtpsurl", "ms:mtpsurl", "ms.mtpsurl"),
    "contentkeyid": ("contentkeyid", "ms:contentkeyid", "ms.contentkeyid"),
    "date": ("date", "ms:date", "ms.date"),
    "version": ("version", "mtps_version"),
    "translationtype": ("translationtype", "ms:translationtype", "ms.translationtype"),
    "errorid": ("errorid",),
    "aliases": ("aliases",),
    "keywords": ("keywords", "f1_keywords"),
    "redirect": ("redirect", "redirect_url"),
    "description": ("description",),
}
FLAGS = frozenset(("csh", "nocsh"))
GUID = re.compile(r"\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?", re.IGNORECASE)
LIBRARY_URL = re.compile(r"https?://(?:technet|msdn|docs|learn)\.microsoft\.com/([^?#]*)", re.IGNORECASE)
LOCALE = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?(?:-[a-z]{2}|-[0-9]{3})?", re.IGNORECASE)
REPOSITORY_FILES = re.compile(
    r"(readme|license|contributing|security|code_of_conduct|thirdpartynotices|changelog)\b", re.IGNORECASE
)
RULE_SUFFIX = re.compile(r".+_([A-Z][A-Za-z0-9]{2,})", re.DOTALL)
# Where one of these is not the content's, no topic can be of it.
OTHER_VERSION = "OTHER.999"


def folded(text: str) -> str:
    """A to Z in lower case and no other letter: what counts as one key."""
    return re.sub("[A-Z]+", lambda found: found[0].lower(), text)


def canonical(folder: str) -> str:
    """`zh-hant-tw` as `zh-Hant-TW`."""
    parts = folder.split("-")
    return "-".join([parts[0].lower(), *(p.title() if len(p) == 4 else p.upper() for p in parts[1:])])


# --- front matter ----------------------------------------------------------------------------------------------------


def front_matter(source: bytes) -> tuple[dict, bool] | None:
    """What stands between the two lines of hyphens, each key with its value, and whether a body follows."""
    text = source.removeprefix(b"\xef\xbb\xbf").decode()
    found = re.match(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", text, re.DOTALL | re.MULTILINE)
    if found is None:
        return None
    # BaseLoader leaves every scalar the text that was written: a date is no date, `no` is no truth value.
    values = yaml.load(found[1], Loader=yaml.BaseLoader)
    return (values if isinstance(values, dict) else {}), bool(text[found.end() :].strip())


def texts(values: dict, meaning: str) -> list[str]:
    """The texts of a key in the order of its spellings, the plain ones first; a list gives each of its items."""
    found: list[str] = []
    keys = {str(key).lower(): value for key, value in values.items()}
    for name in SPELLINGS[meaning]:
        value = keys.get(name)
        found += [str(item).strip(" \t\r\n\v\f") for item in (value if isinstance(value, list) else [value]) if item]
    return [text for text in found if text]


def text(values: dict, meaning: str) -> str:
    return next(iter(texts(values, meaning)), "")


def id_of_url(url: str) -> tuple[str, str]:
    """The id and the version that a published URL names."""
    found = LIBRARY_URL.fullmatch(url.split("?")[0].split("#")[0])
    if not found:
        return "", ""
    last = found[1].rstrip("/").rpartition("/")[2].replace("%28", "(").replace("%29", ")")
    name, _, rest = last.partition("(")
    version = rest.rstrip(")")
    return name.removesuffix(".aspx"), version.removeprefix("v=")


def iso_date(date: str) -> str:
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", date)
    return f"{found[3]}-{int(found[1]):02}-{int(found[2]):02}" if found else date


@dataclass
class Document:
    """A topic in one locale, or a file that only redirects to one."""

    locale: str
    path: str
    values: dict
    group: int = -1

    def __post_init__(self) -> None:
        found = GUID.fullmatch(text(self.values, "assetid"))
        self.asset = found[1].lower() if found else ""
        self.url = text(self.values, "mtpsurl")
        name, self.url_version = id_of_url(self.url)
        self.mtps = name if re.fullmatch(r"[A-Za-z0-9._-]+", name) else ""
        number = text(self.values, "contentkeyid")
        self.number = number if re.fullmatch(r"[1-9][0-9]{0,17}", number) else ""
        leaf = self.mtps.rpartition(".")[2] if "." in self.mtps else ""
        found = RULE_SUFFIX.fullmatch(text(self.values, "toctitle") or text(self.values, "title"))
        self.suffix = found[1] if found else ""
        # The URL is often in lower case; a title that ends in the same name has the one that logs write.
        spelled = self.suffix if folded(self.suffix) == folded(leaf) else leaf
        self.error = text(self.values, "errorid") or spelled
        self.errors = list(dict.fromkeys(filter(None, (text(self.values, "errorid"), leaf))))
        self.name = Path(self.path).stem
        self.version = self.url_version or text(self.values, "version").removeprefix("v=")

    @property
    def joined_by(self) -> str:
        """What makes topics of several locales one."""
        return self.asset or folded(self.mtps) or folded(self.error)

    @property
    def redirect(self) -> str:
        return text(self.values, "redirect")

    def keys(self) -> Iterator[tuple[str, str]]:
        """Each key as written, with its kind."""
        yield from ((kind, key) for kind, key in (
            ("asset-id", self.asset), ("mtps-id", self.mtps), ("content-key-id", self.number),
            *(("error-id", error) for error in self.errors), ("rule-suffix", self.suffix), ("file-name", self.name),
            *(("alias", alias) for alias in texts(self.values, "aliases")),
            *(("keyword", word) for word in texts(self.values, "keywords") if word.lower() not in FLAGS),
        ) if key)

    def expected_texts(self) -> dict[str, str]:
        kind = text(self.values, "translationtype").lower()
        origin = "2" if kind.startswith(("ht", "human")) else "1" if kind.startswith(("mt", "machine")) else "0"
        found = {
            "title": text(self.values, "title") or self.name, "url": self.url, "path": self.path,
            "date": iso_date(text(self.values, "date")), "version": self.version, "asset_id": self.asset,
            "error_id": self.error, "mtps_id": self.mtps, "content_key_id": self.number,
            "translation": origin,
        }
        if text(self.values, "description"):
            found["summary"] = text(self.values, "description")
        return found


# --- what the content says -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Claim:
    """A topic's title to a key."""

    kind: str
    group: int
    locale: str | None = None


@dataclass
class Expected:
    status: int
    documents: list[Document] = field(default_factory=list)
    reason: str = ""
    kind: str = ""


class Content:
    """The topics of all locales, which of them are one, and who owns each key."""

    def __init__(self, root: Path, report: Report) -> None:
        self.root, self.report = root, report
        self.documents: list[Document] = []
        self.redirects: list[Document] = []
        self.read()
        self.locales = sorted({document.locale for document in self.documents})
        self.default = self.default_locale()
        self.groups: list[dict[str, Document]] = []
        self.join()
        self.spell()
        self.claims: dict[str, set[Claim]] = defaultdict(set)
        self.claim()

    def read(self) -> None:
        for path in sorted(files(self.root, ".md"), key=lambda path: path.relative_to(self.root).as_posix().encode()):
            relative = path.relative_to(self.root)
            if any(part.startswith(".") for part in relative.parts) or not LOCALE.fullmatch(relative.parts[0]):
                continue
            self.report.count("files")
            found = front_matter(path.read_bytes())
            if found is None:
                if not REPOSITORY_FILES.match(relative.name):
                    self.report.fail("no front matter", relative)
                continue
            values, has_body = found
            document = Document(relative.parts[0], relative.as_posix(), values)
            (self.redirects if document.redirect and not has_body else self.documents).append(document)

    def default_locale(self) -> str | None:
        settings = self.root / "helpc.yml"
        values = yaml.load(settings.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) if settings.is_file() else {}
        for wanted in ((values or {}).get("defaultLocale"), "en-us"):
            if wanted and wanted.lower() in (locale.lower() for locale in self.locales):
                return wanted.lower()
        return self.locales[0] if len(self.locales) == 1 else None

    def join(self) -> None:
        """A second topic of one locale with the same id is a topic of its own."""
        known: dict[str, int] = {}
        for document in self.documents:
            name = document.joined_by
            group = known.get(name, -1) if name else -1
            if group < 0 or document.locale in self.groups[group]:
                if group >= 0:
                    self.report.count("ids that two topics of one locale have")
                document.group = len(self.groups)
                self.groups.append({})
                if name:
                    known.setdefault(name, document.group)
            else:
                document.group = group
            self.groups[document.group][document.locale] = document

    def spell(self) -> None:
        """A topic's error id is the spelling with the most capitals that one of its locales has."""
        for group in self.groups:
            spellings = [document.error for document in group.values()]
            for document in group.values():
                same = [other for other in spellings if folded(other) == folded(document.error)]
                document.error = max(same, key=lambda other: sum(map(str.isupper, other)))

    def claim(self) -> None:
        for document in self.documents:
            for kind, key in document.keys():
                locale = document.locale if kind == "content-key-id" else None
                self.claims[folded(key)].add(Claim(kind, document.group, locale))
        by_path = {document.path: document for document in self.documents + self.redirects}
        for document in self.redirects:
            end, steps = document, 0
            while end is not None and end.redirect and steps < 20:
                target = os.path.normpath(f"{os.path.dirname(end.path)}/{end.redirect.split('#')[0]}")
                end, steps = by_path.get(target) or by_path.get(f"{target}.md"), steps + 1
            if end is None or end.group < 0:
                self.report.count("redirects that lead to no topic")
                continue
            self.report.count("redirects")
            for _, key in document.keys():
                self.claims[folded(key)].add(Claim("redirect", end.group))

    def owners(self, key: str) -> list[Claim]:
        """The claims by the highest kind, in the order in which they are stored."""
        claims = self.claims[folded(key)]
        best = min(RANKS[claim.kind] for claim in claims)
        return sorted(
            (claim for claim in claims if RANKS[claim.kind] == best),
            key=lambda claim: (claim.group, KINDS.index(claim.kind), claim.locale or ""),
        )

    def chain(self, wanted: str | None) -> list[tuple[str, str]]:
        """The locales that may serve, with the reason. Content has locales of one language seldom: any may be next."""
        if wanted is None:
            return [(self.default, "default")] if self.default else []
        own = [(wanted, "exact")] if wanted in self.locales else []
        related = [
            (locale, "region parent") for locale in self.locales
            if locale != wanted and locale.split("-")[0] == wanted.split("-")[0] and not locale.startswith("zh")
        ]
        last = [(self.default, "default")] if self.default and self.default not in dict(own + related) else []
        return own + related + last

    def expected(self, key: str, wanted: str | None, named: str | None) -> Expected:
        """`named` is the locale that a URL names; a content key id names its own."""
        owners = self.owners(key)
        groups = list(dict.fromkeys(claim.group for claim in owners))
        kind = owners[0].kind
        if wanted is None:
            numbers = {claim.locale for claim in owners}
            wanted = (numbers.pop() if len(owners) == 1 else None) or named
        chain = self.chain(wanted)

        def served(group: int) -> tuple[Document, str] | None:
            return next(
                ((self.groups[group][locale], reason) for locale, reason in chain if locale in self.groups[group]), None
            )

        def one(group: int) -> Expected:
            found = served(group)
            if found is None:
                return Expected(NOT_IN_LOCALE)
            own = next(claim.kind for claim in owners if claim.group == group)
            return Expected(OK if found[1] == "exact" else FALLBACK, [found[0]], found[1], own)

        if len(groups) == 1:
            return one(groups[0])
        everywhere = [found[0] for group in groups if (found := served(group))]
        if kind not in UNIQUE:
            return Expected(AMBIGUOUS, everywhere)
        for locale, _ in chain:
            here = [group for group in groups if locale in self.groups[group]]
            if len(here) > 1:
                return Expected(AMBIGUOUS, everywhere)
            if here:
                return one(here[0])
        return Expected(NOT_IN_LOCALE)


# --- what callers hold -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Question:
    """A key in one of its forms; `version` and `locale` are those that the form names."""

    kind: str
    form: str
    asked: str
    key: str
    group: int
    version: str = ""
    locale: str | None = None


def cases(key: str) -> Iterator[tuple[str, str]]:
    yield "as written", key
    yield "upper case", re.sub("[a-z]+", lambda found: found[0].upper(), key)
    yield "lower case", folded(key)


def surrounded(key: str) -> Iterator[tuple[str, str]]:
    """An id as it stands in messages and in Markdown."""
    yield "in quotes", f"'{key}'"
    yield "in brackets", f"<{key}>"
    yield "with a full stop", f"{key}."
    yield "with white space", f" \t{key}\r\n"
    yield "escaped", re.sub(r"([_.()-])", r"\\\1", key)


def urls(key: str, version: str, locales: Iterable[str]) -> Iterator[tuple[str, str, str | None]]:
    """The forms that an id has in URLs, and the locale that each names."""
    site = "technet.microsoft.com"
    old = f"http://{site}/library({version})/{key}.aspx"
    yield "old URL", old, None
    yield "Help URL of a log", f"Help URL: {old}", None
    yield "old URL with a query", f"https://{site}/library%28{version}%29/{key}.aspx?f=255&MSPPError=-2147217396", None
    yield "query escaped", f"https://{site}/library%28{version}%29/{key}.aspx?f=255&amp;MSPPError=-2147217396", None
    yield "version before aspx", f"https://msdn.microsoft.com/library/{key}({version}).aspx", None
    yield "percent-encoded", f"https://{site}/library/{key}%28v%3D{version}%29", None
    yield "half encoded", f"https://{site}/library/{key}%28v={version}%29", None
    yield "no scheme", f"{site}/library/{key}(v={version.lower()})", None
    yield "unclosed", f"https://{site}/library/{key}(v={version}", None
    yield "Markdown link", rf"<https://{site}/library/{key.replace('_', chr(92) + '_')}(v={version.lower()}\)>", None
    yield "end of a sentence", f'"https://{site}/library/{key}(v={version})".', None
    for host in ("docs", "learn"):
        yield host, f"https://{host}.microsoft.com/previous-versions/{key}(v={version})", None
    for locale in locales:
        yield "URL with a locale", f"https://{site}/{locale}/library/{key}(v={version})", locale
        upper = f"HTTPS://{site.upper()}/{locale.upper()}/LIBRARY/{key}(V={version})"
        yield "URL with a locale, upper case", upper, locale


def questions(content: Content) -> list[Question]:
    """Every key of every topic in every form, each once."""
    found: dict[tuple[str, str, int], Question] = {}

    def ask(
        document: Document, kind: str, form: str, asked: str, key: str, version: str = "", locale: str | None = None
    ) -> None:
        # The versions of a topic share most keys, and digits have no upper case.
        question = Question(kind, form, asked, key, document.group, version, locale)
        found.setdefault((kind, asked, document.group), question)

    for document in content.documents:
        for kind, key in document.keys():
            for form, asked in cases(key):
                ask(document, kind, form, asked, key)
            if kind == "asset-id":
                ask(document, kind, "in braces", f"{{{key.upper()}}}", key)
                ask(document, kind, "as in the file", text(document.values, "assetid"), key)
            if kind in ("error-id", "mtps-id", "asset-id", "content-key-id"):
                for form, asked in surrounded(key):
                    ask(document, kind, form, asked, key)
            if kind == "error-id":
                for name in dict.fromkeys((key, document.error)):
                    ask(document, kind, "[Rule:NAME]", f"[Rule:{name}]", key)
                    ask(document, kind, "a log's rule", f"[Rule:{name}] [Message:There is no {name} here.]", key)
        version = document.version or "SOME.100"
        for kind, key in (("mtps-id", document.mtps), ("asset-id", document.asset)):
            if key:
                for form, asked, locale in urls(key, version, content.locales):
                    ask(document, kind, f"URL: {form}", asked, key, version, locale)
                url = f"https://msdn.microsoft.com/library/{key}({OTHER_VERSION})"
                ask(document, kind, "URL: another version", url, key, OTHER_VERSION)
        if document.mtps:
            found_locale = re.match(r"https?://[^/]+/([^/]+)/library/", document.url)
            locale = found_locale[1].lower() if found_locale else None
            for form, asked in (("as written", document.url), ("Help URL", f"Help URL: {document.url}")):
                ask(document, "mtps-id", f"URL: {form}", asked, document.mtps, document.url_version, locale)
    for document in content.redirects:
        for _, key in document.keys():
            owners = content.claims.get(folded(key), ())
            for claim in owners:
                if claim.kind == "redirect":
                    ask(next(iter(content.groups[claim.group].values())), "redirect", "as written", key, key)
    return list(found.values())


# --- asking ----------------------------------------------------------------------------------------------------------


class Asking:
    def __init__(self, bundle: Bundle, content: Content, report: Report) -> None:
        self.bundle, self.content, self.report = bundle, content, report
        self.table: dict[str, Counter[str]] = defaultdict(Counter)
        self.compared: set[str] = set()
        self.known: dict[tuple[str, str | None, str | None], Expected] = {}
        self.keys: dict[str, set[str]] = defaultdict(set)

    def count(self, kind: str, what: str) -> None:
        self.table[kind][what] += 1
        self.report.count(what)

    def fail(self, question: Question, wanted: str | None, kind: str, detail: str) -> None:
        self.table[question.kind]["wrong"] += 1
        where = f"{question.asked!r} in {wanted or 'no locale'}"
        self.report.fail(kind, where, f"{question.kind}, {question.form}: {detail}")

    def ask(self, question: Question, wanted: str | None) -> None:
        content = self.content
        # All forms of a key come to one answer.
        known = (folded(question.key), wanted, question.locale)
        if known not in self.known:
            self.known[known] = content.expected(question.key, wanted, question.locale)
        expected = self.known[known]
        found = self.bundle.find(question.asked, wanted)
        self.count(question.kind, "asked")
        self.keys[question.kind].add(known[0])
        if found.status == NOT_FOUND:
            self.fail(question, wanted, "missing", f"the content has {content.owners(question.key)[0]}")
        elif found.status != expected.status:
            said = f"{STATUSES[found.status]} {found.path}, not {STATUSES[expected.status]}"
            self.fail(question, wanted, "wrong status", said)
        elif expected.status == NOT_IN_LOCALE:
            self.count(question.kind, "not in locale")
        elif expected.status == AMBIGUOUS:
            paths = sorted(candidate.path for candidate in self.bundle.candidates(question.asked, wanted))
            own = sorted(document.path for document in expected.documents)
            if paths != own:
                self.fail(question, wanted, "wrong candidates", f"{paths}, not {own}")
            self.count(question.kind, "ambiguous")
        else:
            self.compare(question, wanted, found, expected)

    def compare(self, question: Question, wanted: str | None, found: Answer, expected: Expected) -> None:
        document = expected.documents[0]
        if found.path != document.path:
            self.fail(question, wanted, "wrong topic", f"{found.path}, not {document.path}")
            return
        for what, value, own in (
            ("wrong locale", found.served, canonical(document.locale)),
            ("wrong kind", found.match, expected.kind),
        ):
            if value != own:
                self.fail(question, wanted, what, f"{value}, not {own}")
        if found.reason not in expected.reason.split(" "):
            self.fail(question, wanted, "wrong reason", f"{found.reason}, not {expected.reason}")
        if expected.reason != "default" and wanted is None and found.reason != "exact":
            # A key may name a locale that no answer can point to, as the bundle has it not.
            self.count(question.kind, "wishes not told")
        elif found.requested != (wish := "" if expected.reason == "default" else canonical(wanted or document.locale)):
            self.fail(question, wanted, "wrong wish", f"{found.requested!r}, not {wish!r}")
        differs = bool(question.version and document.version) and folded(question.version) != folded(document.version)
        if found.version_differs != differs:
            said = f"{found.version_differs}, the topic is of {document.version!r}"
            self.fail(question, wanted, "wrong version flag", said)
        if found.path not in self.compared:
            self.compared.add(found.path)
            self.compare_texts(document)
        if document.group != question.group:
            self.count(question.kind, "other topic")
        else:
            self.count(question.kind, "exact" if found.status == OK else "fallback")

    def compare_texts(self, document: Document) -> None:
        found = {**self.bundle.texts(), "translation": str(self.bundle.raw.translation)}
        for name, own in document.expected_texts().items():
            self.report.count("texts")
            if found[name] != own:
                self.report.fail("wrong text", document.path, f"{name} is {found[name]!r}, not {own!r}")
        for name in ("text", "html"):
            if not found[name].strip():
                self.report.count(f"empty {name}")

    def compare_keys(self) -> None:
        own, there = set(self.content.claims), set(self.bundle.keys())
        self.report.count("keys", len(there))
        for key in sorted(own - there):
            self.report.fail("key lost", repr(key), str(self.content.owners(key)[0]))
        for key in sorted(there - own):
            self.report.fail("key too much", repr(key))
        said = self.bundle.info().key_count
        if said != len(there):
            self.report.fail("wrong count", "keys", f"the bundle says {said}, and has {len(there)}")

    def print_table(self) -> None:
        columns = ("keys", "asked", "exact", "fallback", "ambiguous", "not in locale", "other topic", "wrong")
        print(f"{'':16}" + "".join(f"{column:>15}" for column in columns))
        for kind in KINDS:
            if kind in self.table:
                self.table[kind]["keys"] = len(self.keys[kind])
                print(f"{kind:16}" + "".join(f"{self.table[kind][column]:>15,}" for column in columns))


def main(argv: list[str]) -> int:
    parser = arguments(__doc__)
    parser.add_argument("bundle", type=Path, metavar="BUNDLE")
    parser.add_argument("content", type=Path, metavar="CONTENT")
    parser.add_argument("--library", type=Path, default=LIBRARY, metavar="LIB", help="default: the release build's")
    options = parser.parse_args(argv)
    report = Report("check_lookup", options.examples)
    if not options.content.is_dir():
        fail_usage(f"there is no folder ‘{options.content}’")
    try:
        bundle = Bundle(options.library, options.bundle)
    except OSError as error:
        fail_usage(str(error))
    content = Content(options.content, report)
    asking = Asking(bundle, content, report)
    tags = sorted(map(canonical, content.locales))
    if sorted(bundle.tags()) != tags:
        report.fail("wrong locales", ", ".join(bundle.tags()), f"the content has {', '.join(tags)}")
    asking.compare_keys()
    for question in questions(content):
        for wanted in [*content.locales, None]:
            asking.ask(question, wanted)
    for document in content.documents:
        if document.path not in asking.compared:
            report.fail("never served", document.path)
    report.count("records", len(asking.compared))
    asking.print_table()
    bundle.close()
    return report.finish(needs=("files", "keys", "asked", "exact", "records"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
