"""Faults of one topic by itself: its front matter, its bytes, its Markdown and HTML."""

from __future__ import annotations

import posixpath
import re

from fault_content import ASSET_KEYS, BOM, FRONT, KEY, PARAGRAPH, URL_KEYS, Topic, rendered, tree_of
from faults import DIFFERENCES, Fault, Spot, World, insert, kind

NBSP = b"\xc2\xa0"


# --- front matter -----------------------------------------------------------------------------------------------------


def with_value(world: World, topic: Topic, match: re.Match[bytes], value: bytes, rule: str) -> Fault:
    data = topic.changed(*match.span(2), value)
    return Fault(rule, {topic.path: data}, [[Spot(topic.path, match.start(2), match.start(2) + len(value))]])


def without_line(topic: Topic, match: re.Match[bytes]) -> bytes:
    return topic.changed(match.start(), topic.data.index(b"\n", match.end()) + 1, b"")


def of_front(world: World, topic: Topic, rule: str, data: bytes, is_lost: bool) -> Fault:
    """A fault of a topic's front matter as a whole; `is_lost` where no page can be made."""
    fault = Fault(rule, {topic.path: data}, [[Spot(topic.path)]])
    return world.lost(fault, topic) if is_lost else world.unsettled(fault, topic)


@kind("asset id twice", "asset-id-duplicate", rb"^(?:ms[:.])?assetid:")
def _(world: World, topic: Topic) -> Fault | None:
    mine = topic.value(*ASSET_KEYS)
    other = world.chance.choice(world.content.pool(rb"^(?:ms[:.])?assetid:"))
    theirs = other.value(*ASSET_KEYS)
    if not mine or not theirs or other.locale != topic.locale or other.asset == topic.asset:
        return None
    if world.content.has_twin(topic) or world.content.has_twin(other):
        return None
    fault = with_value(world, topic, mine, theirs.group(2), "asset-id-duplicate")
    fault.spots[0].append(Spot(other.path, *theirs.span(2)))
    # Findings are told apart by asset id: two equal ones of two topics of one id are the first and the second.
    fault.renamed = {topic.path, other.path}
    fault.claims = {other.path} | world.members(other)
    fault.follow(*DIFFERENCES, "l10n-untranslated", paths=world.members(topic) | world.members(other))
    return world.lost(world.relinked(fault, world.content.linkers[other.path]), topic)


@kind("malformed asset id", "asset-id-invalid", rb"^(?:ms[:.])?assetid:")
def _(world: World, topic: Topic) -> Fault | None:
    match = topic.value(*ASSET_KEYS)
    if not match or world.content.has_twin(topic) or len([key for key in ASSET_KEYS if key in topic.keys]) > 1:
        return None
    value = match.group(2)
    at = world.chance.choice([i for i, byte in enumerate(value) if byte in b"0123456789abcdefABCDEF"])
    broken = value[:at] + world.chance.choice([b"", b"g", b"-0"]) + value[at + 1 :]
    fault = with_value(world, topic, match, broken, "asset-id-invalid")
    fault.renamed = {topic.path}
    return world.lost(fault, topic)


@kind("no ids", "front-matter-id", rb"^(?:ms[:.])?assetid:")
def _(world: World, topic: Topic) -> Fault | None:
    if world.content.has_twin(topic):
        return None
    ids = re.compile(rb"(ms[:.])?(assetid|mtpsurl|contentkeyid)|errorid", re.IGNORECASE)
    front = KEY.sub(lambda m: b"zqkey: x" if ids.fullmatch(m.group(1)) else m.group(), topic.data[: topic.body])
    fault = of_front(world, topic, "front-matter-id", front + topic.data[topic.body :], is_lost=True)
    fault.renamed = {topic.path}
    fault.follow("front-matter-unknown-key", "front-matter-duplicate-key", paths={topic.path})
    return fault


@kind("no title", "front-matter-title", rb"^title:")
def _(world: World, topic: Topic) -> Fault | None:
    match = topic.value(b"title")
    if not match:
        return None
    return of_front(world, topic, "front-matter-title", without_line(topic, match), is_lost=False).follow(
        "l10n-value-lost", paths={topic.path})


@kind("front matter never closed", "front-matter-invalid")
def _(world: World, topic: Topic) -> Fault | None:
    end = topic.data.rindex(b"---", 0, topic.body)
    data = topic.data[:end] + topic.data[topic.body :]
    return None if FRONT.match(data) else of_front(world, topic, "front-matter-invalid", data, is_lost=True)


@kind("YAML that is none", "front-matter-invalid")
def _(world: World, topic: Topic) -> Fault | None:
    match = topic.value(b"title")
    if not match:
        return None
    value = world.chance.choice([b"'never closed", b"[a, b", b"a: b: c", b"*nowhere"])
    fault = with_value(world, topic, match, value, "front-matter-invalid")
    fault.spots = [[Spot(topic.path, 0, topic.body)]]
    return world.lost(fault, topic)


@kind("no front matter", "front-matter-missing")
def _(world: World, topic: Topic) -> Fault | None:
    if re.match(r"(readme|license|contributing|security|changelog|code_of_conduct)", posixpath.basename(topic.path), re.I):
        return None
    return of_front(world, topic, "front-matter-missing", topic.data[topic.body :], is_lost=True)


@kind("key twice", "front-matter-duplicate-key")
def _(world: World, topic: Topic) -> Fault | None:
    matches = [m for m in topic.keys.values() if m.group(2) and m.group(2)[:1] not in b"[{|>&"]
    match = world.chance.choice(matches) if matches else None
    if not match:
        return None
    # Behind the line itself, so that it is the second.
    at = topic.data.index(b"\n", match.end()) + 1
    line = match.group() + b"\n"
    fault = world.in_topic("front-matter-duplicate-key", topic, topic.changed(at, at, line), at, at + len(match.group(1)))
    return fault.follow("line-endings-mixed", "link-rooted-unmapped", paths={topic.path})


@kind("URL of another locale", "locale-mismatch", rb"^(?:ms:)?mtpsurl:.*/[a-z]{2}-[a-z]{2}/")
def _(world: World, topic: Topic) -> Fault | None:
    match = topic.value(*URL_KEYS)
    segment = re.search(rb"/([a-z]{2}-[a-z]{2})/", match.group(2)) if match else None
    if not match or not segment:
        return None
    other = b"es-es" if segment.group(1) != b"es-es" else b"it-it"
    value = match.group(2).replace(segment.group(), b"/" + other + b"/")
    return world.unsettled(with_value(world, topic, match, value, "locale-mismatch"), topic)


def with_line(world: World, topic: Topic, rule: str, line: bytes) -> Fault:
    start = topic.data.rindex(b"---", 0, topic.body)
    end = b"\r\n" if topic.data[: topic.body].endswith(b"\r\n") else b"\n"
    return world.in_topic(rule, topic, topic.changed(start, start, line + end), start, start + len(line))


@kind("locale of another folder", "locale-mismatch")
def _(world: World, topic: Topic) -> Fault | None:
    if b"locale" in topic.keys:
        return None
    return with_line(world, topic, "locale-mismatch", b"locale: " + world.chance.choice([b"es-es", b"pt-BR", b"sv"]))


@kind("locale that is none", "locale-unknown")
def _(world: World, topic: Topic) -> Fault | None:
    if b"locale" in topic.keys:
        return None
    return with_line(world, topic, "locale-unknown", b"locale: " + world.chance.choice([b"french", b"fr-", b"12-fr", b"f"]))


@kind("content key twice", "key-conflict", rb"^ms:contentKeyID:")
def _(world: World, topic: Topic) -> Fault | None:
    other = world.chance.choice(world.content.pool(rb"^ms:contentKeyID:"))
    mine, theirs = topic.value(b"ms:contentKeyID"), other.value(b"ms:contentKeyID")
    if not mine or not theirs or other.locale != topic.locale or other.asset == topic.asset:
        return None
    fault = with_value(world, topic, mine, theirs.group(2), "key-conflict")
    fault.spots[0].append(Spot(other.path, *theirs.span(2)))
    fault.claims = {other.path}
    return fault


@kind("wrong rule in a title", "error-id-suffix-mismatch", rb"^TOCTitle:.*[A-Za-z]_[A-Z]")
def _(world: World, topic: Topic) -> Fault | None:
    match, url = topic.value(b"TOCTitle"), topic.value(*URL_KEYS)
    if not match or not url or b"setupreadiness" not in url.group(2):
        return None
    at = match.group(2).rstrip(b"'\"")
    broken = at + b"Zq" + match.group(2)[len(at) :]
    return with_value(world, topic, match, broken, "error-id-suffix-mismatch")


@kind("error id lost in a locale", "error-id-gap", rb"^errorid:|mtpsurl:.*setupreadiness\.")
def _(world: World, topic: Topic) -> Fault | None:
    if topic.locale == world.content.source or len(world.content.group(topic)) < 2:
        return None
    fault = Fault("error-id-gap", {topic.path: None}, [[Spot(path) for path in sorted(world.members(topic))]])
    return world.lost(fault, topic, is_gone=True)


# --- bytes ------------------------------------------------------------------------------------------------------------


@kind("bytes that are not UTF-8", "encoding-invalid")
def _(world: World, topic: Topic) -> Fault | None:
    bad = world.chance.choice([b"\xff", b"\xc3\x28", b"\xe2\x82", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf5\x80\x80\x80"])
    at = world.chance.choice([match.start() for match in re.finditer(rb"(?<=[ -~])(?=[ -~])", topic.data)])
    fault = Fault("encoding-invalid", {topic.path: topic.changed(at, at, bad)}, [[Spot(topic.path, at, at + len(bad))]])
    return world.lost(fault, topic, is_known=at >= topic.body)


@kind("NUL", "encoding-invalid")
def _(world: World, topic: Topic) -> Fault | None:
    at = world.chance.choice([match.start() for match in re.finditer(rb"(?<=[ -~])(?=[ -~])", topic.data)])
    fault = Fault("encoding-invalid", {topic.path: topic.changed(at, at, b"\0")}, [[Spot(topic.path, at, at + 1)]])
    return world.lost(fault, topic, is_known=at >= topic.body)


@kind("byte order mark", "encoding-bom", rb"\A---")
def _(world: World, topic: Topic) -> Fault | None:
    return world.in_topic("encoding-bom", topic, BOM + topic.data, 0, 3)


@kind("mixed line ends", "line-endings-mixed")
def _(world: World, topic: Topic) -> Fault | None:
    ends = [m.start() for m in re.finditer(rb"\r?\n", topic.data)]
    at = world.chance.choice(ends)
    is_crlf = topic.data[at : at + 1] == b"\r"
    if len(ends) < 5 or topic.data.count(b"\r\n") not in (0, len(ends)):
        return None
    data = topic.changed(at, at + 2, b"\n") if is_crlf else topic.changed(at, at + 1, b"\r\n")
    # The first line that differs from those before it is as good a place.
    return world.in_topic("line-endings-mixed", topic, data, 0, len(data))


@kind("merge conflict", "merge-conflict-marker")
def _(world: World, topic: Topic) -> Fault | None:
    paragraphs = [match for match in topic.found(PARAGRAPH) if b"\r" not in topic.data]
    if not paragraphs:
        return None
    match = world.chance.choice(paragraphs)
    new = b"<<<<<<< HEAD\n" + match.group() + b"\n=======\n" + match.group() + b" Zq.\n>>>>>>> topic"
    start = match.start()
    return world.in_topic(
        "merge-conflict-marker", topic, topic.changed(*match.span(), new), start, start + len(new), *DIFFERENCES)


# --- Markdown and HTML ------------------------------------------------------------------------------------------------


@kind("misspelt alert", "alert-unknown", rb"^> *\[!(?i:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]")
def _(world: World, topic: Topic) -> Fault | None:
    places = topic.found(re.compile(rb"^> *\[!((?i:NOTE|TIP|IMPORTANT|WARNING|CAUTION))\]", re.MULTILINE))
    if not places:
        return None
    match = world.chance.choice(places)
    word = world.chance.choice([b"NOTEE", b"REMARQUE", b"HINWEIS", b"WARNIGN", b"IMPORTNAT", "重要".encode(), b"N\xc3\x94TE"])
    data = topic.changed(*match.span(1), word)
    quotes = [(q.text_content() or "").strip() for q in tree_of(data).iter("blockquote")]
    if not any(quote.startswith(f"[!{word.decode()}]") for quote in quotes):
        return None
    return world.in_topic("alert-unknown", topic, data, match.start(1), match.start(1) + len(word))


@kind("emphasis with a no-break space", "emphasis-unrendered", rb"\*\*[A-Za-z]")
def _(world: World, topic: Topic) -> Fault | None:
    line = re.compile(rb"^(?=[^*_`<\n]*\*\*[^*_`<\n]+\*\*[^*_`<\n]*$)[^*\n]*\*\*([A-Za-z][^*\n]*[A-Za-z])\*\*", re.MULTILINE)
    for match in world.shuffled(topic.found(line))[:4]:
        at = world.chance.choice(match.span(1))
        data = topic.changed(at, at, NBSP)
        if rendered(data).count("<strong>") == rendered(topic.data).count("<strong>") - 1:
            return world.in_topic("emphasis-unrendered", topic, data, match.start(1) - 2, match.end(1) + 4)
    return None


@kind("unknown element", "html-unknown-element")
def _(world: World, topic: Topic) -> Fault | None:
    new = world.chance.choice([b"<server name>", b"<database>", "<Nom du serveur>".encode(), b"<GUID of the mailbox>"])
    found = insert(world, topic, new)
    if not found or rendered(found[0]).count(new.decode()) <= rendered(topic.data).count(new.decode()):
        return None
    return world.in_topic("html-unknown-element", topic, found[0], found[1], found[1] + len(new))


@kind("tag opened in text", "html-unbalanced")
def _(world: World, topic: Topic) -> Fault | None:
    new = world.chance.choice([b"<b>", b"<span>", b"<em>", b"<sub>", b"<u>"])
    found = insert(world, topic, new)
    if not found or rendered(found[0]).count(new.decode()) <= rendered(topic.data).count(new.decode()):
        return None
    return world.in_topic("html-unbalanced", topic, found[0], found[1], found[1] + len(new))


@kind("end tag removed", "html-unbalanced", rb"</(?:strong|em|ul|ol|table|div|span|b|i)>")
def _(world: World, topic: Topic) -> Fault | None:
    places = topic.found(re.compile(rb"</(strong|em|ul|ol|table|div|span|b|i)>"))
    for match in world.shuffled(places)[:3]:
        name = match.group(1)
        tags = topic.found(re.compile(rb"<(/?)" + name + rb"(?=[\s>])[^>]*>"))
        if 2 * sum(tag.group(1) == b"/" for tag in tags) != len(tags):
            continue
        open_tags: list[re.Match[bytes]] = []
        for tag in tags:
            if tag.start() == match.start():
                break
            if tag.group(1):
                open_tags = open_tags[:-1]
            else:
                open_tags.append(tag)
        data = topic.changed(*match.span(), b"")
        end = f"</{name.decode()}>"
        if not open_tags or rendered(data).count(end) != rendered(topic.data).count(end) - 1:
            continue
        fault = world.in_topic("html-unbalanced", topic, data, open_tags[-1].start(), match.start(), *DIFFERENCES)
        # An outer element of the same name is closed instead, and the outermost is left open.
        fault.spots[0].append(Spot(topic.path, open_tags[0].start(), len(data)))
        return fault
    return None


@kind("script", "html-unsafe")
def _(world: World, topic: Topic) -> Fault | None:
    new = world.chance.choice([
        b"<script>alert(1)</script>", b'<iframe src="https://example.org/"></iframe>', b'<b onclick="go()">zq</b>',
        b'<a href="javascript:void(0)">zq</a>', b'<object data="x.swf"></object>', b"<SCRIPT SRC=x.js></SCRIPT>",
        b"[zq](javascript:void)"])
    found = insert(world, topic, new)
    if not found:
        return None
    return world.in_topic("html-unsafe", topic, found[0], found[1], found[1] + len(new))


@kind("anchor twice", "heading-anchor-duplicate")
def _(world: World, topic: Topic) -> Fault | None:
    paragraphs = topic.found(PARAGRAPH)
    name = world.name()
    tags = [world.chance.choice([b'<a id="%s"></a>', b'<a name="%s"></a>', b'<span id="%s"></span>']) % name for _ in "12"]
    if len(paragraphs) < 2:
        return None
    first, second = sorted(world.chance.sample([match.start() for match in paragraphs], 2))
    data = topic.data[:first] + tags[0] + topic.data[first:second] + tags[1] + topic.data[second:]
    start = second + len(tags[0])
    return world.in_topic("heading-anchor-duplicate", topic, data, start, start + len(tags[1]))


@kind("nested too deep", "topic-too-deep")
def _(world: World, topic: Topic) -> Fault | None:
    paragraphs = topic.found(PARAGRAPH)
    if not paragraphs:
        return None
    match = world.chance.choice(paragraphs)
    new = b"> " * 300 + match.group()
    fault = Fault("topic-too-deep", {topic.path: topic.changed(*match.span(), new)}, [[Spot(topic.path)]])
    return world.lost(fault, topic, is_known=True)


@kind("ignored without need", "suppression-unused")
def _(world: World, topic: Topic) -> Fault | None:
    comment = b"<!-- helpc:ignore link-local-path a path of every machine -->"
    data = topic.changed(topic.body, topic.body, comment + b"\n\n")
    return world.in_topic("suppression-unused", topic, data, topic.body, topic.body + len(comment))
