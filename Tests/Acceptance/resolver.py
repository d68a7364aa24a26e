"""Where the links, images and fragments of a content folder lead, found out without helpc.

Written from the content's own rules: CommonMark (cmark-gfm), HTML (libxml2), YAML (PyYAML), the names that folders
list, anchors as GitHub makes them. What a check is called is taken from helpc's help, and nothing else of it.
"""

from __future__ import annotations

import html
import os
import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

import lxml.html
import yaml
from cmarkgfm import cmark
from lxml import etree

from acceptance import spread

TOPIC_SUFFIXES = (".md", ".markdown")
TOC = "toc.yml"
CONFIGURATION = "helpc.yml"
REPOSITORY_FILE = re.compile(
    r"(readme|license|contributing|security|code_of_conduct|thirdpartynotices|changelog)\b", re.IGNORECASE
)
LOCALE_FOLDER = re.compile(r"[a-z]{2,3}([-_][a-z]{4})?([-_]([a-z]{2}|[0-9]{3}))?", re.IGNORECASE)
URL_LOCALE = re.compile(r"https?://[^/]+/([a-z]{2,3}-[a-z]{2,4}(?:-[a-z]{2})?)/", re.IGNORECASE)
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
SPLICED = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
LOCAL_PATH = re.compile(r"[A-Za-z]:[\\/]|\\|file:", re.IGNORECASE)
ADDRESS = re.compile(r"\b(?:href|src)\s*=\s*(?:[\"']\s*)?([^\"'<>]*[^\"'<>\s])", re.IGNORECASE)
VIDEO = re.compile(r"\s*\[!VIDEO\s+(.*?)\]", re.IGNORECASE)
# What helpc's help says is cut out of a page with its content: links in it are no links.
REMOVED = frozenset("""
    script style object embed iframe base meta link button select option optgroup textarea title xmp noembed noframes
    plaintext applet template svg math audio video area map
""".split())
SPACES = " \t\r\n\f"
ASSET_KEYS = ("assetid", "ms:assetid", "ms.assetid")
URL_KEYS = ("mtpsurl", "ms:mtpsurl")
REDIRECT_KEYS = ("redirect", "redirect_url")


def plain(address: str) -> str:
    """An address without the ways to spell it: as Markdown, HTML or a URL escapes it. Only to tell that two are one."""
    address = unquote(html.unescape(address.strip()))
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", address).strip("<>").strip()


def folded(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())


@dataclass(frozen=True)
class Link:
    kind: str  # link, image, toc, redirect
    address: str


@dataclass(frozen=True)
class Finding:
    path: str
    id: str
    about: str


@dataclass
class Document:
    path: str
    kind: str  # topic, redirect, other
    asset: str = ""
    url: str = ""
    links: list[Link] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)  # addresses in elements that are cut out


# --- reading ---------------------------------------------------------------------------------------------------------


def parts(text: str) -> tuple[dict, str] | None:
    """Front matter and body; None where there is no front matter."""
    found = re.match(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", text, re.DOTALL | re.MULTILINE)
    if not found:
        return None
    try:
        front = yaml.load(found.group(1), Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return None
    front = {str(key).lower(): value for key, value in front.items()} if isinstance(front, dict) else {}
    return front, text[found.end():]


def first(front: dict, keys: tuple[str, ...]) -> str:
    return next((front[key] for key in keys if isinstance(front.get(key), str) and front[key]), "")


def slug(text: str) -> str:
    """The anchor that GitHub makes of a heading: of letters, marks, digits, connectors, hyphens and spaces."""
    kept = [c for c in text.strip().lower() if c in "- " or unicodedata.category(c)[0] in "LM"
            or unicodedata.category(c) in ("Nd", "Nl", "Pc")]
    return "".join(kept).replace(" ", "-")


def elements(root: etree._Element, removed: set[str]) -> Iterator[etree._Element]:
    """In document order, without what is removed; adds the addresses in that to a set."""
    if not isinstance(root.tag, str):
        return
    if root.tag.lower() in REMOVED:
        inside = html.unescape(etree.tostring(root, encoding="unicode", with_tail=False))
        removed |= {plain(address) for address in ADDRESS.findall(inside)}
        return
    yield root
    for child in root:
        yield from elements(child, removed)


def heading_text(heading: etree._Element) -> str:
    text = "".join(heading.itertext(etree.Element))
    return re.sub(r"[\t\r\n]+", " ", text)


def scan_body(body: str, document: Document) -> None:
    page = cmark.markdown_to_html_with_extensions(
        body, options=cmark.Options.CMARK_OPT_UNSAFE, extensions=["table"]
    )
    if not page.strip():
        return
    root = lxml.html.document_fromstring("<html><body>" + page, parser=lxml.html.HTMLParser(
        encoding=None, huge_tree=True, remove_comments=True, remove_pis=True))
    slugs: Counter[str] = Counter()
    for element in elements(root, document.removed):
        tag = element.tag.lower()
        for name in ("id", "name") if tag == "a" else ("id",):
            if element.get(name):
                document.anchors.add(element.get(name))
        if tag == "a" and element.get("href") is not None:
            document.links.append(Link("link", element.get("href").strip(SPACES)))
        elif tag == "img" and element.get("src") is not None:
            document.links.append(Link("image", element.get("src").strip(SPACES)))
        elif tag == "blockquote":
            if found := VIDEO.match("".join(element.itertext(etree.Element))):
                document.links.append(Link("link", found.group(1).strip()))
        elif re.fullmatch("h[1-6]", tag) and not element.get("id") and (name := slug(heading_text(element))):
            unique = name
            while unique in slugs:
                slugs[name] += 1
                unique = f"{name}-{slugs[name]}"
            slugs[unique] += 0
            document.anchors.add(unique)


def hrefs(entries: object) -> Iterator[str]:
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict):
            href = entry.get("href") or entry.get("topicHref")
            if isinstance(href, str) and href.strip(SPACES):
                yield href.strip(SPACES)
            yield from hrefs(entry.get("items"))


def read(content: Path, path: str) -> Document:
    text = (content / path).read_bytes().removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    if posixpath.basename(path).lower() == TOC:
        try:
            entries = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        except yaml.YAMLError:
            entries = None
        return Document(path, "other", links=[Link("toc", href) for href in hrefs(entries)])
    divided = parts(text)
    if divided is None:
        if REPOSITORY_FILE.match(posixpath.basename(path)) and path.count("/") < 2:
            return Document(path, "other")
        divided = {}, text
    front, body = divided
    if first(front, REDIRECT_KEYS) and not body.strip():
        return Document(path, "redirect", links=[Link("redirect", first(front, REDIRECT_KEYS).strip())])
    document = Document(path, "topic", first(front, ASSET_KEYS).strip("{}").lower(), first(front, URL_KEYS))
    scan_body(body, document)
    return document


def reading(job: tuple[Path, str]) -> Document:
    return read(*job)


# --- resolving -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Target:
    path: str = ""
    fault: str = ""  # missing, outside, case, or none
    fallback: bool = False


class Content:
    def __init__(self, root: Path, jobs: int) -> None:
        self.root = root
        self.files: set[str] = set()
        self.folders: set[str] = {""}
        for folder, folders, names in os.walk(root):
            folders[:] = [name for name in folders if not name.startswith(".")]
            below = Path(folder).relative_to(root).as_posix().removeprefix(".")
            self.folders.add(below)
            self.files |= {posixpath.join(below, name) for name in names if not name.startswith(".")}
        self.files.discard(CONFIGURATION)
        self.cases: dict[str, list[str]] = {}
        for path in self.files | self.folders:
            self.cases.setdefault(folded(path), []).append(path)
        self.locales = sorted(name for name in self.folders if "/" not in name and LOCALE_FOLDER.fullmatch(name))
        wanted = sorted(p for p in self.files if p.lower().endswith(TOPIC_SUFFIXES) or posixpath.basename(p).lower() == TOC)
        read_all = spread(reading, [(root, path) for path in wanted], jobs)
        self.documents: dict[str, Document] = {document.path: document for document in read_all}
        topics = [d for d in self.documents.values() if d.kind == "topic"]
        self.scopes = {name: self.scope(name, topics) for name in self.locales or [""]}
        self.by_asset: dict[tuple[str, str], list[str]] = {}
        for topic in topics:
            if topic.asset:
                self.by_asset.setdefault((self.locale(topic.path), topic.asset), []).append(topic.path)
        self.default = self.default_locale(topics)
        self.findings: Counter[Finding] = Counter()
        self.counts: Counter[str] = Counter()

    def locale(self, path: str) -> str:
        name = path.partition("/")[0]
        return name if name in self.locales else ""

    def scope(self, locale: str, topics: list[Document]) -> str:
        folders = [posixpath.dirname(t.path) for t in topics if self.locale(t.path) == locale]
        return posixpath.commonpath(folders) if folders else locale

    def default_locale(self, topics: list[Document]) -> str:
        configuration = self.root / CONFIGURATION
        if configuration.is_file():
            named = yaml.safe_load(configuration.read_text(encoding="utf-8")) or {}
            if odd := {"mappings", "exclude", "scope", "fallbacks"} & named.keys():
                raise ValueError(f"{CONFIGURATION} has {', '.join(sorted(odd))}, which this script does not know")
            if named.get("defaultLocale"):
                return named["defaultLocale"]
        with_urls: dict[str, bool] = {}
        for topic in topics:
            if topic.url:
                locale = self.locale(topic.path)
                with_urls[locale] = with_urls.get(locale, False) or bool(URL_LOCALE.match(topic.url))
        silent = [locale for locale, told in with_urls.items() if not told]
        if len(silent) == 1:
            return silent[0]
        return next((name for name in self.locales if name.lower().startswith("en")), (self.locales or [""])[0])

    def fallbacks(self, locale: str) -> list[str]:
        def kind(name: str) -> tuple[str, bool]:
            subtags = name.lower().replace("_", "-").split("-")
            return subtags[0], bool({"hant", "tw", "hk", "mo"} & set(subtags[1:]))

        near = [other for other in self.locales if other != locale and kind(other) == kind(locale)]
        return near + [self.default] * (self.default not in [locale, *near])

    def exact(self, path: str) -> str:
        """The file that a path names; a folder stands for its index.md."""
        if path in self.files:
            return path
        index = posixpath.join(path, "index.md")
        return index if path in self.folders and index in self.files else ""

    def other_case(self, path: str) -> str:
        for other in self.cases.get(folded(path), []):
            if found := self.exact(other):
                return found
        return ""

    def find(self, source: str, path: str, kind: str) -> Target:
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        joined = "" if joined == "." else joined
        if joined.startswith(".."):
            return Target(fault="outside")
        if found := self.exact(joined):
            return Target(found)
        if kind != "redirect":
            if found := self.other_case(joined):
                return Target(found, fault="case")
            locale = self.locale(source)
            if kind != "image" and locale and joined.startswith(locale + "/"):
                if found := self.elsewhere(source, path, joined, locale, kind):
                    return Target(found, fallback=True)
        scope = self.scopes.get(self.locale(source), "")
        inside = not scope or joined == scope or joined.startswith(scope + "/")
        return Target(fault="missing" if inside else "outside")

    def elsewhere(self, source: str, path: str, joined: str, locale: str, kind: str) -> str:
        asset = self.documents[source].asset
        for other in self.fallbacks(locale):
            places = [other + joined.removeprefix(locale)]
            if kind == "link" and asset:
                twins = self.by_asset.get((other, asset), [])
                places = [posixpath.normpath(posixpath.join(posixpath.dirname(t), path)) for t in twins] + places
            for place in places:
                found = self.exact(place)
                if found and self.documents.get(found, Document("", "other")).kind == "topic":
                    return found
        return ""

    # --- one link ---

    def add(self, source: str, kind: str, about: str) -> None:
        self.findings[Finding(source, kind, plain(about))] += 1

    def check(self, source: str, link: Link) -> None:
        self.counts[link.kind + "s"] += 1
        address = link.address
        missing = {"link": "link-target-missing", "image": "image-missing", "toc": "toc-target-missing",
                   "redirect": "redirect-dangling"}[link.kind]
        own = link.kind in ("toc", "redirect")
        if not address:
            self.add(source, "link-empty", "")
            return
        before, mark, fragment = address.partition("#")
        path = before.partition("?")[0]
        known = re.match(r"(https?|ftp|mailto|news|tel|skype|sip|ldaps?|irc):", address, re.IGNORECASE)
        if LOCAL_PATH.match(unquote(address)):
            if own:
                self.add(source, missing, address)
        elif not known and (at := SPLICED.search(path)) and at.start() > 0:
            self.add(source, missing if own else "link-spliced-url", address)
        elif address.startswith("//") or SCHEME.match(address):
            self.counts["external"] += 1
        elif address.startswith("/"):
            self.add(source, "link-rooted-unmapped", "/" + re.split(r"[/?#]", address[1:])[0])
        elif not path:
            if own:
                self.add(source, missing, address)
            elif mark:
                self.check_fragment(source, source, link, unquote(fragment))
        else:
            self.check_path(source, link, unquote(path), missing, unquote(fragment))

    def check_path(self, source: str, link: Link, path: str, missing: str, fragment: str) -> None:
        target = self.find(source, path, link.kind)
        if link.kind == "redirect" and not target.path:
            target = self.find(source, path + ".md", link.kind)
        if target.fault == "case":
            self.add(source, "link-wrong-case", link.address)
        elif target.fault == "missing" or target.fault and link.kind in ("toc", "redirect"):
            self.add(source, missing, link.address)
        elif target.fault == "outside":
            self.add(source, "link-out-of-scope", link.address)
        if not target.path:
            return
        self.counts["resolved"] += 1
        if target.fallback:
            self.counts["in another locale"] += 1
        end = self.end(target.path)
        if link.kind == "redirect" and not end:
            self.add(source, missing, link.address)
        elif fragment and end:
            self.check_fragment(source, end, link, fragment)

    def end(self, path: str) -> str:
        """Where redirects that begin at a file end; nothing where they end at nothing."""
        seen: set[str] = set()
        while (document := self.documents.get(path)) and document.kind == "redirect":
            if path in seen:
                return path
            seen.add(path)
            address = document.links[0].address
            if SCHEME.match(address):
                return path
            step = unquote(re.split(r"[?#]", address)[0])
            found = self.find(path, step, "redirect").path or self.find(path, step + ".md", "redirect").path
            if not found:
                return ""
            path = found
        return path

    def check_fragment(self, source: str, target: str, link: Link, fragment: str) -> None:
        document = self.documents.get(target)
        if not document or document.kind != "topic":
            return
        self.counts["fragments"] += 1
        # HTML: the top of a page, in any letter case.
        if fragment in document.anchors or fragment.lower() in ("", "top"):
            self.counts["fragments found"] += 1
        elif folded(fragment) in {folded(anchor) for anchor in document.anchors}:
            self.add(source, "link-anchor-case", link.address)
        else:
            self.add(source, "link-anchor-missing", link.address)

    def check_all(self) -> Counter[Finding]:
        for source, document in self.documents.items():
            for link in document.links:
                self.check(source, link)
        return self.findings
