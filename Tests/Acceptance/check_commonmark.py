#!/usr/bin/env python3
"""The examples of the CommonMark specification, and of GFM's tables, come out of `helpc render` as specified.

Each example goes through `HELPC render --emphasis commonmark --keep-html -` and is compared after normalisation: white
space outside pre, order and quoting of attributes, spelling of references, `/>`. Set aside: the id of headings; for
tables, how the alignment is written (align, style or class), and a tbody without rows.

A file of exceptions has lines `NUMBER reason` (`table-NUMBER reason` for tables), `#` starts a comment; 30 at most. An
exception without a reason, or one that passes, is a fault too. The report says of each fault whether an HTML parser
builds the same tree from both sides.

An example whose first line is `---` gets an empty line before it: to helpc, as to every tool that reads front matter,
such a line starts front matter. The empty line changes nothing in Markdown.
"""

from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import html5lib

from acceptance import Report, arguments

MOST_EXCEPTIONS = 30
FENCE = "`" * 32
BLOCKS = frozenset("""
    address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu nav ol option p param pre script section style
    summary table tbody td tfoot th thead title tr ul br
""".split())
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
ALIGNMENTS = frozenset({"left", "right", "center"})


class Example(NamedTuple):
    label: str
    markdown: str
    html: str


def examples(text: str, prefix: str = "") -> list[Example]:
    found, lines = [], iter(text.splitlines())
    for line in lines:
        if not line.startswith(FENCE + " example"):
            continue
        parts: list[list[str]] = [[], []]
        half = 0
        for inner in lines:
            if inner == FENCE:
                break
            if inner == "." and half == 0:
                half = 1
            else:
                parts[half].append(inner.replace("→", "\t") + "\n")
        found.append(Example(f"{prefix}{len(found) + 1}", "".join(parts[0]), "".join(parts[1])))
    return found


class Normaliser(HTMLParser):
    def __init__(self, tables: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.tables = tables
        self.parts: list[str] = []
        self.in_pre = 0
        self.after_block = True

    def attributes(self, tag: str, pairs: list[tuple[str, str | None]]) -> str:
        kept: dict[str, str | None] = {}
        for name, value in pairs:
            if name == "id" and tag in HEADINGS:
                continue
            if self.tables and tag in ("td", "th"):
                found = re.search(r"\b(left|right|center)\b", value or "")
                if name in ("align", "style", "class") and found:
                    name, value = "align", found.group(1)
            kept.setdefault(name, value)
        return "".join(
            f" {name}" + (f'="{escape(value, quote=True)}"' if value else "") for name, value in sorted(kept.items())
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.strip()
        self.parts.append(f"<{tag}{self.attributes(tag, attrs)}>")
        if tag == "pre":
            self.in_pre += 1
        self.after_block = tag in BLOCKS

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag == "pre":
            self.in_pre -= 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "pre":
            self.in_pre = max(0, self.in_pre - 1)
        elif tag in BLOCKS:
            self.strip()
        self.parts.append(f"</{tag}>")
        self.after_block = tag in BLOCKS

    def handle_data(self, data: str) -> None:
        if not self.in_pre:
            data = re.sub(r"[ \t\n\r\f]+", " ", data)
            if self.after_block:
                data = data.lstrip(" ")
            if not data:
                return
        self.parts.append(escape(data, quote=False))
        self.after_block = False

    def handle_comment(self, data: str) -> None:
        self.parts.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.parts.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.parts.append(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self.parts.append(f"<?{data}>")

    def strip(self) -> None:
        if self.parts and not self.in_pre and not self.parts[-1].startswith("<"):
            self.parts[-1] = self.parts[-1].rstrip(" ")


def normalised(text: str, tables: bool = False) -> str:
    parser = Normaliser(tables)
    parser.feed(text)
    parser.close()
    # Adjacent data comes in pieces, which a second join hides.
    result = "".join(parser.parts).strip()
    return result.replace("<tbody></tbody>", "") if tables else result


def same_tree(one: str, other: str) -> bool:
    def tree(text: str) -> str:
        root = html5lib.parseFragment(text, treebuilder="etree")
        for element in root.iter():
            if str(element.tag).rpartition("}")[2] in HEADINGS:
                element.attrib.pop("id", None)
        return re.sub(r"\s+", " ", ElementTree.tostring(root, encoding="unicode"))

    return tree(one) == tree(other)


def render(helpc: str, markdown: str) -> tuple[str, str]:
    """The HTML, and what went wrong."""
    text = "\n" + markdown if markdown.startswith("---") else markdown
    command = [helpc, "render", "--emphasis", "commonmark", "--keep-html", "-"]
    try:
        result = subprocess.run(command, input=text.encode(), capture_output=True, timeout=60)
    except subprocess.TimeoutExpired:
        return "", "no answer in 60 s"
    # Status 1 says that there are findings, which examples of odd Markdown may well have.
    problem = "" if result.returncode in (0, 1) else f"status {result.returncode}: {result.stderr[-300:]!r}"
    return result.stdout.decode("utf-8", errors="replace"), problem


def read_exceptions(path: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else []:
        text = line.partition("#")[0] if line.lstrip().startswith("#") else line
        if text.strip():
            label, _, reason = text.strip().partition(" ")
            found[label] = reason.strip()
    return found


def main(argv: list[str]) -> int:
    parser = arguments(__doc__)
    parser.add_argument("helpc", metavar="HELPC")
    parser.add_argument("spec", type=Path, metavar="SPEC")
    parser.add_argument("--tables", type=Path, metavar="GFM_TABLES")
    parser.add_argument(
        "--exceptions", type=Path, default=Path(__file__).with_name("commonmark-exceptions.txt"), metavar="FILE"
    )
    parser.add_argument("--verbose", action="store_true", help="show both sides of each fault")
    options = parser.parse_args(argv)
    report = Report("check_commonmark", options.examples)
    exceptions = read_exceptions(options.exceptions)
    if len(exceptions) > MOST_EXCEPTIONS:
        report.fail("too many exceptions", options.exceptions, f"{len(exceptions)}, {MOST_EXCEPTIONS} at most")
    every = examples(options.spec.read_text(encoding="utf-8"))
    report.count("commonmark", len(every))
    if options.tables:
        tables = examples(options.tables.read_text(encoding="utf-8"), "table-")
        report.count("tables", len(tables))
        every += tables
    with ThreadPoolExecutor(options.jobs) as pool:
        outputs = list(pool.map(lambda example: render(options.helpc, example.markdown), every))
    for example, (output, problem) in zip(every, outputs):
        is_table = example.label.startswith("table-")
        expected, found = normalised(example.html, is_table), normalised(output, is_table)
        if problem:
            report.fail("crash", f"example {example.label}", problem)
        elif expected == found:
            report.count("equal")
            if example.label in exceptions:
                report.fail("stale exception", f"example {example.label}", "it passes")
        elif example.label in exceptions:
            report.count("exceptions used")
            if not exceptions[example.label]:
                report.fail("exception without a reason", f"example {example.label}")
        else:
            tree = "the same tree" if same_tree(example.html, output) else "another tree"
            report.fail("differs", f"example {example.label}", f"{tree}: {example.markdown[:60]!r}")
            if options.verbose:
                print(f"--- example {example.label}\n{example.markdown}expected  {expected}\nfound     {found}")
    for label in sorted(set(exceptions) - {example.label for example in every}):
        if options.tables or not label.startswith("table-"):
            report.fail("stale exception", f"example {label}", "there is no such example")
    return report.finish(needs=("commonmark",))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
