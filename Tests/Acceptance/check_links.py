#!/usr/bin/env python3
"""Every link of OUT/html and OUT/xml resolves: to a file that exists, in exact letter case, with the fragment as an id.

Looked at: every href and src (xlink:href, srcset, poster, data, cite, longdesc, action too), the address of a meta
refresh, and url(…) in style sheets and style attributes. A link with a scheme is external and is not followed;
a scheme that is not in the list of SCHEMES (`javascript:`, `file:`, `C:`, `group-metrics-and-https:`) and `data:` other
than images are faults. Faults as well:
absolute paths, `//host`, `\\`, <base>, links to a folder or out of the web root (pages) or of OUT (XML), empty links,
style sheets, scripts and fonts from elsewhere, and two elements with one id.
"""

from __future__ import annotations

import posixpath
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from acceptance import Report, arguments, files, spread

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
SCHEMES = frozenset("""
    callto data ftp ftps geo http https irc ldap ldaps mailto news nntp sip sips skype sms tel urn xmpp
""".split())
URL_ATTRIBUTES = frozenset("href src poster data cite longdesc action formaction background srcset".split())
REFRESH = re.compile(r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?[\"']?(.*?)[\"']?\s*$", re.IGNORECASE)
CSS_URL = re.compile(r"url\(\s*([\"']?)(.*?)\1\s*\)|@import\s+([\"'])(.*?)\3", re.IGNORECASE)
# What a browser fetches by itself in order to show the page at all: helpc promises no request to anywhere else.
FETCHED = frozenset({("link", "href"), ("script", "src")})
FETCHED_RELATIONS = frozenset("stylesheet icon preload modulepreload manifest prefetch".split())

Link = tuple[str, str]  # (kind, address as an URL parser sees it)


def links_of(element: etree._Element) -> Iterator[Link]:
    name = etree.QName(element).localname.lower()
    if name == "base":
        yield "base", element.get("href") or ""
        return
    if name == "meta":
        if (element.get("http-equiv") or "").lower() == "refresh":
            found = REFRESH.match(element.get("content") or "")
            if found and found.group(1):
                yield "meta refresh", found.group(1)
        return
    for attribute, value in element.attrib.items():
        local = attribute.rpartition("}")[2].lower()
        if local == "srcset":
            for candidate in value.split(","):
                if candidate.strip():
                    yield f"{name} srcset", candidate.split()[0]
        elif local == "style":
            for found in CSS_URL.finditer(value):
                yield f"{name} style", found.group(2) or found.group(4) or ""
        elif local in URL_ATTRIBUTES and not (local == "data" and name != "object"):
            fetched = (name, local) in FETCHED
            if name == "link" and not FETCHED_RELATIONS & set((element.get("rel") or "").lower().split()):
                fetched = False
            yield f"{name} {local}" + (" fetched" if fetched else ""), value.strip()


def scan(path: Path) -> tuple[set[str], list[str], list[Link], str | None]:
    """The ids of a file, those used twice, its links, and why it can't be read."""
    if path.suffix == ".css":
        text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        return set(), [], [("css url fetched", m.group(2) or m.group(4) or "") for m in CSS_URL.finditer(text)], None
    try:
        tree = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except (etree.XMLSyntaxError, OSError) as error:
        return set(), [], [], str(error)
    ids: set[str] = set()
    twice: list[str] = []
    links: list[Link] = []
    for element in tree.iter(etree.Element):
        identifier = element.get("id") or element.get("{http://www.w3.org/XML/1998/namespace}id")
        # In helpc's own XML an `id` may be a key of any kind; only XHTML elements promise anchors that are unique.
        if identifier is not None:
            if identifier in ids and (path.suffix == ".html" or "xhtml" in str(element.tag)):
                twice.append(identifier)
            ids.add(identifier)
        if etree.QName(element).localname == "a" and element.get("name"):
            ids.add(element.get("name"))
        links += links_of(element)
    return ids, twice, links, None


def resolve(source: str, root: str, address: str) -> tuple[str, str | None, str] | tuple[None, str, str]:
    """(path below OUT, fragment or None, "") or (None, kind of fault, detail)."""
    if not address:
        return None, "empty link", ""
    if "\\" in address.split("?")[0].split("#")[0]:
        return None, "backslash", address
    if address.startswith("/"):
        return None, "absolute path", address
    reference, mark, fragment = address.partition("#")
    path = unquote(reference.partition("?")[0])
    target = posixpath.normpath(posixpath.join(posixpath.dirname(source), path)) if path else source
    if path.endswith("/") or path.rpartition("/")[2] in (".", ".."):
        if path:
            return None, "link to a folder", address
    if target != root and not target.startswith(root + "/" if root else "") or target.startswith(".."):
        return None, "leaves the root", address
    return target, (fragment if mark else None), ""


def main(argv: list[str]) -> int:
    parser = arguments(__doc__)
    parser.add_argument("out", type=Path, metavar="OUT")
    options = parser.parse_args(argv)
    report = Report("check_links", options.examples)
    out: Path = options.out
    everything = {path.relative_to(out).as_posix() for path in files(out)}
    folded = {path.casefold(): path for path in everything}
    paths = [p for p in files(out, ".html", ".xml", ".css") if p.relative_to(out).parts[0] in ("html", "xml")]
    scans = {}
    for path, found in zip(paths, spread(scan, paths, options.jobs)):
        scans[path.relative_to(out).as_posix()] = found
    for source, (_, twice, links, unreadable) in scans.items():
        report.count("files")
        report.count(source.partition("/")[0] + " files")
        if unreadable:
            report.fail("not well formed", source, unreadable)
        for identifier in twice:
            report.fail("id twice", source, identifier)
        root = "html" if source.startswith("html/") else ""
        for kind, address in links:
            if kind == "base":
                report.fail("base element", source, address)
                continue
            scheme = SCHEME.match(address)
            if scheme or address.startswith("//"):
                word = scheme.group(1).lower() if scheme else "//"
                image = address.lower().startswith("data:image/")
                bad = word not in SCHEMES or (word == "data" and not image)
                if bad:
                    report.fail("bad scheme", source, f"{kind}: {address[:100]}")
                elif kind.endswith(" fetched") and not image:
                    report.fail("fetched from elsewhere", source, f"{kind}: {address}")
                else:
                    report.count(f"external {word}")
                continue
            report.count(f"local {kind.removesuffix(' fetched')}")
            target, fragment, detail = resolve(source, root, address)
            if target is None:
                report.fail(str(fragment), source, f"{kind}: {detail}")
                continue
            if target not in everything:
                other = folded.get(target.casefold())
                report.fail("wrong letter case" if other else "no such file", source, f"{kind}: {address}" + (
                    f", there is {other}" if other else ""))
                continue
            if fragment:
                report.count("fragments")
                ids = scans.get(target, (None,))[0]
                if ids is not None and target.endswith((".html", ".xml")):
                    if fragment not in ids and unquote(fragment) not in ids:
                        report.fail("no such fragment", source, f"{kind}: {address}")
            elif fragment == "":
                report.count("empty fragments")
    return report.finish(needs=("html files", "xml files", "local a href"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
