#!/usr/bin/env python3
"""Prints a few pages of BUILT that between them show every kind of thing a page can hold, one path a line.

Pages are found by what is on them, never by name, so that it works on any build: one topic with an error id in the
languages that have it (the topic of middle size in the largest family of such ids), the page with the most alerts in
tables, with the deepest lists, the most code, the most links served by another language, the most headings, the widest
table; the contents of the language whose script is least Latin; the choice of a language. Then, for each of ELEMENTS
that none of these has, the first page that has it. --explain says why each was chosen.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from acceptance import XHTML, arguments, fail_usage, files, spread

LANGUAGES = 4
H = f"{{{XHTML}}}"
ELEMENTS = {
    "a breadcrumb": "nav.breadcrumb",
    "siblings and children": "nav.siblings",
    "a machine translation": "p.machine-translated",
    "ids": "details.ids",
    "a broken link": "span.broken-link",
    "a link out of scope": "span.external-scope",
    "a missing image": "span.missing-image",
    "an image": "img",
}


@dataclass
class Seen:
    """What a page holds, as numbers to compare."""

    language: str = ""
    asset: str = ""
    error: str = ""
    family: str = ""
    size: int = 0
    topic: bool = False
    foreign: float = 0.0
    counts: dict[str, int] = field(default_factory=dict)
    elements: set[str] = field(default_factory=set)


def depth_of_lists(element: etree._Element) -> int:
    return sum(1 for above in element.iterancestors(H + "ul", H + "ol")) + 1


def cells(row: etree._Element) -> int:
    spans = [cell.get("colspan", "1") for cell in row.iterchildren(H + "td", H + "th")]
    return sum(int(span) if span.isdigit() else 1 for span in spans)


def foreign_share(text: str) -> float:
    letters = [c for c in text if c.isalpha()][:20_000]
    return sum("LATIN" not in unicodedata.name(c, "LATIN") for c in letters) / max(1, len(letters))


def look(path: Path) -> Seen | None:
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        root = etree.parse(str(path), parser).getroot()
    except (etree.XMLSyntaxError, OSError):
        return None
    seen = Seen(language=root.get("lang", ""), size=path.stat().st_size)
    meta = {e.get("name"): e.get("content", "") for e in root.iter(H + "meta")}
    seen.asset, seen.error = meta.get("help-asset-id", ""), meta.get("help-error-id", "")
    seen.family = re.sub(r"\.?[^.]*$", "", meta.get("help-topic-id", ""))
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        seen.elements |= {name, *(f"{name}.{word}" for word in (element.get("class") or "").split())}
    body = next((e for e in root.iter(H + "article") if "topic" in (e.get("class") or "").split()), None)
    seen.topic = body is not None
    if body is None:
        seen.foreign = foreign_share("".join(root.itertext()))
        return seen
    seen.counts = {
        "alerts in tables": sum(
            1 for e in body.iter(etree.Element)
            if "alert" in (e.get("class") or "").split() and next(e.iterancestors(H + "td"), None) is not None),
        "depth of lists": max(map(depth_of_lists, body.iter(H + "ul", H + "ol")), default=0),
        "blocks of code": sum(1 for _ in body.iter(H + "pre")),
        "links served by another language": sum(
            1 for a in body.iter(H + "a") if a.get("hreflang") and a.get("hreflang").lower() != seen.language.lower()),
        "headings": sum(1 for _ in body.iter(*(f"{H}h{n}" for n in range(2, 7)))),
        "columns of a table": max(map(cells, body.iter(H + "tr")), default=0),
    }
    return seen


def errors(pages: dict[Path, Seen]) -> list[Path]:
    """One topic with an error id, in several languages."""
    families: defaultdict[str, defaultdict[str, list[Path]]] = defaultdict(lambda: defaultdict(list))
    for path, seen in pages.items():
        if seen.error and seen.asset:
            families[seen.family][seen.asset].append(path)
    if not families:
        return []
    largest = max(sorted(families), key=lambda name: len(families[name]))
    topics = families[largest].values()
    most = max(map(len, topics))
    chosen = sorted((t for t in topics if len(t) == most), key=lambda t: (sum(pages[p].size for p in t), t))
    return chosen[len(chosen) // 2][:LANGUAGES]


def sample(built: Path, jobs: int) -> list[tuple[Path, str]]:
    paths = files(built, ".html")
    pages = {path: seen for path, seen in zip(paths, spread(look, paths, jobs)) if seen is not None}
    chosen: dict[Path, str] = {path: f"the error id {pages[path].error}" for path in errors(pages)}
    topics = {path: seen for path, seen in pages.items() if seen.topic}
    for what in next((list(seen.counts) for seen in topics.values()), []):
        left = [path for path in topics if path not in chosen and topics[path].counts[what]]
        if left:
            # The smaller page of two, which a person sees more of.
            best = max(left, key=lambda path: (topics[path].counts[what], -topics[path].size))
            chosen[best] = f"{what}: {topics[best].counts[what]}"
    contents = [path for path in pages if path.name == "_contents.html"]
    if contents:
        foreign = max(contents, key=lambda path: pages[path].foreign)
        chosen.setdefault(foreign, "contents")
    choice = min((path for path in pages if path.name == "index.html"), key=lambda path: len(path.parts), default=None)
    if choice is not None:
        chosen.setdefault(choice, "the choice of a language, or the first page")
    for what, element in ELEMENTS.items():
        if not any(element in pages[path].elements for path in chosen):
            some = next((path for path in topics if element in topics[path].elements), None)
            if some is not None:
                chosen.setdefault(some, what)
    return list(chosen.items())


def main(argv: list[str]) -> int:
    parser = arguments(__doc__)
    parser.add_argument("built", type=Path, metavar="BUILT", help="what helpc wrote, or its folder of pages")
    parser.add_argument("--explain", action="store_true", help="say after each path why it was chosen")
    options = parser.parse_args(argv)
    found = sample(options.built, options.jobs)
    if not found:
        fail_usage(f"there are no pages in ‘{options.built}’")
    for path, why in found:
        print(f"{path}\t{why}" if options.explain else path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
