#!/usr/bin/env python3
"""No text is lost: for every topic of CONTENT, the words of the page body equal those of cmark-gfm's HTML with tables.

The page body is article.topic without .alert-title (in topic XML: the XHTML body). The reference is cmarkgfm's output
with raw HTML in, read in source order: tags vanish, block tags and <br> part words, inline tags do not, references are
resolved. Two streams are compared: every character that is not white space, and where words are parted.

Differences allowed, each counted, and listed with --list KIND:
  alert      the keyword of an alert ([!NOTE] …) at the start of a block quote, if the page has an .alert-title for it
  token      `[!VIDEO` and its `]` at the start of a block quote: the address must stay, as a link's text
  repaired   asterisks and underscores outside code that are absent, in even number, where the page has more em/strong
  quote      a `>` at the start of a line, where a line of HTML before it goes on a block quote's paragraph: to CommonMark
             0.30 it is the quote's mark, to the older cmark-gfm the HTML line began a block and `>` is text
  removed    unsafe elements with their content (script, style, iframe, form controls, …)
  recovered  tags of elements that are no HTML elements (<server name>), shown as text; not shown is a fault
  moved      the same text in the order of an HTML parser, which moves text out of tables, not in that of the source
Anything else is a fault: `text` (characters), `words` (joined or split), `no page`, `page of no topic`, ….
"""

from __future__ import annotations

import fnmatch
import html
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import html5lib
import yaml
from cmarkgfm import cmark
from lxml import etree

from acceptance import XHTML, Report, arguments, files, spread

BLOCKS = frozenset("""
    address article aside blockquote body br caption center col colgroup dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol
    optgroup option p pre search section summary table tbody td tfoot th thead title tr ul
""".split())
INLINES = frozenset("""
    a abbr acronym applet area audio b basefont bdi bdo big blink canvas cite code data datalist del dfn em font frame
    i img ins kbd label map mark marquee meter nobr noframes noscript output picture progress q rb rp rt rtc ruby s
    samp slot small source span strike strong sub sup svg template time track tt u var video wbr
""".split())
UNSAFE = frozenset("""
    script style object embed iframe base meta link param form button input select textarea option optgroup
    title xmp noembed noframes plaintext applet
""".split())
# A form's own content is text like any other: only its controls go.
RAW_TEXT = frozenset("script style iframe object textarea title xmp noembed noframes button select applet".split())
UNSAFE_VOID = frozenset("embed base meta link param input".split())
CODE = frozenset("code pre kbd samp tt".split())
TOKEN = re.compile(r"(\[!video)(.*?)\]", re.IGNORECASE)
ALERT = re.compile(r"\[!(?:note|important|tip|warning|caution)\]", re.IGNORECASE)
REPOSITORY_FILE = re.compile(
    r"(readme|license|contributing|security|code_of_conduct|thirdpartynotices|changelog)\b", re.IGNORECASE
)


@dataclass
class Stream:
    """Characters that are not white space; for each, whether a word may start there, and what it is part of."""

    chars: list[str] = field(default_factory=list)
    parted: list[bool] = field(default_factory=list)
    in_code: list[bool] = field(default_factory=list)
    # Start of a span that the page may lack or must show: (end, kind).
    spans: dict[int, tuple[int, str]] = field(default_factory=dict)
    emphasis: int = 0
    removed: int = 0
    alert_titles: int = 0
    pending: bool = True
    quotes: list[int] = field(default_factory=list)

    def part(self) -> None:
        self.pending = True

    def add(self, text: str, in_code: bool = False) -> None:
        for piece in text:
            if piece.isspace():
                self.pending = True
            else:
                self.chars.append(piece)
                self.parted.append(self.pending)
                self.in_code.append(in_code)
                self.pending = False

    def span(self, text: str, kind: str) -> None:
        start = len(self.chars)
        self.add(text, in_code=True)
        if len(self.chars) > start:
            self.spans[start] = (len(self.chars), kind)

    def mark_alerts(self) -> None:
        for start in self.quotes:
            found = ALERT.match("".join(self.chars[start : start + 16]))
            if found:
                self.spans[start] = (start + found.end(), "alert")
            found = TOKEN.match("".join(self.chars[start : start + 500]))
            if found:
                self.spans[start] = (start + found.end(1), "token")
                self.spans[start + found.end() - 1] = (start + found.end(), "token")

    def around(self, at: int, width: int = 40) -> str:
        start = max(0, at - width)
        text = "".join((" " if p else "") + c for c, p in zip(self.chars[start : at + width], self.parted[start:]))
        return text.strip()


def tag_end(source: str, at: int) -> int:
    """The index after the tag that starts at `at`, by the HTML tokenizer's states; -1 where it never ends."""
    i, length, state = at, len(source), "name"
    while i < length:
        c = source[i]
        if state == "value" and c in "\"'":
            close = source.find(c, i + 1)
            if close < 0:
                return -1
            i, state = close + 1, "attributes"
            continue
        if c == ">":
            return i + 1
        if state == "name":
            state = "attributes" if c.isspace() or c == "/" else "name"
        elif state == "attributes":
            state = "value" if c == "=" else "attributes"
        elif state == "value" and not c.isspace():
            state = "unquoted"
        elif state == "unquoted" and c.isspace():
            state = "attributes"
        i += 1
    return -1


def tokens(source: str) -> Iterator[tuple[str, str, str]]:
    """("text", characters, "") · ("start" or "end", name, the tag as written) · ("removed", name, "")."""
    at, length, plain = 0, len(source), 0
    while at < length:
        lower = source.find("<", at)
        if lower < 0:
            break
        follows = source[lower + 1 : lower + 2]
        if follows in ("!", "?") or (follows == "/" and not source[lower + 2 : lower + 3].isalpha()):
            if source.startswith("<!--", lower):
                # <!--> and <!---> are whole comments to an HTML parser.
                whole = re.compile(r"<!--(?:-?>|.*?--!?>)", re.DOTALL).match(source, lower)
                end = whole.end() if whole else length
            else:
                end = source.find(">", lower) + 1 or length
            yield "text", html.unescape(source[plain:lower]), ""
            at = plain = end
            continue
        is_end = follows == "/"
        start_of_name = lower + 1 + is_end
        initial = source[start_of_name : start_of_name + 1]
        if not (initial.isascii() and initial.isalpha()):
            at = lower + 1
            continue
        end = tag_end(source, start_of_name)
        if end < 0:
            at = lower + 1
            continue
        name = re.compile(r"[^\s/>]+").match(source, start_of_name)
        assert name
        element = name.group().lower()
        yield "text", html.unescape(source[plain:lower]), ""
        at = plain = end
        if element in RAW_TEXT and not is_end:
            close = re.compile(rf"</{element}[\s/>]", re.IGNORECASE).search(source, end)
            yield "removed", element, ""
            at = plain = tag_end(source, close.start() + 2) if close else length
        elif element in UNSAFE_VOID:
            yield "removed", element, ""
        else:
            yield ("end" if is_end else "start"), element, source[lower:end]
    yield "text", html.unescape(source[plain:]), ""


def known(element: str) -> bool:
    return element in BLOCKS or element in INLINES or element in UNSAFE


def reference_stream(source: str) -> Stream:
    stream, code = Stream(), 0
    for kind, value, raw in tokens(source):
        if kind == "text":
            stream.add(value, in_code=code > 0)
        elif kind == "removed":
            stream.removed += 1
        elif not known(value):
            stream.span(raw, "recovered" if kind == "start" else "recovered end")
        else:
            if value in BLOCKS:
                stream.part()
            if value in CODE:
                code = max(0, code + (1 if kind == "start" else -1))
            if value in ("em", "strong", "i", "b") and kind == "start":
                stream.emphasis += 1
            if value == "blockquote" and kind == "start":
                stream.quotes.append(len(stream.chars))
    stream.mark_alerts()
    return stream


def walk(stream: Stream, root, skip_titles: bool) -> Stream:
    """The text of a tree, in its order. A stack, as pages may be nested deeper than Python's own."""
    todo: list[tuple[str, object, bool]] = [("element", root, False)]
    while todo:
        what, item, in_code = todo.pop()
        if what == "text":
            stream.add(item, in_code)  # type: ignore[arg-type]
            continue
        if what == "part":
            stream.part()
            continue
        tag = item.tag  # type: ignore[attr-defined]
        if not isinstance(tag, str):
            continue
        element = tag.rpartition("}")[2].lower()
        if skip_titles and "alert-title" in (item.get("class") or "").split():  # type: ignore[attr-defined]
            stream.alert_titles += 1
            stream.part()
            continue
        if element in RAW_TEXT:
            stream.removed += 1
            continue
        block = element in BLOCKS
        inside = in_code or element in CODE
        if block:
            stream.part()
        if element in ("em", "strong", "i", "b"):
            stream.emphasis += 1
        if element == "blockquote":
            stream.quotes.append(len(stream.chars))
        then: list[tuple[str, object, bool]] = [("text", item.text or "", inside)]  # type: ignore[attr-defined]
        for child in item:  # type: ignore[attr-defined]
            then.append(("element", child, inside))
            then.append(("text", child.tail or "", inside))
        if block:
            then.append(("part", None, False))
        todo.extend(reversed(then))
    return stream


def reordered_stream(source: str) -> Stream:
    """The reference in the order of an HTML parser, unknown tags being text."""
    escaped = []
    for kind, value, raw in tokens(source):
        if kind == "text":
            escaped.append(html.escape(value, quote=False))
        elif kind != "removed":
            escaped.append(raw if known(value) else html.escape(raw, quote=False))
    tree = html5lib.parseFragment("".join(escaped), treebuilder="etree", namespaceHTMLElements=True)
    stream = walk(Stream(), tree, skip_titles=False)
    stream.mark_alerts()
    return stream


@dataclass
class Verdict:
    faults: list[tuple[str, str]] = field(default_factory=list)
    allowed: list[tuple[str, str]] = field(default_factory=list)
    words: int = 0


def compare(expected: Stream, page: Stream) -> Verdict:
    verdict = Verdict(words=sum(page.parted))
    i = j = gone = 0
    parted_before = False
    ours, theirs = page.chars, expected.chars
    while i < len(theirs):
        span = expected.spans.get(i)
        if span:
            end, kind = span
            text = "".join(theirs[i:end])
            shown = "".join(ours[j : j + end - i]) == text
            if kind == "recovered" and not shown:
                verdict.faults.append(("recovered not shown", f"{text} after “{expected.around(i)}”"))
            elif kind.startswith("recovered") and shown:
                verdict.allowed.append(("recovered", expected.around(i, 0) or text))
            elif kind in ("alert", "token") and not shown:
                verdict.allowed.append((kind, text))
            if not shown:
                parted_before = parted_before or expected.parted[i]
                i = end
                continue
            if kind == "alert":
                verdict.faults.append(("alert keyword shown", f"{text} in “{expected.around(i)}”"))
            for k in range(end - i):
                if page.parted[j + k] != (expected.parted[i + k] or (k == 0 and parted_before)):
                    verdict.faults.append(("words", f"in recovered {text}: “{page.around(j)}”"))
                    break
            i, j, parted_before = end, j + end - i, False
            continue
        if j < len(ours) and ours[j] == theirs[i]:
            should = expected.parted[i] or parted_before
            if page.parted[j] != should:
                kind = "joined" if should else "split"
                both = f"expected “{expected.around(i, 20)}”, page “{page.around(j, 20)}”"
                verdict.faults.append(("words", f"{kind}: {both}"))
            i, j, parted_before = i + 1, j + 1, False
            continue
        if theirs[i] in "*_" and not expected.in_code[i]:
            verdict.allowed.append(("repaired", expected.around(i, 20)))
            gone += 1
            parted_before = parted_before or expected.parted[i]
            i += 1
            continue
        alone = expected.parted[i] and i + 1 < len(theirs) and expected.parted[i + 1]
        if theirs[i] == ">" and alone and not expected.in_code[i]:
            verdict.allowed.append(("quote", expected.around(i, 20)))
            i += 1
            continue
        verdict.faults.append(("text", f"expected “{expected.around(i, 25)}”, page “{page.around(j, 25)}”"))
        return verdict
    if j < len(ours):
        verdict.faults.append(("text", f"page has more: “{page.around(j + 40)}”"))
    if gone % 2:
        verdict.faults.append(("repaired", f"{gone} asterisks or underscores vanished, an odd number"))
    if gone and page.emphasis <= expected.emphasis:
        detail = f"{gone} characters vanished, but the page has no more emphasis than cmark's HTML"
        verdict.faults.append(("repaired", detail))
    alerts = sum(1 for kind, _ in verdict.allowed if kind == "alert")
    if alerts != page.alert_titles:
        verdict.faults.append(("alert", f"{alerts} keywords vanished, {page.alert_titles} titles are on the page"))
    verdict.allowed += [("removed", "an unsafe element")] * expected.removed
    return verdict


def split_front_matter(text: str) -> tuple[str | None, str]:
    found = re.match(r"---[ \t]*\n(?:(.*?)\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", text, re.DOTALL)
    return (found.group(1) or "", text[found.end() :]) if found else (None, text)


def read_topic(path: Path) -> tuple[str | None, str]:
    text = path.read_bytes().decode("utf-8", errors="replace").removeprefix("\ufeff")
    return split_front_matter(text.replace("\r\n", "\n").replace("\r", "\n"))


def kind_of(relative: Path, front: str | None, body: str) -> str:
    if front is None:
        at_root = len(relative.parts) <= 2
        return "repository file" if at_root and REPOSITORY_FILE.match(relative.name) else "topic"
    if not body.strip():
        try:
            keys = yaml.safe_load(front) or {}
        except yaml.YAMLError:
            keys = {}
        if isinstance(keys, dict) and {"redirect_url", "redirect", "redirecturl"} & {str(key).lower() for key in keys}:
            return "redirect"
    return "topic"


def bodies(path: Path) -> list:
    tree = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    if path.suffix == ".xml":
        return list(tree.iter(f"{{{XHTML}}}body"))
    return [e for e in tree.iter(f"{{{XHTML}}}article") if "topic" in (e.get("class") or "").split()]


def check(job: tuple[Path, Path, Path, tuple[str, ...]]) -> tuple[str, Verdict]:
    content, out, path, forms = job
    relative = path.relative_to(content)
    front, body = read_topic(path)
    kind = kind_of(relative, front, body)
    verdict = Verdict()
    if kind == "repository file":
        return kind, verdict
    if kind == "redirect":
        if "html" in forms and not (out / "html" / relative).with_suffix(".html").is_file():
            verdict.faults.append(("no page", "of a redirect"))
        return kind, verdict
    source = cmark.markdown_to_html_with_extensions(body, options=cmark.Options.CMARK_OPT_UNSAFE, extensions=["table"])
    expected = reference_stream(source)
    for form in forms:
        page_path = out / form / relative.with_suffix("." + form)
        if not page_path.is_file():
            verdict.faults.append(("no page", form))
            continue
        try:
            found = bodies(page_path)
        except etree.XMLSyntaxError as error:
            verdict.faults.append(("not well formed", f"{form}: {error}"))
            continue
        if len(found) != 1:
            verdict.faults.append(("no body", f"{form}: {len(found)} bodies, not 1"))
            continue
        one = compare(expected, walk(Stream(), found[0], skip_titles=True))
        if any(fault[0] == "text" for fault in one.faults):
            other = compare(reordered_stream(source), walk(Stream(), found[0], skip_titles=True))
            if not any(fault[0] == "text" for fault in other.faults):
                other.allowed.append(("moved", "text in the order of an HTML parser"))
                one = other
        verdict.words += one.words
        verdict.faults += [(fault, f"{form}: {detail}") for fault, detail in one.faults]
        verdict.allowed += [(allowed, f"{form}: {detail}") for allowed, detail in one.allowed]
    return kind, verdict


def main(argv: list[str]) -> int:
    parser = arguments(__doc__)
    parser.add_argument("content", type=Path, metavar="CONTENT")
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("--only", choices=("html", "xml"), help="check one form of the pages (default: both)")
    parser.add_argument("--list", metavar="KIND", help="list every allowed difference of a kind (see above), or `all`")
    parser.add_argument("--exclude", action="append", default=[], metavar="GLOB", help="paths that are no topics")
    options = parser.parse_args(argv)
    report = Report("check_words", options.examples)
    forms = (options.only,) if options.only else ("html", "xml")
    paths = [
        path for path in files(options.content, ".md")
        if not any(fnmatch.fnmatch(str(path.relative_to(options.content)), glob) for glob in options.exclude)
    ]
    jobs = [(options.content, options.out, path, forms) for path in paths]
    for path, (kind, verdict) in zip(paths, spread(check, jobs, options.jobs)):
        where = path.relative_to(options.content)
        report.count(kind)
        report.count("words", verdict.words)
        for allowed in {allowed for allowed, _ in verdict.allowed}:
            report.count(f"topics with {allowed}")
        for allowed, detail in verdict.allowed:
            report.count(f"allowed {allowed}")
            if options.list in (allowed, "all"):
                print(f"allowed {allowed}: {where}: {detail}")
        for fault, detail in verdict.faults:
            report.fail(fault, where, detail)
    expected_pages = {path.relative_to(options.content).with_suffix("").as_posix() for path in paths}
    for form in forms:
        for page in files(options.out / form, "." + form):
            name = page.relative_to(options.out / form).with_suffix("")
            # Names with an underscore and index pages are helpc's own.
            if name.as_posix() not in expected_pages and not name.name.startswith("_") and name.name != "index":
                report.fail("page of no topic", page.relative_to(options.out))
    return report.finish(needs=("topic", "words"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
