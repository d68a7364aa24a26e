"""A content folder as check_faults.py sees it: topics, what joins them, what links to what, and how pages are built.

Read with regular expressions and cmark-gfm, and with nothing of helpc: where a fault is planted is decided here.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

import lxml.html
from cmarkgfm import cmark

from acceptance import files

BOM = b"\xef\xbb\xbf"
FRONT = re.compile(rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(.*?)^---[ \t]*\r?\n", re.DOTALL | re.MULTILINE)
KEY = re.compile(rb"^([A-Za-z_][\w.:]*):[ \t]*([^\r\n]*?)[ \t]*(?=\r?\n)", re.MULTILINE)
LINK = re.compile(rb"(?<![\\!\]])\[((?:[^\[\]\\\n]|\\[^\n]|\n(?!\s*\n))+)\]\(([^()\s<>\\\"]+)\)")
ANCHOR = re.compile(rb"<a\s+href=\"([^\"<>\n]+)\"[^<>]*>(.*?)</a>", re.DOTALL | re.IGNORECASE)
IMAGE = re.compile(rb"!\[([^\[\]\\\n]*)\]\(((?:[^()\s<>\\\"]|\([^()\s<>\\\"]*\))+)((?:[ \t]+\"[^\"\n]*\")?)\)")
ANY_LINK = re.compile(
    rb"(?:\]\(\s*<?|(?:href|src)\s*=\s*[\"']|^\s*-?\s*href:\s*[\"']?|^\[[^\]\n]+\]:\s*)([^)\"'\s>]+)",
    re.MULTILINE | re.IGNORECASE)
HEADING = re.compile(rb"^(#{1,6})[ \t]+([^\r\n]+?)[ \t#]*\r?\n", re.MULTILINE)
# A paragraph of one line: begins with a letter, and has blank lines around it.
PARAGRAPH = re.compile(rb"(?<=\n\n)[A-Za-z\xc3-\xef][^\r\n]{20,}(?=\n\n)|(?<=\n\r\n)[A-Za-z\xc3-\xef][^\r\n]{20,}(?=\r\n\r\n)")
ASSET_KEYS = (b"ms:assetid", b"ms.assetid", b"assetid")
URL_KEYS = (b"ms:mtpsurl", b"mtpsurl")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True)
class Link:
    """A link in a file: where its address stands, what it is in, and the file that it leads to."""

    start: int
    end: int
    whole: tuple[int, int]
    text: bytes
    address: bytes
    target: str
    fragment: str
    is_raw: bool


@dataclass(frozen=True)
class Facts:
    """What has to be equal in all languages, from the page that cmark-gfm makes."""

    headings: tuple[int, ...]
    images: int
    tables: tuple[int, ...]
    items: int
    code: frozenset[str]


def rendered(data: bytes) -> str:
    body = data[match.end() :] if (match := FRONT.match(data)) else data
    options = cmark.Options.CMARK_OPT_UNSAFE
    return cmark.markdown_to_html_with_extensions(body.decode("utf-8", "replace"), options=options, extensions=["table"])


def tree_of(data: bytes) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(f"<html><body><div>{rendered(data)}</div></body></html>")


def facts_of(data: bytes) -> Facts:
    tree = tree_of(data)
    tables = {table: 0 for table in tree.iter("table")}
    for row in tree.iter("tr"):
        above = next(row.iterancestors("table"), None)
        if above is not None:
            tables[above] += 1
    code: set[str] = set()
    for element in tree.iter("code", "pre"):
        if next(element.iterancestors("code", "pre"), None) is None:
            lines = ("".join(line.split()) for line in element.text_content().split("\n"))
            code.update(line for line in lines if line)
    return Facts(
        tuple(int(element.tag[1]) for element in tree.iter(*HEADINGS)), sum(1 for _ in tree.iter("img")),
        tuple(tables.values()), sum(1 for _ in tree.iter("li")), frozenset(code),
    )


def prose_of(data: bytes) -> str:
    tree = tree_of(data)
    for element in list(tree.iter("code", "pre")):
        if element.getparent() is not None:
            element.drop_tree()
    return " ".join(tree.itertext())


def slug_of(heading: str) -> str | None:
    """The anchor of a heading that all tools agree on; None for any other heading."""
    return heading.lower().replace(" ", "-") if re.fullmatch(r"[A-Za-z]+(?: [A-Za-z]+)*", heading) else None


@dataclass
class Topic:
    path: str
    data: bytes
    locale: str
    keys: dict[bytes, re.Match[bytes]]
    body: int
    asset: str | None
    links: list[Link] = field(default_factory=list)

    @cached_property
    def facts(self) -> Facts:
        return facts_of(self.data)

    @cached_property
    def prose(self) -> str:
        return prose_of(self.data)

    @cached_property
    def code_spans(self) -> list[tuple[int, int]]:
        """Where Markdown is no Markdown: fences, code spans, raw code, comments."""
        pattern = (
            rb"^([ \t>]*)(```+|~~~+).*?(?:^[ \t>]*\2|\Z)|(`+)(?!`).*?(?<!`)\3(?!`)"
            rb"|<(pre|code|script|style)\b.*?</\4>|<!--.*?-->")
        return [m.span() for m in re.finditer(pattern, self.data, re.DOTALL | re.MULTILINE | re.IGNORECASE)]

    def is_text(self, at: int) -> bool:
        return at >= self.body and not any(start <= at < end for start, end in self.code_spans)

    def changed(self, start: int, end: int, new: bytes) -> bytes:
        return self.data[:start] + new + self.data[end:]

    def found(self, pattern: re.Pattern[bytes]) -> list[re.Match[bytes]]:
        return [match for match in pattern.finditer(self.data, self.body) if self.is_text(match.start())]

    def value(self, *names: bytes) -> re.Match[bytes] | None:
        return next((self.keys[name] for name in names if name in self.keys and self.keys[name].group(2)), None)


class Content:
    def __init__(self, root: Path, source: str) -> None:
        self.source = source
        self.data = {path.relative_to(root).as_posix(): path.read_bytes() for path in files(root, ".md", "toc.yml")}
        self.paths = {path.relative_to(root).as_posix() for path in files(root)}
        self.topics: dict[str, Topic] = {}
        for path, data in self.data.items():
            if path.endswith(".md") and (topic := self._topic(path, data)):
                self.topics[path] = topic
        self.by_asset: dict[str, dict[str, list[Topic]]] = defaultdict(lambda: defaultdict(list))
        for topic in self.topics.values():
            if topic.asset:
                self.by_asset[topic.asset][topic.locale].append(topic)
        self.linkers: dict[str, set[str]] = defaultdict(set)
        for path, data in self.data.items():
            for match in ANY_LINK.finditer(data):
                if target := self.place(path, match.group(1).partition(b"#")[0]):
                    self.linkers[target].add(path)
        for topic in self.topics.values():
            topic.links = self._links(topic)
        self._pools: dict[bytes, list[Topic]] = {}

    def _topic(self, path: str, data: bytes) -> Topic | None:
        front = FRONT.match(data)
        if not front or "/" not in path or not data[front.end() :].strip():
            return None
        keys: dict[bytes, re.Match[bytes]] = {}
        for match in KEY.finditer(data, front.start(1), front.end(1)):
            keys.setdefault(match.group(1), match)
        value = next((keys[name].group(2) for name in ASSET_KEYS if name in keys), b"")
        asset = value.strip(b"'\"").decode("utf-8", "replace").lower() or None
        return Topic(path, data, path.partition("/")[0], keys, front.end(), asset)

    @staticmethod
    def place(path: str, address: bytes) -> str | None:
        """The path that a relative address leads to, whether a file is there or not."""
        text = unquote(address.decode("utf-8", "replace"))
        if not text or ":" in text or text.startswith("/"):
            return None
        return posixpath.normpath(posixpath.join(posixpath.dirname(path), text))

    def resolved(self, path: str, address: bytes) -> str | None:
        """The file of the content that a relative address leads to."""
        target = self.place(path, address)
        return target if target in self.paths else None

    def linkers_by_fallback(self, path: str) -> set[str]:
        """The files of other locales with a link that this file serves, as they have none of their own at its place."""
        below = path.partition("/")[2]
        places = {f"{locale}/{below}" for locale in {topic.locale for topic in self.topics.values()}} - self.paths
        return set().union(*(self.linkers[place] for place in places if place in self.linkers))

    def _links(self, topic: Topic) -> list[Link]:
        """The links to topics of the same locale, outside of code."""
        links = []
        for match in topic.found(LINK) + topic.found(ANCHOR):
            is_raw = match.re is ANCHOR
            group = 1 if is_raw else 2
            address, _, fragment = match.group(group).partition(b"#")
            target = self.resolved(topic.path, address) if address else topic.path
            if target in self.topics and self.topics[target].locale == topic.locale:
                links.append(Link(
                    match.start(group), match.end(group), match.span(), match.group(2 if is_raw else 1),
                    match.group(group), target, unquote(fragment.decode("utf-8", "replace")), is_raw))
        return links

    def pool(self, needs: bytes) -> list[Topic]:
        """The topics that a pattern is found in, in one order on every machine."""
        if needs not in self._pools:
            pattern = re.compile(needs, re.MULTILINE)
            topics = (self.topics[path] for path in sorted(self.topics))
            self._pools[needs] = [topic for topic in topics if pattern.search(topic.data)]
        return self._pools[needs]

    def group(self, topic: Topic) -> list[Topic]:
        """The topic in all its locales; itself alone where that is not clear."""
        locales = self.by_asset.get(topic.asset or "", {})
        if any(len(topics) > 1 for topics in locales.values()):
            return [topic]
        return [topics[0] for topics in locales.values()] or [topic]

    def has_twin(self, topic: Topic) -> bool:
        return any(len(topics) > 1 for topics in self.by_asset.get(topic.asset or "", {}).values())

    def source_of(self, topic: Topic) -> Topic | None:
        return next((member for member in self.group(topic) if member.locale == self.source), None)

    def agree(self, topic: Topic, aspect: str) -> bool:
        """Whether at least three locales have the topic, and all are equal in one of its facts."""
        members = self.group(topic)
        return len(members) > 2 and len({getattr(member.facts, aspect) for member in members}) == 1
