"""What facts.py counts, on pages made for it. `python -m unittest` in the environment of requirements.txt runs them."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path

import facts
from tools import Helpc, Hugo, Lychee, MdBook, MkDocs, Sphinx

PAGE = '<!DOCTYPE html><html lang="en"><head>{}</head><body><nav>**</nav><main>{}</main></body></html>'


class Facts(unittest.TestCase):
    def counts(self, markdown: str, body: str, head: str = "", **more: str) -> dict[str, int]:
        with tempfile.TemporaryDirectory() as scratch:
            content, out = Path(scratch, "content/en"), Path(scratch, "out/en")
            content.mkdir(parents=True)
            out.mkdir(parents=True)
            (content / "A.md").write_text(f"\ufeff---\ntitle: T\n---\n{markdown}", encoding="utf-8")
            (content / "README.md").write_text("no topic", encoding="utf-8")
            (out / "a.html").write_text(PAGE.format(head, body), encoding="utf-8")
            for name, text in more.items():
                (out / f"{name}.html").write_text(PAGE.format("", text), encoding="utf-8")
            return facts.Site(out.parent, 1).counts(facts.read_topics(content.parent, 1))

    def test_topic(self) -> None:
        found = self.counts("a *b*c\n\n> [!NOTE]\n> d", "<p>A a <em>b</em>c</p><p>Note d</p>")
        self.assertEqual((found["topics"], found["words lost"], found["topics without a page"]), (1, 0, 0))

    def test_words_lost(self) -> None:
        self.assertEqual(self.counts("a b b c", "<p>a b</p><nav>c</nav>")["words lost"], 1)
        self.assertEqual(self.counts("ab *c* d", "<p>a b cd</p>")["words lost"], 0)
        self.assertEqual(self.counts("| a |\n|---|\n| b |", "<table><tr><th>a</th></tr><tr><td>b</td></tr></table>")[
            "words lost"], 0)

    def test_links(self) -> None:
        found = self.counts("a", (
            '<a href="b.html">1</a><a href="b.html#x">2</a><a href="b.html#y">3</a><a href="b.md">4</a>'
            '<a href="/elsewhere">5</a><a href="/en/b.html">6</a><a href="https://x.y/z">7</a><a href="#z">8</a>'
            '<a href="../en/">9</a><img src="no.png">'), b='<p id="x">b</p>', index="")
        self.assertEqual(found["links"], 8)
        self.assertEqual(found["dead links"], 1)
        self.assertEqual(found["dead fragments"], 2)
        self.assertEqual(found["links elsewhere on the host"], 1)
        self.assertEqual(found["dead images"], 1)

    def test_pages_of_no_topic(self) -> None:
        found = self.counts("a", '<a href="b.html">b</a>', all='<p>**a**</p><a href="no.html">c</a>', b="")
        self.assertEqual((found["pages"], found["asterisks"], found["dead links"]), (3, 0, 0))

    def test_what_is_shown(self) -> None:
        found = self.counts("a", "<p>**a** [!TIP]</p><code>** [!NOTE]</code><p>| --- |</p><table></table>")
        self.assertEqual([found[what] for what in ("asterisks", "alerts", "pipes", "tables")], [2, 1, 1, 1])

    def test_placeholders(self) -> None:
        found = self.counts("Get <server name> and `<x y>` <b>c</b> <name>", "<p>Get &lt;server\nname&gt;</p>")
        self.assertEqual((found["placeholders"], found["placeholders shown"]), (2, 1))

    def test_languages(self) -> None:
        link = '<link rel="alternate" hreflang="{}" href="x">'
        self.assertEqual(self.counts("a", "", link.format("EN"))["pages that name other languages"], 0)
        self.assertEqual(self.counts("a", "", link.format("fr"))["pages that name other languages"], 1)


class Findings(unittest.TestCase):
    def found(self, kind: type, log: str) -> tuple[int, int]:
        place = Path("nowhere")
        return (kind(place, *(place,) * 4) if kind is Helpc else kind(*(place,) * 4)).findings(log)

    def test_logs(self) -> None:
        for kind, log, wanted in (
            (Helpc, "error: no file ‘a’ [link-target-missing]\n --> en/a.md:1:2\n\n1 topic; 1 error", (1, 1)),
            (Hugo, "WARN  something\nTotal in 3 ms\n\n", (1, 0)),
            (MkDocs, "INFO    -  a\nWARNING -  Doc file 'a.md' contains a link 'b.md'\n", (1, 0)),
            (Sphinx, "/x/a.md:3: WARNING: b [myst.xref_missing]\n/x/a.md: WARNING: c\n", (2, 1)),
            (MdBook, " WARN unclosed HTML tag `<a>` found in `a.md`\n INFO done\n", (1, 0)),
            (Lychee, "[a.md]:\n[ERROR] file:///b (at 3:4) | File not found\n", (1, 1)),
        ):
            with self.subTest(kind.__name__):
                self.assertEqual(self.found(kind, log), wanted)


if __name__ == "__main__":
    unittest.main()
