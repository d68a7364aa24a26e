#!/usr/bin/env python3
"""What helpc adds to a topic is at most LIMIT bytes on every topic page of BUILT.

Added is all of the page but what stands between <article class="topic"> and </article>: the head, the navigation, the
language switcher, the details. Should one of these stand within the article (OWN), it counts as added all the same.
Pages without such an article (contents, the choice of a language, redirects) are counted and left aside.
"""

from __future__ import annotations

import re
import statistics
import sys
from pathlib import Path
from xml.parsers import expat

from acceptance import Report, arguments, files, spread

LIMIT = 6_144
WORST = 5
OWN = frozenset({("nav", "breadcrumb"), ("nav", "siblings"), ("details", "ids"), ("p", "machine-translated")})
START_TAG = re.compile(rb"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")


class Measure:
    """Byte offsets of the topic's article, and of what helpc put into it."""

    def __init__(self, page: bytes) -> None:
        self.page = page
        self.open: list[tuple[str, frozenset[str], int]] = []
        self.begin: int | None = None
        self.body = 0
        self.own = 0
        self.within_own = 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.Parse(page, True)

    def is_own(self, name: str, classes: frozenset[str]) -> bool:
        return any(name == element and word in classes for element, word in OWN)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        at = self.parser.CurrentByteIndex
        classes = frozenset(attributes.get("class", "").split())
        inside = self.begin is not None
        if not inside and name == "article" and "topic" in classes:
            tag = START_TAG.match(self.page, at)
            self.begin = tag.end() if tag else at
        elif inside and self.is_own(name, classes):
            self.within_own += 1
        self.open.append((name, classes, at))

    def end(self, name: str) -> None:
        at = self.parser.CurrentByteIndex
        _, classes, began = self.open.pop()
        if self.begin is None:
            return
        if self.is_own(name, classes) and began >= self.begin:
            self.within_own -= 1
            if not self.within_own:
                self.own += at + len(f"</{name}>".encode()) - began
        elif name == "article" and "topic" in classes and not any("topic" in above for _, above, _ in self.open):
            self.body += at - self.begin
            self.begin = None


def measure(path: Path) -> tuple[int | None, int, str | None]:
    """(bytes added or None where there is no topic, bytes of the page, why it can't be read)"""
    page = path.read_bytes()
    try:
        found = Measure(page)
    except expat.ExpatError as error:
        return None, len(page), str(error)
    has_topic = found.body > 0 or b'<article class="topic">' in page
    return (len(page) - found.body + found.own if has_topic else None), len(page), None


def main(argv: list[str]) -> int:
    parser = arguments(__doc__)
    parser.add_argument("built", type=Path, metavar="BUILT", help="what helpc wrote, or its folder of pages")
    parser.add_argument("--limit", type=int, default=LIMIT, metavar="BYTES", help="default: %(default)s")
    options = parser.parse_args(argv)
    report = Report("check_chrome_size", options.examples)
    pages = files(options.built, ".html")
    added: list[tuple[int, str]] = []
    for path, (size, _, unreadable) in zip(pages, spread(measure, pages, options.jobs)):
        name = path.relative_to(options.built).as_posix()
        if unreadable:
            report.fail("not well formed", name, unreadable)
        elif size is None:
            report.count("pages without a topic")
        else:
            report.count("topic pages")
            added.append((size, name))
            if size > options.limit:
                report.fail("too much added", name, f"{size} bytes, {size - options.limit} more than {options.limit}")
    if added:
        added.sort(reverse=True)
        sizes = [size for size, _ in reversed(added)]
        for size, name in added[:WORST]:
            print(f"{size:6} bytes added: {name}")
        print(f"median {statistics.median(sizes):.0f}, 95th percentile {sizes[-(-95 * len(sizes) // 100) - 1]}, "
              f"maximum {sizes[-1]} bytes added to a page")
        report.count("median", round(statistics.median(sizes)))
        report.count("maximum", sizes[-1])
    return report.finish(needs=("topic pages",))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
