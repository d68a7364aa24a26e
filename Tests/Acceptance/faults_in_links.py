"""Faults of links, images, tables of contents and redirects."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote

from fault_content import HEADING, IMAGE, URL_KEYS, Link, Topic, slug_of, tree_of
from faults import DIFFERENCES, Fault, Spot, World, addresses, kind

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc33"
    "0000000049454e44ae426082")


# --- links ------------------------------------------------------------------------------------------------------------


def relink(
    world: World, topic: Topic, rule: str, make: Callable[[Link], bytes | None], cell: bool | None = None
) -> Fault | None:
    """Gives one link another address."""
    for link in world.shuffled(topic.links)[:6]:
        address = make(link)
        if address is None or cell and not link.is_raw:
            continue
        data = topic.changed(link.start, link.end, address)
        written = unquote(address.replace(b"\\\\", b"\\").decode()) if not link.is_raw else unquote(address.decode())
        if addresses(data, cell).count(written) <= addresses(topic.data, cell).count(written):
            continue
        fault = world.in_topic(rule, topic, data, link.start, link.start + len(address))
        # What it led to must stay, or the finding would be another.
        fault.claims = {link.target} - {topic.path}
        return fault
    return None


def to_nothing(world: World) -> Callable[[Link], bytes | None]:
    def make(link: Link) -> bytes | None:
        if not link.address.partition(b"#")[0].endswith(b".md"):
            return None
        folder, slash, _ = link.address.partition(b"#")[0].rpartition(b"/")
        return folder + slash + world.name() + b".md"

    return make


@kind("broken link in text", "link-target-missing")
def _(world: World, topic: Topic) -> Fault | None:
    return relink(world, topic, "link-target-missing", to_nothing(world), cell=False)


@kind("broken link in an HTML cell", "link-target-missing", rb"<td>")
def _(world: World, topic: Topic) -> Fault | None:
    return relink(world, topic, "link-target-missing", to_nothing(world), cell=True)


@kind("link in wrong case", "link-wrong-case")
def _(world: World, topic: Topic) -> Fault | None:
    def make(link: Link) -> bytes | None:
        file, mark, fragment = link.address.partition(b"#")
        folder, slash, name = file.rpartition(b"/")
        letters = [i for i, byte in enumerate(name) if chr(byte).isalpha() and byte < 128]
        if not letters or b"%" in name:
            return None
        at = world.chance.choice(letters)
        return folder + slash + name[:at] + name[at : at + 1].swapcase() + name[at + 1 :] + mark + fragment

    return relink(world, topic, "link-wrong-case", make)


@kind("anchor renamed", "link-anchor-missing", rb"#")
def _(world: World, topic: Topic) -> Fault | None:
    content = world.content
    others = [content.topics[path] for path in sorted(content.linkers[topic.path] & content.topics.keys() | {topic.path})]
    links = [
        (other, link) for other in others if other.locale == topic.locale for link in other.links
        if link.target == topic.path and link.fragment
    ]
    for fragment in world.shuffled(sorted({link.fragment for _, link in links})):
        wanted = [(other, link) for other, link in links if link.fragment == fragment]
        explicit = topic.found(re.compile(rb"\s(?:id|name)=\"(" + re.escape(fragment.encode()) + rb")\""))
        headings = [m for m in topic.found(HEADING) if slug_of(m.group(2).decode()) == fragment]
        if len(explicit) + len(headings) != 1:
            continue
        at = explicit[0].end(1) if explicit else headings[0].end(2)
        extra = b"-zz" if explicit else b" Zq"
        data = topic.changed(at, at, extra)

        def spot(other: Topic, link: Link) -> Spot:
            shift = len(extra) if other is topic and link.start >= at else 0
            return Spot(other.path, link.start + shift, link.end + shift)

        fault = Fault("link-anchor-missing", {topic.path: data}, [[spot(*pair)] for pair in wanted])
        fault.claims = {other.path for other, _ in wanted}
        fault.follow("link-anchor-missing", paths=content.linkers_by_fallback(topic.path))
        return world.unsettled(fault, topic)
    return None


@kind("fragment of nothing", "link-anchor-missing")
def _(world: World, topic: Topic) -> Fault | None:
    return relink(
        world, topic, "link-anchor-missing", lambda link: link.address.partition(b"#")[0] + b"#" + world.name())


@kind("fragment in wrong case", "link-anchor-case")
def _(world: World, topic: Topic) -> Fault | None:
    def make(link: Link) -> bytes | None:
        target = world.content.topics[link.target]
        slugs = [slug_of(match.group(2).decode()) for match in target.found(HEADING)]
        unique = [slug for slug in slugs if slug and slugs.count(slug) == 1 and slug.encode() + b'"' not in target.data]
        if not unique:
            return None
        slug = world.chance.choice(unique)
        at = world.chance.choice([i for i, letter in enumerate(slug) if letter != "-"])
        return link.address.partition(b"#")[0] + b"#" + (slug[:at] + slug[at].upper() + slug[at + 1 :]).encode()

    return relink(world, topic, "link-anchor-case", make)


@kind("empty link", "link-empty")
def _(world: World, topic: Topic) -> Fault | None:
    return relink(world, topic, "link-empty", lambda link: b"")


@kind("path of one machine", "link-local-path")
def _(world: World, topic: Topic) -> Fault | None:
    def make(link: Link) -> bytes:
        slash = b"\\" if link.is_raw else b"\\\\"
        return world.chance.choice([
            b"C:" + slash + b"Share" + slash + b"Help.htm", slash + slash + b"server" + slash + b"share",
            b"file:///C:/Help/index.htm", b"d:/Help/index.htm"])

    return relink(world, topic, "link-local-path", make)


@kind("URL in a path", "link-spliced-url")
def _(world: World, topic: Topic) -> Fault | None:
    return relink(
        world, topic, "link-spliced-url", lambda link: world.name() + b"-https://docs.example.org/" + world.name())


@kind("link out of scope", "link-out-of-scope")
def _(world: World, topic: Topic) -> Fault | None:
    up = b"../" * (topic.path.count("/") + world.chance.randint(0, 1))
    return relink(world, topic, "link-out-of-scope", lambda link: up + b"Elsewhere/" + world.name() + b".md")


@kind("link from the root", "link-rooted-unmapped")
def _(world: World, topic: Topic) -> Fault | None:
    return relink(world, topic, "link-rooted-unmapped", lambda link: b"/" + world.name() + b"/page")


@kind("link without encryption", "link-insecure", rb"\]\(https://|href=\"https://")
def _(world: World, topic: Topic) -> Fault | None:
    places = topic.found(re.compile(rb"(?:(?<!!)\[[^\[\]\\`\n]+\]\(|<a href=\")(https)://"))
    for match in world.shuffled(places)[:3]:
        data = topic.changed(match.start(1), match.end(1), b"http")
        if sum(a.startswith("http:") for a in addresses(data)) > sum(a.startswith("http:") for a in addresses(topic.data)):
            return world.in_topic("link-insecure", topic, data, match.start(1), match.end(1))
    return None


@kind("link to a redirect", "link-redirected")
def _(world: World, topic: Topic) -> Fault | None:
    name = world.name()

    def make(link: Link) -> bytes | None:
        return name + b".md" if posixpath.dirname(link.target) == posixpath.dirname(topic.path) and link.address.partition(
            b"#")[0] else None

    fault = relink(world, topic, "link-redirected", make)
    if fault:
        at, to = fault.spots[0][0].start, posixpath.join(posixpath.dirname(topic.path), name.decode() + ".md")
        link = next(link for link in topic.links if link.start == at)
        target = posixpath.basename(link.target).encode()
        fault.files[to] = b"---\nredirect_url: '" + target + b"'\n---\n"
    return fault


@kind("link to another locale", "link-wrong-locale")
def _(world: World, topic: Topic) -> Fault | None:
    def make(link: Link) -> bytes | None:
        others = [t.path for t in world.content.group(world.content.topics[link.target]) if t.locale != topic.locale]
        return posixpath.relpath(world.chance.choice(others), posixpath.dirname(topic.path)).encode() if others else None

    return relink(world, topic, "link-wrong-locale", make)


@kind("link to a topic by URL", "link-own-topic-by-url", rb"^(?:ms:)?mtpsurl:")
def _(world: World, topic: Topic) -> Fault | None:
    def make(link: Link) -> bytes | None:
        url = world.content.topics[link.target].value(*URL_KEYS)
        # Parentheses end an address in Markdown; the version is no part of the id.
        return url.group(2).partition(b"(")[0].strip(b"'\"") if url and link.target != topic.path else None

    return relink(world, topic, "link-own-topic-by-url", make)


@kind("broken syntax of a link", "link-syntax-broken")
def _(world: World, topic: Topic) -> Fault | None:
    for link in world.shuffled([link for link in topic.links if not link.is_raw])[:4]:
        # A label counts only in a topic that defines some: brackets may be brackets.
        label = world.name()
        whole, more = world.chance.choice([
            (b"[" + link.text + b"] (" + link.address + b")", b""),
            ("［".encode() + link.text + "］（".encode() + link.address + "）".encode(), b""),
            (b"[" + link.text + b"][" + label + b"q]", b"\n\n[" + label + b"]: " + link.address + b"\n")])
        data = topic.changed(*link.whole, whole) + more
        if len(addresses(data)) < len(addresses(topic.data)):
            start = link.whole[0]
            return world.in_topic("link-syntax-broken", topic, data, start, start + len(whole), *DIFFERENCES)
    return None


# --- images -----------------------------------------------------------------------------------------------------------


def images(data: bytes) -> list[tuple[str, str]]:
    return [(unquote(i.get("src") or "", errors="replace"), i.get("alt") or "") for i in tree_of(data).iter("img")]


@kind("image of nothing", "image-missing", rb"!\[")
def _(world: World, topic: Topic) -> Fault | None:
    for match in world.shuffled(topic.found(IMAGE))[:4]:
        if not world.content.resolved(topic.path, match.group(2)):
            continue
        name = world.name() + b".(X.150).gif"
        address = match.group(2).rpartition(b"/")[0] + b"/" + name if b"/" in match.group(2) else name
        data = topic.changed(match.start(2), match.end(2), address)
        if any(source == address.decode() for source, _ in images(data)):
            fault = world.in_topic("image-missing", topic, data, match.start(2), match.start(2) + len(address))
            return fault.follow("asset-unused")
    return None


@kind("image without text", "image-alt-missing", rb"!\[[^\]\s]|<img[^>]* alt=\"[^\"]")
def _(world: World, topic: Topic) -> Fault | None:
    raw = topic.found(re.compile(rb"<img\s[^<>]*?( alt=\"([^\"<>]+)\")[^<>]*>"))
    for match in world.shuffled(topic.found(IMAGE) + raw)[:4]:
        data = topic.changed(*match.span(1), b"")
        if sum(not alt for _, alt in images(data)) > sum(not alt for _, alt in images(topic.data)):
            end = match.end() - len(match.group(1))
            return world.in_topic("image-alt-missing", topic, data, match.start(), end)
    return None


@kind("unused asset", "asset-unused")
def _(world: World, topic: Topic) -> Fault | None:
    path = posixpath.join(posixpath.dirname(topic.path), world.name().decode() + ".png")
    return Fault("asset-unused", {path: PNG}, [[Spot(path)]])


# --- tables of contents, redirects, outputs ---------------------------------------------------------------------------


def toc_of(world: World, topic: Topic) -> tuple[str, list[re.Match[bytes]]] | None:
    """The table of contents beside or above a topic, and its entries that lead to topics."""
    folder = posixpath.dirname(topic.path)
    while folder and posixpath.join(folder, "toc.yml") not in world.content.data:
        folder = posixpath.dirname(folder)
    path = posixpath.join(folder, "toc.yml")
    if not folder:
        return None
    entries = re.finditer(rb"^[ -]*href:[ \t]*[\"']?([^\s\"'#]+)", world.content.data[path], re.MULTILINE)
    return path, [m for m in entries if world.content.resolved(path, m.group(1)) in world.content.topics]


@kind("entry of nothing", "toc-target-missing")
def _(world: World, topic: Topic) -> Fault | None:
    found = toc_of(world, topic)
    if not found or not found[1]:
        return None
    path, match = found[0], world.chance.choice(found[1])
    data, name = world.content.data[path], world.name() + b".md"
    fault = Fault("toc-target-missing", {path: data[: match.start(1)] + name + data[match.end(1) :]}, [
        [Spot(path, match.start(1), match.start(1) + len(name))]])
    return fault.follow("toc-topic-unlisted", paths={str(world.content.resolved(path, match.group(1)))})


@kind("topic without an entry", "toc-topic-unlisted")
def _(world: World, topic: Topic) -> Fault | None:
    found = toc_of(world, topic)
    tocs = [path for path in world.content.linkers[topic.path] if path.endswith(".yml")]
    if not found or tocs != [found[0]] or topic.path in world.known.get("toc-topic-unlisted", set()):
        return None
    data = world.content.data[found[0]]
    entry = re.compile(rb"^( *)- name:[^\n]*\n +href: *" + re.escape(posixpath.relpath(topic.path, posixpath.dirname(
        found[0])).encode()) + rb"\r?\n(?! *items:)", re.MULTILINE)
    matches = list(entry.finditer(data))
    if len(matches) != 1:
        return None
    return Fault("toc-topic-unlisted", {found[0]: data[: matches[0].start()] + data[matches[0].end() :]}, [[Spot(topic.path)]])


@kind("toc that is no YAML", "toc-invalid")
def _(world: World, topic: Topic) -> Fault | None:
    found = toc_of(world, topic)
    if not found or not found[1] or world.content.data[found[0]].count(b"\n") > 400:
        return None
    data = world.content.data[found[0]]
    at = world.chance.choice(found[1]).start(1)
    return Fault("toc-invalid", {found[0]: data[:at] + b"'zq: " + data[at:]}, [[Spot(found[0])]]).follow("toc-topic-unlisted")


def stub(topic: Topic, name: bytes, target: bytes) -> tuple[str, bytes]:
    return posixpath.join(posixpath.dirname(topic.path), name.decode() + ".md"), b"---\nredirect_url: '" + target + b"'\n---\n"


@kind("redirect in a circle", "redirect-loop")
def _(world: World, topic: Topic) -> Fault | None:
    names = [world.name() for _ in range(world.chance.randint(1, 3))]
    stubs = dict(stub(topic, name, names[i - 1] + world.chance.choice([b"", b".md"])) for i, name in enumerate(names))
    return Fault("redirect-loop", dict(stubs), [[Spot(path, 4, len(data) - 4)] for path, data in stubs.items()])


@kind("redirect to nothing", "redirect-dangling")
def _(world: World, topic: Topic) -> Fault | None:
    path, data = stub(topic, world.name(), world.name() + b".md")
    return Fault("redirect-dangling", {path: data}, [[Spot(path, 4, len(data) - 4)]])


@kind("two topics, one page", "output-conflict")
def _(world: World, topic: Topic) -> Fault | None:
    folder, name = posixpath.split(topic.path)
    other = posixpath.join(folder, name.removesuffix(".md").upper() + ".md")
    if other in world.content.paths or topic.path == other:
        return None
    guid = "%08x-0000-4000-8000-%012x" % (world.chance.getrandbits(32), world.chance.getrandbits(48))
    data = f"---\ntitle: Zq\nassetid: {guid}\n---\n\nZq.\n".encode()
    fault = Fault("output-conflict", {other: data}, [[Spot(other), Spot(topic.path)]])
    fault.follow("l10n-topic-missing", "toc-topic-unlisted", "error-id-gap")
    return fault.follow("l10n-topic-orphan", paths={other})
