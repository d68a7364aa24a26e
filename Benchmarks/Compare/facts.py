"""What can be counted on pages, whichever tool wrote them, against the Markdown that they were written from.

Nothing here knows any of the tools: pages are read as HTML, their main part is what stands in an element of the role
`main`, and the reference for a topic is cmark-gfm's rendering of its Markdown, raw HTML included.
"""

from __future__ import annotations

import html
import multiprocessing
import os
import posixpath
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from cmarkgfm import cmark
from lxml import etree
from lxml import html as parser

INLINE = frozenset("""
    a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q s samp small span strike
    strong sub sup time tt u var wbr
""".split())
CODE = frozenset("code pre kbd samp tt script style textarea".split())
UNSEEN = frozenset("script style template".split())
ELEMENTS = INLINE | CODE | UNSEEN | frozenset("""
    address area article aside audio base blockquote body br button canvas caption center col colgroup datalist dd
    details dialog dir div dl dt embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr
    html iframe input legend li link main map menu meta meter nav noscript object ol optgroup option output p param
    picture progress rp rt ruby search section select slot source summary svg math table tbody td tfoot th thead title
    tr track ul video
""".split())
TAG = re.compile(r"<([A-Za-z][A-Za-z0-9-]*)\b[^<>]*>")
ALERT = re.compile(r"\[!(?:note|tip|important|warning|caution)\]", re.IGNORECASE)
# The keyword of a block quote is markup, not a word of the topic.
KEYWORD = re.compile(r"\[![A-Za-z]+")
PIPES = re.compile(r"\|\s*:?-{3,}")
WORD = re.compile(r"[^\W_]+")
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


@dataclass
class PageFacts:
    """One page: what it leads to and defines, and what is seen on it. `run` is its words without what parts them."""

    links: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    words: Counter[str] = field(default_factory=Counter)
    run: str = ""
    text: str = ""
    tables: int = 0
    asterisks: int = 0
    alerts: int = 0
    pipes: int = 0
    languages: int = 0


@dataclass
class Topic:
    """One Markdown file: its words, and the tags in it that are no HTML, such as <server name>."""

    words: Counter[str]
    run: str
    placeholders: list[str]

    def lost_on(self, page: PageFacts) -> int:
        """Words that the page lacks. A word joined to the next or split in two is still there."""
        missing = self.words - page.words
        return sum(min(number, max(0, self.run.count(word) - page.run.count(word))) for word, number in missing.items())


def spoken(root: etree._Element) -> tuple[str, str]:
    """The text a person sees, and of that what is no code; blocks are parted by a line break."""
    all_text: list[str] = []
    no_code: list[str] = []

    def walk(element: etree._Element, in_code: bool) -> None:
        if not isinstance(element.tag, str):
            return
        name = element.tag.lower()
        if name in UNSEEN:
            return
        edge = "" if name in INLINE else "\n"
        in_code = in_code or name in CODE
        say(edge + (element.text or ""), in_code)
        for child in element:
            walk(child, in_code)
            say(child.tail or "", in_code)
        say(edge, in_code)

    def say(text: str, in_code: bool) -> None:
        all_text.append(text)
        if not in_code:
            no_code.append(text)

    walk(root, False)
    return "".join(all_text), "".join(no_code)


def words_of(text: str) -> tuple[Counter[str], str]:
    words = WORD.findall(KEYWORD.sub(" ", text).replace("*", ""))
    return Counter(words), "".join(words)


def look(path: Path) -> PageFacts:
    facts = PageFacts()
    data = path.read_bytes()
    if not data.strip():
        return facts
    tree = parser.document_fromstring(data, parser=parser.HTMLParser(encoding="utf-8", huge_tree=True))
    facts.ids = set(tree.xpath("//@id")) | set(tree.xpath("//a/@name"))
    own = (tree.get("lang") or "").lower()
    others = tree.xpath("//link[@rel='alternate']/@hreflang | //a/@hreflang")
    facts.languages = sum(language.lower() != own for language in others)
    mains = tree.xpath("//*[@role='main']") or tree.xpath("//main") or tree.xpath("//body")
    if not mains:
        return facts
    main = mains[0]
    facts.links = [address.strip() for address in main.xpath(".//a/@href")]
    facts.images = [address.strip() for address in main.xpath(".//img/@src")]
    facts.tables = len(main.xpath(".//table"))
    text, no_code = spoken(main)
    facts.text = " ".join(text.split())
    facts.words, facts.run = words_of(text)
    facts.asterisks, facts.alerts = no_code.count("**"), len(ALERT.findall(no_code))
    facts.pipes = len(PIPES.findall(no_code))
    return facts


def body_of(path: Path) -> str | None:
    """The Markdown below the front matter; None where there is no front matter or no text."""
    text = path.read_text(encoding="utf-8-sig", errors="replace").replace("\r\n", "\n")
    found = re.match(r"---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)", text, re.DOTALL)
    body = text[found.end() :] if found else ""
    return body if body.strip() else None


def read_topic(path: Path) -> Topic | None:
    body = body_of(path)
    if body is None:
        return None
    reference = cmark.markdown_to_html_with_extensions(
        body, options=cmark.Options.CMARK_OPT_UNSAFE, extensions=["table"]
    )
    strange = [
        html.unescape(found.group()) for found in TAG.finditer(re.sub(r"<!--.*?-->", "", reference, flags=re.DOTALL))
        if found.group(1).lower() not in ELEMENTS
    ]
    root = parser.fragment_fromstring(reference, create_parent="div")
    return Topic(*words_of(spoken(root)[0]), [" ".join(tag.split()) for tag in strange])


def below(root: Path, suffix: str) -> list[Path]:
    found = (Path(folder, name) for folder, _, names in os.walk(root) for name in names if name.endswith(suffix))
    return sorted(found)


def resolve(source: str, address: str) -> tuple[str, str] | None:
    """(path below the output, fragment); None for a link to somewhere else."""
    if SCHEME.match(address):
        return None
    path, _, fragment = address.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return source, unquote(fragment)
    joined = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(source), path)
    target = posixpath.normpath(joined) if joined else "."
    if path.endswith("/") or target == ".":
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    return target, unquote(fragment)


class Site:
    """Every page below a folder, and the topics that they were written from."""

    def __init__(self, out: Path, jobs: int) -> None:
        paths = below(out, ".html")
        with multiprocessing.get_context("fork").Pool(jobs) as pool:
            self.pages = dict(zip((p.relative_to(out).as_posix() for p in paths), pool.imap(look, paths, 16)))
        self.files = {path.relative_to(out).as_posix() for path in below(out, "")}

    def counts(self, topics: dict[str, Topic]) -> dict[str, int]:
        """Of the pages of topics; what else a tool writes (a list of all, all in one page) would count them twice."""
        found: Counter[str] = Counter()
        for what in (
            "dead links", "links elsewhere on the host", "dead fragments", "dead images", "topics without a page",
            "words lost", "placeholders", "placeholders shown",
        ):
            found[what] = 0
        found["pages"] = len(self.pages)
        by_name = {name.lower(): name for name in self.pages}
        for name, topic in topics.items():
            found["topics"] += 1
            found["placeholders"] += len(topic.placeholders)
            source = by_name.get(f"{name}.html".lower())
            if source is None:
                found["topics without a page"] += 1
                continue
            page = self.pages[source]
            found["pages that name other languages"] += page.languages > 0
            for what in ("tables", "asterisks", "alerts", "pipes"):
                found[what] += getattr(page, what)
            self.count_links(found, source, page)
            found["words lost"] += topic.lost_on(page)
            left = page.text
            for placeholder in topic.placeholders:
                if placeholder in left:
                    found["placeholders shown"] += 1
                    left = left.replace(placeholder, "", 1)
        return dict(found)

    def count_links(self, found: Counter[str], source: str, page: PageFacts) -> None:
        for address in page.links:
            target = resolve(source, address)
            if target is None:
                continue
            path, fragment = target
            found["links"] += 1
            if path not in self.files and posixpath.join(path, "index.html") not in self.files:
                # `/path` may well be there on the host where the content used to be.
                found["links elsewhere on the host" if address.startswith("/") else "dead links"] += 1
            elif fragment and path in self.pages and fragment not in self.pages[path].ids:
                found["dead fragments"] += 1
        for address in page.images:
            target = resolve(source, address)
            if target is not None and target[0] not in self.files:
                found["dead images"] += 1


def read_topics(content: Path, jobs: int) -> dict[str, Topic]:
    paths = below(content, ".md")
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        read = pool.imap(read_topic, paths, 16)
        return {
            path.relative_to(content).with_suffix("").as_posix(): topic
            for path, topic in zip(paths, read) if topic is not None
        }
