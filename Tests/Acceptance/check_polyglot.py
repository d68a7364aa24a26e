#!/usr/bin/env python3
"""For every page of OUT, the tree that an HTML parser builds (html5lib) equals the XML tree (lxml).

Element names with their namespace, attributes, text and comments are compared exactly. Two things no polyglot page can
have alike are set aside: white space directly in html (an HTML parser drops it before head), and white space at the end
of body (where an HTML parser puts what follows </body>). `xmlns` and `xml:lang`, plain attributes to an HTML parser,
are compared with what they mean in XML. The page must also be UTF-8 by its own word, without a BOM, and start with
<!DOCTYPE html>; CDATA sections, processing instructions and self-closing tags of non-void elements are faults.
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import html5lib
from lxml import etree

from acceptance import XHTML, Report, arguments, files, fragment_of, spread

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XMLNS = "{http://www.w3.org/2000/xmlns/}"
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
FOREIGN = frozenset({"svg", "math"})
COMMENT = object()
SUSPECT = re.compile(rb"<!\[CDATA\[|<\?|<([A-Za-z][A-Za-z0-9-]*)(?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?/>")

# One list entry: (path, tag, attributes, text before the first child, text after the end tag).
Node = tuple[str, object, dict[str, str], str, str]


def flat_xml(root: etree._Element) -> list[Node]:
    nodes: list[Node] = []
    stack: list[tuple[etree._Element, str]] = [(root, "")]
    while stack:
        element, above = stack.pop()
        if element.tag is etree.Comment:
            nodes.append((above, COMMENT, {}, element.text or "", element.tail or ""))
            continue
        if not isinstance(element.tag, str):
            nodes.append((above, str(element.tag), {}, element.text or "", element.tail or ""))
            continue
        path = f"{above}/{etree.QName(element).localname}"
        nodes.append((path, element.tag, dict(element.attrib), element.text or "", element.tail or ""))
        stack.extend((child, path) for child in reversed(element))
    return nodes


def flat_html(root: ElementTree.Element) -> list[Node]:
    nodes: list[Node] = []
    stack: list[tuple[ElementTree.Element, str]] = [(root, "")]
    while stack:
        element, above = stack.pop()
        if element.tag is ElementTree.Comment:
            nodes.append((above, COMMENT, {}, element.text or "", element.tail or ""))
            continue
        path = f"{above}/{str(element.tag).rpartition('}')[2]}"
        attributes = {}
        for name, value in element.attrib.items():
            if name == "xml:lang":
                attributes[XML_LANG] = value
            elif name == "xmlns" or name.startswith(XMLNS):
                # Checked against the element's namespace instead: XML parsers do not report it as an attribute.
                if not str(element.tag).startswith("{" + value + "}") and not name.endswith("xlink"):
                    attributes[f"xmlns={value}"] = "is not the element's namespace in HTML"
            else:
                attributes[name] = value
        nodes.append((path, element.tag, attributes, element.text or "", element.tail or ""))
        stack.extend((child, path) for child in reversed(element))
    return nodes


def without_frame_space(nodes: list[Node]) -> list[Node]:
    """White space directly in html is dropped, and white space at the end of body."""
    trimmed = list(nodes)
    body = next((i for i, node in enumerate(nodes) if node[0] == "/html/body"), None)
    for i, (path, tag, attributes, text, tail) in enumerate(nodes):
        if path == "/html":
            trimmed[i] = (path, tag, attributes, "" if text.isspace() else text, "" if tail.isspace() else tail)
        elif path in ("/html/head", "/html/body") and tag is not COMMENT:
            trimmed[i] = (path, tag, attributes, text, "" if tail.isspace() else tail)
    if body is not None:
        # The last text in body is the tail of body's last child, or body's own text.
        # (A comment's path is that of the element it stands in.)
        depths = ((i, node[0].count("/") + (node[1] is COMMENT)) for i, node in enumerate(nodes))
        last = max((i for i, depth in depths if i > body and depth == 3), default=None)
        i = body if last is None else last
        path, tag, attributes, text, tail = trimmed[i]
        trimmed[i] = (path, tag, attributes, text.rstrip(" \t\n\f\r"), tail) if i == body else (
            path, tag, attributes, text, tail.rstrip(" \t\n\f\r"))
    return trimmed


def name(tag: object) -> str:
    return "a comment" if tag is COMMENT else f"<{str(tag).replace('{' + XHTML + '}', '')}>"


def difference(xml: list[Node], html: list[Node]) -> tuple[str, str] | None:
    for ours_is, theirs_is in zip(xml, html):
        path, tag, attributes, text, tail = ours_is
        html_path, html_tag, html_attributes, html_text, html_tail = theirs_is
        if tag != html_tag or path != html_path:
            return "structure", f"XML has {name(tag)} at {path}, HTML {name(html_tag)} at {html_path}"
        if attributes != html_attributes:
            odd = sorted(set(attributes.items()) ^ set(html_attributes.items()))
            return "attributes", f"{path}: {odd[:4]}"
        for what, ours, theirs in (("text", text, html_text), ("text", tail, html_tail)):
            if ours != theirs:
                at = next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b), min(len(ours), len(theirs)))
                return what, f"{path}: XML “{fragment_of(ours, at)}”, HTML “{fragment_of(theirs, at)}”"
    if len(xml) != len(html):
        longer = (xml if len(xml) > len(html) else html)[min(len(xml), len(html))]
        return "structure", f"{'XML' if len(xml) > len(html) else 'HTML'} has more: {name(longer[1])} at {longer[0]}"
    return None


def raw_faults(data: bytes) -> list[tuple[str, str]]:
    faults = []
    if not data.startswith(b"<!DOCTYPE html>"):
        faults.append(("prologue", f"starts with {data[:40]!r}, not with <!DOCTYPE html>"))
    # A browser looks for the declaration in the first 1,024 bytes only.
    if not re.search(rb'<meta charset="utf-8" ?/?>', data[:1024], re.IGNORECASE):
        faults.append(("no charset", "no <meta charset=\"utf-8\"/> in the first 1,024 bytes"))
    for match in SUSPECT.finditer(data):
        tag = match.group(1)
        if tag is None:
            faults.append(("CDATA or instruction", repr(data[match.start() : match.start() + 40])))
        elif tag.decode() not in VOID and not any(b"<" + f.encode() in data for f in FOREIGN):
            faults.append(("self-closing", repr(match.group(0)[:60])))
    return faults


def check(path: Path) -> list[tuple[str, str]]:
    data = path.read_bytes()
    faults = raw_faults(data)
    try:
        xml = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
        text = data.decode("utf-8")
    except (etree.XMLSyntaxError, UnicodeDecodeError) as error:
        return faults + [("not well formed", str(error))]
    html = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=True)
    found = difference(without_frame_space(flat_xml(xml)), without_frame_space(flat_html(html)))
    if found:
        faults.append(found)
    if xml.get("lang") != xml.get(XML_LANG):
        faults.append(("language", f"lang {xml.get('lang')!r}, xml:lang {xml.get(XML_LANG)!r}"))
    return faults


def main(argv: list[str]) -> int:
    parser = arguments(__doc__)
    parser.add_argument("out", type=Path, metavar="OUT", help="a folder that holds .html files, at any depth")
    parser.add_argument("--sample", type=int, metavar="N", help="N pages chosen at random (default: all)")
    parser.add_argument("--seed", type=int, default=0, help="of the choice (default: %(default)s)")
    options = parser.parse_args(argv)
    report = Report("check_polyglot", options.examples)
    pages = files(options.out, ".html")
    if options.sample is not None and options.sample < len(pages):
        pages = sorted(random.Random(options.seed).sample(pages, options.sample))
    for page, faults in zip(pages, spread(check, pages, options.jobs, chunk=8)):
        report.count("pages")
        for kind, detail in faults:
            report.fail(kind, page.relative_to(options.out), detail)
    return report.finish(needs=("pages",))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
