"""Copies of a content folder with faults planted, and with right links that are spelled so as to look wrong.

What a mutation does to the findings is not recorded: two readers of the copy have to agree on it, whatever it is.
"""

from __future__ import annotations

import os
import posixpath
import random
import re
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

INLINE = re.compile(r"(?<!!)\[([^\[\]\n]*)\]\(([^()\s<>\"]+\.md)\)")
IMAGE = re.compile(r"!\[([^\[\]\n]*)\]\((\S+?\.(?:gif|png|jpg))\)")
ATTRIBUTE = re.compile(r"(href|src)=\"([^\":]+\.(?:md|gif|png|jpg))\"")
HEADING = re.compile(r"^(#{1,6} )(.*?)\r?$", re.MULTILINE)
SHARE = 0.25


class Copy:
    """A copy in the making: the files to choose from, and what was planted where."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.random = random.Random(seed)
        self.paths = sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file())
        self.topics = [p for p in self.paths if p.endswith(".md")]
        self.planted: dict[str, str] = {}

    def text(self, path: str) -> str:
        return (self.root / path).read_bytes().decode("utf-8", "surrogateescape")

    def write(self, path: str, text: str, what: str) -> None:
        target = self.root / path
        target.unlink(missing_ok=True)  # it is a hard link to the original
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8", "surrogateescape"))
        self.planted[path] = what

    def neighbour(self, path: str) -> str:
        """Another topic, by its path from the folder of this one."""
        folder = posixpath.dirname(path)
        near = [p for p in self.random.sample(self.topics, min(40, len(self.topics))) if p.startswith(path[:5])]
        return posixpath.relpath(self.random.choice(near or [path]), folder)


# --- one address, spelled or broken ----------------------------------------------------------------------------------


def swap_case(copy: Copy, address: str) -> str:
    letters = [i for i, c in enumerate(address) if c.isalpha() and c.swapcase() != c]
    at = copy.random.choice(letters) if letters else 0
    return address[:at] + address[at:at + 1].swapcase() + address[at + 1:]


def encode(copy: Copy, address: str) -> str:
    style = copy.random.choice(["%{:02x}", "%{:02X}"])
    return "".join(
        style.format(ord(c)) if c.isascii() and c not in "%()" and copy.random.random() < 0.2 else c for c in address
    )


def headings_of(copy: Copy, path: str, address: str) -> list[str]:
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
    if not (copy.root / target).is_file():
        return []
    return [found for _, found in HEADING.findall(copy.text(target))]


def github(heading: str) -> str:
    return "".join(c for c in heading.strip().lower() if c.isalnum() or c in "-_ ").replace(" ", "-")


def with_fragment(change: Callable[[Copy, str], str]) -> Callable[[Copy, str, str], str]:
    def changed(copy: Copy, path: str, address: str) -> str:
        found = headings_of(copy, path, address) or ["No such heading"]
        return f"{address}#{change(copy, github(copy.random.choice(found)))}"
    return changed


ADDRESSES: dict[str, Callable[[Copy, str, str], str]] = {
    "gone": lambda c, p, a: a[:-3] + "-gone" + a[-3:],
    "wrong case": lambda c, p, a: swap_case(c, a),
    "upper case": lambda c, p, a: a.upper(),
    "percent-encoded": lambda c, p, a: encode(c, a),
    "percent-encoded dots": lambda c, p, a: "%2e%2E/" + posixpath.basename(posixpath.dirname(p)) + "/" + a,
    "encoded twice": lambda c, p, a: a.replace("-", "%252d", 1),
    "bad percent": lambda c, p, a: a.replace("-", "%zz", 1) + "%",
    "encoded slash": lambda c, p, a: ".%2F" + a,
    "encoded hash": lambda c, p, a: a + "%23x",
    "entity": lambda c, p, a: a.replace("-", c.random.choice(["&#45;", "&#x2D;", "&hyphen;", "&#45"]), 1),
    "ampersand": lambda c, p, a: a + "?a=1&amp;b=2&copy=3",
    "escaped": lambda c, p, a: a.replace("-", "\\-", 1).replace(".", "\\."),
    "dotted": lambda c, p, a: "./nowhere/../" + a,
    "doubled slash": lambda c, p, a: ".//" + a,
    "by way of the parent": lambda c, p, a: "../" + posixpath.basename(posixpath.dirname(p)) + "/" + a,
    "query": lambda c, p, a: a + "?view=exchange#",
    "query with hash": lambda c, p, a: a + "?view=x#nowhere",
    "fragment": with_fragment(lambda c, f: f),
    "fragment in other case": with_fragment(swap_case),
    "fragment in upper case": with_fragment(lambda c, f: f.upper()),
    "fragment, encoded": with_fragment(lambda c, f: quote(f)),
    "fragment, decomposed": with_fragment(lambda c, f: unicodedata.normalize("NFD", f)),
    "fragment that is gone": with_fragment(lambda c, f: f + "-gone"),
    "fragment with spaces": with_fragment(lambda c, f: f.replace("-", "%20")),
    "fragment top": lambda c, p, a: a + "#" + c.random.choice(["top", "Top", "TOP", ""]),
    "fragment counted": with_fragment(lambda c, f: f + c.random.choice(["-1", "-2"])),
    "spliced": lambda c, p, a: a[: len(a) // 2] + "https://docs.example.org/x/" + a,
    "spliced after a slash": lambda c, p, a: "x/http://docs.example.org/" + a,
    "spliced at the start": lambda c, p, a: "https://docs.example.org/https://" + a,
    "spliced in the query": lambda c, p, a: a + "?u=https://docs.example.org/x",
    "empty": lambda c, p, a: "",
    "rooted": lambda c, p, a: c.random.choice(["/docs/", "/", "/a?b/", "/Docs/x/"]) + a,
    "other host": lambda c, p, a: "//docs.example.org/" + a,
    "outside of all": lambda c, p, a: "../" * 6 + a,
    "outside": lambda c, p, a: "../../outside/" + a,
    "sibling folder": lambda c, p, a: "../outside/" + a,
    "without suffix": lambda c, p, a: posixpath.splitext(a)[0],
    "of a page": lambda c, p, a: posixpath.splitext(a)[0] + ".html",
    "suffix in upper case": lambda c, p, a: posixpath.splitext(a)[0] + posixpath.splitext(a)[1].upper(),
    "space at the end": lambda c, p, a: a + "%20",
    "folder": lambda c, p, a: c.random.choice(["images", "images/", "./", "..", "../", "Images/", "nowhere/"]),
    "below a file": lambda c, p, a: a + "/" + a,
    "slash at the end": lambda c, p, a: a + "/",
    "Windows path": lambda c, p, a: c.random.choice(["C:\\help\\", "..\\", ".\\", "images\\", "\\\\host\\"]) + a,
    "other locale": lambda c, p, a: "../../" + c.random.choice(["en-us", "fr-fr", "xx-xx"]) + "/" + a,
    "scheme": lambda c, p, a: c.random.choice(["mailto:", "tel:", "foo:", "HTTP://", "https:", "ftp://"]) + a,
    "anchor alone": lambda c, p, a: c.random.choice(["#nowhere", "#", "#top", "#" + a]),
    "query alone": lambda c, p, a: "?view=x",
    "parentheses": lambda c, p, a: a[:-3] + "(v=1).gone" + a[-3:],
    "another topic": lambda c, p, a: c.neighbour(p),
    "soft hyphen": lambda c, p, a: a.replace("-", "\u00ad", 1),
    "no-break space": lambda c, p, a: a + "\u00a0",
    "decomposed": lambda c, p, a: a.replace("e", "e\u0301", 1),
}


def change_address(copy: Copy, path: str, text: str, name: str) -> str | None:
    found = [m for pattern in (INLINE, IMAGE, ATTRIBUTE) for m in pattern.finditer(text)]
    if not found:
        return None
    at = copy.random.choice(found)
    address = ADDRESSES[name](copy, path, at.group(2))
    return text[: at.start(2)] + address + text[at.end(2):]


# --- one link, written in another way --------------------------------------------------------------------------------

LINKS: dict[str, Callable[[Copy, str, str], tuple[str, str]]] = {
    "angle brackets": lambda c, t, a: (f"[{t}](<{a}>)", ""),
    "angle brackets and spaces": lambda c, t, a: (f"[{t}](<no such {a}>)", ""),
    "title": lambda c, t, a: (f"[{t}]({a} {c.random.choice(chr(34) + chr(39))}a (b) c{chr(34)})", ""),
    "title in parentheses": lambda c, t, a: (f"[{t}](  gone-{a}\n  (title) )", ""),
    "reference": lambda c, t, a: (f"[{t}][Ref A]", f"[ref  a]: gone-{a}"),
    "reference, collapsed": lambda c, t, a: ("[Ref B][]", f"[ref b]: <gone {a}> 'title'"),
    "reference, shortcut": lambda c, t, a: ("[Ref C]", f"> [ref c]:\n> gone-{a}"),
    "reference, right": lambda c, t, a: (f"[{t}][Ref D]", f"[ref d]: {a}"),
    "reference, twice": lambda c, t, a: (f"[{t}][e] [x][E]", f"[e]: gone-{a}\n[e]: {a}"),
    "reference, undefined": lambda c, t, a: (f"[{t}][nowhere]", ""),
    "reference of an image": lambda c, t, a: (f"![{t}][f]", f"[f]: gone-{a}"),
    "space before parentheses": lambda c, t, a: (f"[{t}] ({a})", ""),
    "in code": lambda c, t, a: (f"`[{t}](gone-{a})`", ""),
    "escaped bracket": lambda c, t, a: (f"\\[{t}](gone-{a})", ""),
    "escaped mark of an image": lambda c, t, a: (f"\\![{t}](gone-{a})", ""),
    "image in a link": lambda c, t, a: (f"[![{t}](gone.png)](gone-{a})", ""),
    "link in a link": lambda c, t, a: (f"[a [{t}](gone-{a}) b](outer-{a})", ""),
    "link in an image's text": lambda c, t, a: (f"![a [{t}](gone-{a}) b](gone.png)", ""),
    "in a comment": lambda c, t, a: (f"<!-- [{t}](gone-{a}) <a href='gone-{a}'>x</a> -->", ""),
    "raw link": lambda c, t, a: (f"<a href='gone-{a}'>{t}</a>", ""),
    "raw link without quotes": lambda c, t, a: (f"<A title=x HREF = gone-{a}>{t}</A>", ""),
    "raw link over lines": lambda c, t, a: (f"<a\n  title=\"a>b\"\n  href=\"\ngone-{a}\n\">{t}</a>", ""),
    "raw link, two addresses": lambda c, t, a: (f"<a href=\"gone-{a}\" href=\"{a}\">{t}</a>", ""),
    "raw link in words": lambda c, t, a: (f"<a data-href=\"x-{a}\" name=\"n\">*{t}* [y](gone-{a})</a>", ""),
    "raw link in an attribute": lambda c, t, a: (f"<span title='<a href=\"x-{a}\">'>{t}</span>", ""),
    "raw image": lambda c, t, a: ("<img alt='' src=gone.png><IMG SRC='images/Gone (1).png' alt=x />", ""),
    "raw link, empty": lambda c, t, a: (f"<a href=\"\">{t}</a> <a href>x</a> <a href=' '>y</a> <a>z</a>", ""),
    "in emphasis": lambda c, t, a: (f"_**{t} :**[x](gone-{a})_", ""),
    "hard break": lambda c, t, a: (f"[{t}\\\nx](gone-{a})", ""),
    "address with a line end": lambda c, t, a: (f"[{t}](\ngone-{a}\n)", ""),
    "brackets in the text": lambda c, t, a: (f"[a [{t}] b](gone-{a})", ""),
    "unbalanced parentheses": lambda c, t, a: (f"[{t}](gone(1-{a})", ""),
    "escaped parentheses": lambda c, t, a: (f"[{t}](gone\\(1-{a}) [x](gone\\)2-{a})", ""),
    "autolink": lambda c, t, a: (f"<gone-{a}> <https://example.org/{a}> <a@b.org> https://example.org/{a}", ""),
    "removed with its content": lambda c, t, a: (f"<iframe><a href='gone-{a}'>{t}</a></iframe>", ""),
}


def change_link(copy: Copy, path: str, text: str, name: str) -> str | None:
    found = list(INLINE.finditer(text))
    if not found:
        return None
    at = copy.random.choice(found)
    written, after = LINKS[name](copy, at.group(1), at.group(2))
    return text[: at.start()] + written + text[at.end():] + (f"\n\n{after}\n" if after else "")


# --- a block more ----------------------------------------------------------------------------------------------------

BLOCKS: dict[str, str] = {
    "cells": "<table><tr><td>\n\n[x](gone-1.md) and `[y](gone-2.md)`\n\n* <a href=\"gone-3.md\">z</a>\n\n</td>\n"
             "<td><ul><li><a href=\"gone-4.md#x\"><img src=\"gone-5.png\"/></a></li></ul></td></tr></table>",
    "Markdown in a cell is none": "<table><tr><td>[x](gone-1.md)</td></tr>\n"
                                  "<tr><td>\n[y](gone-2.md)\n</td></tr></table>",
    "pipe table": "| a | b |\n|---|:-:|\n"
                  "| [x](gone-1.md) | ![y](gone-2.png) |\n| `a\\|[z](gone-3.md)` | [u](gone\\|4.md) |\n"
                  "| [v](gone-5.md | [w](gone-6.md) | [more](gone-7.md) |",
    "pipes that are no table": "| a | b |\n| [x](gone-1.md) | y |",
    "quotes": "> > * [x](gone-1.md)\n> >   > [!NOTE]\n> >   > ![y](gone-2.png)\n[lazy](gone-3.md)",
    "alert": "> [!WARNING]\n> [x](gone-1.md) <a href='gone-2.md'>y</a>",
    "video": "> [!VIDEO gone-1.mp4]\n\n> [!VIDEO https://example.org/v]\n\n> text [!VIDEO gone-2.mp4]",
    "code blocks": "```md\n[x](gone-1.md)\n```\n\n    [y](gone-2.md)\n\n~~~\n<a href='gone-3.md'>z</a>\n~~~",
    "comment over blocks": "<!--\n\n[x](gone-1.md)\n\n-->\n\n[y](gone-2.md)",
    "pre": "<pre>\n[x](gone-1.md) <a href=\"gone-2.md\">y</a>\n</pre>",
    "unknown element": "Get <server name> [x](gone-1.md) <b><server name> <a href='gone-2.md'>y</a></b>",
    "anchors": "<a name=\"Own Name\"></a> <div id=\"Own-Id\">x</div>\n\n[a](#Own%20Name) [b](#own%20name) [c](#Own-Id)"
               " [d](#own-id) [e](#ownid)\n\n<p id='p1'>x</p> [f](#p1) [g](#P1) [h](#p2)",
    "anchors in cells": "<table><tr><td id=\"c1\"><a id=\"c2\"></a>x\n\n### In a cell\n\n</td></tr></table>\n\n"
                        "[a](#c1) [b](#c2) [c](#in-a-cell) [d](#C2)",
    "anchors that are none": "`<a name=\"q1\">` <!-- <a name=\"q2\"></a> -->\n\n```\n# Q3\n```\n\n[a](#q1) [b](#q2) [c](#q3)",
    "raw headings": "<h3>Raw one</h3>\n\n<h4 id=\"raw\">Raw two</h4>\n\n[a](#raw-one) [b](#raw) [c](#raw-two) [d](#Raw-one)",
    "heading with an anchor": "## <a id=\"how-much\"></a>How much *is* `it`?\n\n[a](#how-much) [b](#how-much-is-it)"
                              " [c](#How-much) [d](#how-much-is-it-)",
    "headings of one text": "### Zz same\n\n### Zz same\n\n### Zz Same\n\n### Zz same 1\n\n[a](#zz-same) [b](#zz-same-1)"
                            " [c](#zz-same-2) [d](#zz-same-3) [e](#zz-same-1-1)",
    "headings of many scripts": "## Zz Éa\u0301 ß İ ǅ\n\n## Zz 日本（語）、ー・\n\n## Zz don't – stop… “x”\n\n"
        "## Zz a_b\\_c *d* ~e~ 1.2\n\n"
        "[a](#zz-éá-ß-i̇-ǆ) [b](#zz-日本語ー) [c](#zz-dont--stop-x) [d](#zz-a_b_c-d-e-12) [e](#zz-e\u0301á-ß-i̇-ǆ)"
        " [f](#zz-éá-ss-i̇-ǆ) [g](#ZZ-日本語ー) [h](#zz-日本語ー・)",
    "headings with markup": "## Zz [link](gone-1.md) ![alt](gone-2.png) <b>b</b> &amp; &lt;c&gt; `d e`  ##\n\n"
        "Zz setext\nover lines\n===\n\n[a](#zz-link--b--c-d-e) [b](#zz-setext-over-lines) [c](#zz-link-alt-b--c-d-e)",
    "no-break spaces": "## Zz a\u00a0b\u2009c\u3000d\n\n[a](#zz-abcd) [b](#zz-a-b-c-d) [c](#zz-a%C2%A0b)",
    "punctuation at the ends": "## - Zz - x!\n\n## !Zz y?\n\n## … Zz z\n\n[a](#--zz---x) [b](#zz-y) [c](#-zz-z) [d](#zz-z)",
    "definitions alone": "[unused]: gone-1.md\n[unused2]: <gone 2.md>",
    "include": "[!INCLUDE [x](gone-1.md)]\n\n> [!INCLUDE [y](gone-2.md)]",
    "unbalanced": "<b><a href=\"gone-1.md\">x <i>y</b> z\n\n[y](gone-2.md)\n\n</a></i></div>",
    "links in links": "<a href=\"gone-1.md\">a <a href=\"gone-2.md\">b</a> c</a> [m <a href='gone-3.md'>n</a>](gone-4.md)",
    "form": "<form><a href=\"gone-1.md\">x</a><button><a href=\"gone-2.md\">y</a></button><p>[z](gone-3.md)</p></form>",
    "details": "<details><summary><a href=\"gone-1.md\">s</a></summary>\n\n[x](gone-2.md)\n\n</details>",
    "strikethrough and tasks": "- [ ] [x](gone-1.md)\n- [x] ~~[y](gone-2.md)~~\n\nNote[^1] www.gone.md\n\n[^1]: [z](gone-3.md)",
    "definition in a list": "1. [x][Own def]\n\n   [own def]: gone-1.md\n2. [Own def] ![Own def]",
    "tabs and spaces": "*\t[x](gone-1.md)\n\n\t[y](gone-2.md)\n\n  \t  [z](gone-3.md)\n\nend  \n[u](gone-4.md)",
}


def add_block(copy: Copy, path: str, text: str, name: str) -> str | None:
    line = "\r\n" if "\r\n" in text else "\n"
    return text.rstrip() + line * 2 + BLOCKS[name].replace("\n", line) + line


# --- files -----------------------------------------------------------------------------------------------------------


def rename(copy: Copy, path: str, name: str) -> None:
    new = posixpath.join(posixpath.dirname(path), name)
    if not (copy.root / new).exists():
        (copy.root / new).parent.mkdir(parents=True, exist_ok=True)
        (copy.root / path).rename(copy.root / new)
        copy.planted[path] = copy.planted[new] = f"renamed to {new}"


def reword_headings(copy: Copy, path: str) -> None:
    copy.write(path, HEADING.sub(lambda m: f"{m[1]}{m[2]} again", copy.text(path)), "headings reworded")


def rename_anchors(copy: Copy, path: str) -> None:
    changed = re.sub(r"<a (name|id)=\"", r'<a \1="new-', copy.text(path))
    copy.write(path, changed, "anchors renamed")


def redirect(copy: Copy, path: str) -> None:
    to = copy.neighbour(path)
    forms = [to, to.removesuffix(".md"), to + "#nowhere", "gone-" + posixpath.basename(to), swap_case(copy, to),
             posixpath.basename(path), "https://example.org/x", "/docs/x", "./images", "#x", "../outside/x", "x?y",
             encode(copy, to), "'" + to + "?a=b'", "images/x.png", "C:\\x", "a-https://example.org/x", "//host/x"]
    copy.write(path, f"---\nredirect_url: {copy.random.choice(forms)}\n---\n", "a redirect")


FILES: dict[str, Callable[[Copy, str], None]] = {
    "deleted": lambda c, p: ((c.root / p).unlink(), c.planted.update({p: "deleted"}))[0],
    "renamed in case": lambda c, p: rename(c, p, swap_case(c, posixpath.basename(p))),
    "renamed": lambda c, p: rename(c, p, "new-" + posixpath.basename(p)),
    "moved": lambda c, p: rename(c, p, "moved/" + posixpath.basename(p)),
    "made an index": lambda c, p: rename(c, p, posixpath.basename(p).removesuffix(".md") + "/index.md"),
    "hidden": lambda c, p: rename(c, p, "." + posixpath.basename(p)),
    "headings reworded": reword_headings,
    "anchors renamed": rename_anchors,
    "redirect": redirect,
}


def change_toc(copy: Copy, path: str) -> None:
    def changed(found: re.Match[str]) -> str:
        if copy.random.random() > 0.05:
            return found[0]
        name = copy.random.choice([n for n in ADDRESSES if n not in ("entity", "ampersand", "escaped", "Windows path")])
        address = ADDRESSES[name](copy, path, found[2])
        return f"{found[1]}'{address}'"

    copy.write(path, re.sub(r"(href: )'?([^'\s]+\.md)'?", changed, copy.text(path)), "hrefs changed")


def plant(content: Path, root: Path, seed: int, only: list[str]) -> dict[str, str]:
    """Copies the content to a new folder and changes it; returns what was done to which path."""
    if root.exists():
        shutil.rmtree(root)
    shutil.copytree(content, root, copy_function=os.link)
    copy = Copy(root, seed)
    kinds: list[tuple[str, Callable]] = [(name, change_address) for name in ADDRESSES]
    kinds += [(name, change_link) for name in LINKS]
    kinds += [(name, add_block) for name in BLOCKS]
    chosen = [kind for kind in kinds if only == [""] or kind[0] in only]
    for path in copy.topics:
        share = copy.random.random()
        if share < SHARE and chosen:
            name, change = copy.random.choice(chosen)
            text = copy.text(path)
            changed = change(copy, path, text, name)
            if changed is not None and changed != text:
                copy.write(path, changed, name)
        elif share > 0.97:
            name = copy.random.choice(list(FILES))
            if only == [""] or name in only:
                FILES[name](copy, path)
    for path in copy.paths:
        if path.endswith("/toc.yml") and (only == [""] or "toc" in only):
            change_toc(copy, path)
        elif not path.endswith((".md", ".yml")) and copy.random.random() < 0.02 and only == [""]:
            rename(copy, path, swap_case(copy, posixpath.basename(path)))
    return copy.planted
