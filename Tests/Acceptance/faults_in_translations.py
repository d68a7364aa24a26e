"""Faults that show only beside the other languages: what was dropped, translated, left as it was or forgotten."""

from __future__ import annotations

import posixpath
import re

from fault_content import ASSET_KEYS, HEADING, IMAGE, PARAGRAPH, URL_KEYS, Topic, facts_of, prose_of
from faults import Fault, Spot, World, addresses, insert, kind


# --- translations -----------------------------------------------------------------------------------------------------


@kind("code translated", "l10n-code-differs", rb"`")
def _(world: World, topic: Topic) -> Fault | None:
    if not world.content.agree(topic, "code"):
        return None
    words = [
        m for span in topic.code_spans if span[0] >= topic.body and topic.data[span[0] : span[0] + 1] in b"`"
        for m in re.finditer(rb"[A-Za-z]{4,}", topic.data[: span[1]][span[0] :])
        for m in [(span[0] + m.start(), span[0] + m.end())]]
    for start, end in world.shuffled(words)[:4]:
        new = world.chance.choice(["größe", "état", "サーバー", "zqzq"]).encode()
        data = topic.changed(start, end, new)
        if facts_of(data).code != topic.facts.code:
            return world.of_title("l10n-code-differs", topic, data)
    return None


def dropped(world: World, topic: Topic, aspect: str, places: list[re.Match[bytes]], by: int = 1) -> Fault | None:
    """Leaves out one of `places`, after which one fact of the topic is another."""
    if not world.content.agree(topic, aspect):
        return None
    for match in world.shuffled(places)[:5]:
        data = topic.changed(*match.span(), b"")
        after = getattr(facts_of(data), aspect)
        before = getattr(topic.facts, aspect)
        total = (lambda value: sum(value) if aspect == "tables" else len(value) if aspect == "headings" else value)
        if total(after) != total(before) - by or not prose_of(data).strip():
            continue
        fault = world.of_title("l10n-structure-differs", topic, data)
        fault.follow("asset-unused")
        return fault.follow("link-anchor-missing", paths=world.content.linkers[topic.path] | {topic.path})
    return None


@kind("row dropped", "l10n-structure-differs", rb"<tr>|^\|")
def _(world: World, topic: Topic) -> Fault | None:
    raw = re.compile(rb"<tr[^>]*>(?:(?!</?tr|</?table).)*?</tr>\s*", re.DOTALL)
    pipes = re.compile(rb"(?<=\n)\|[^\n]*\|[ \t]*\r?\n")
    return dropped(world, topic, "tables", topic.found(raw) + topic.found(pipes))


@kind("heading dropped", "l10n-structure-differs", rb"^#{1,6} ")
def _(world: World, topic: Topic) -> Fault | None:
    return dropped(world, topic, "headings", topic.found(HEADING))


@kind("list item dropped", "l10n-structure-differs", rb"^ *(?:[-*]|\d+\.) |<li>")
def _(world: World, topic: Topic) -> Fault | None:
    raw = re.compile(rb"<li>(?:(?!</?li|</?[uo]l).)*?</li>", re.DOTALL)
    lines = re.compile(rb"(?<=\n) {0,3}(?:[-*+]|\d+\.) +[^\r\n]+\r?\n")
    return dropped(world, topic, "items", topic.found(raw) + topic.found(lines))


@kind("image dropped", "l10n-structure-differs", rb"!\[")
def _(world: World, topic: Topic) -> Fault | None:
    return dropped(world, topic, "images", topic.found(IMAGE))


@kind("number lost", "l10n-value-lost", rb"(?m)(?<![\w.,:/\\%{-])[1-9]\d{1,5}(?![\w:/\\%}])")
def _(world: World, topic: Topic) -> Fault | None:
    source = world.content.source_of(topic)
    if not source or source is topic:
        return None
    number = re.compile(
        rb"(?<![0-9A-Za-z_.,:/\\%{'-])(?<!\d )([1-9]\d{1,5})"
        rb"(?![0-9A-Za-z_:/\\%}'-]|[.,][0-9]|(?: |\xc2\xa0|\xe2\x80\xaf)\d)")
    certain = set(re.findall(
        r"(?<![\w.,:/\\%{’'-])(?<!\d[ \u00a0])([1-9]\d{1,5})(?![\w:/\\%}’'-]|[.,]\d|[ \u00a0]\d)", source.prose, re.ASCII))
    for match in world.shuffled([m for p in topic.found(PARAGRAPH) for m in number.finditer(topic.data, *p.span())])[:8]:
        digits = match.group(1)
        if digits.decode() not in certain or digits in (b"10", b"11", b"12") or digits.endswith(b"0000"):
            continue
        if sum(digits in run for run in re.findall(rb"\d+", topic.data)) > 1 or not topic.is_text(match.start()):
            continue
        new = next(n for n in (b"%d" % (int(digits) + step) for step in range(111, 9999)) if n not in topic.data)
        data = topic.changed(*match.span(1), new)
        if digits.decode() in topic.prose and digits.decode() not in prose_of(data):
            return world.of_title("l10n-value-lost", topic, data)
    return None


@kind("link dropped", "l10n-links-differ")
def _(world: World, topic: Topic) -> Fault | None:
    content, members = world.content, world.content.group(topic)
    if len(members) < 3 or world.is_locked and topic.locale == content.source and len(members) < 2:
        return None
    # A link that nobody can follow may be the one that is sought: the rule gives it the benefit of the doubt.
    if any(topic.path in paths for name, paths in world.known.items() if name.startswith("link-") and name != "link-insecure"):
        return None
    for link in world.shuffled(topic.links)[:6]:
        asset = content.topics[link.target].asset
        if not asset or asset == topic.asset or content.has_twin(content.topics[link.target]):
            continue
        if sum(content.topics[other.target].asset == asset for other in topic.links) != 1:
            continue
        if not all(any(content.topics[other.target].asset == asset for other in m.links) for m in members):
            continue
        urls = [t.value(*URL_KEYS) for t in content.group(content.topics[link.target])]
        ids = [url.group(2).rpartition(b"/")[2].partition(b"(")[0].lower() for url in urls if url]
        if any(identifier in topic.data[topic.body :].lower() for identifier in ids):
            continue
        data = topic.changed(*link.whole, link.text)
        if len(addresses(data)) == len(addresses(topic.data)) - 1:
            fault = world.of_title("l10n-links-differ", topic, data)
            # A link that leads to nothing may be the one that is sought, so all others must go on leading somewhere.
            fault.claims = world.members(content.topics[link.target]) | {other.target for other in topic.links}
            fault.claims -= {topic.path}
            return fault
    return None


@kind("paragraph of the source", "l10n-untranslated")
def _(world: World, topic: Topic) -> Fault | None:
    source = world.content.source_of(topic)
    if not source or topic.locale.partition("-")[0] == source.locale.partition("-")[0]:
        return None
    plain = re.compile(rb"[^\[\]<>*_`\\&!#|\d]{40,}")
    theirs = [m.group() for m in source.found(PARAGRAPH) if plain.fullmatch(m.group()) and m.group().count(b" ") > 5]
    mine = [m for m in topic.found(PARAGRAPH) if plain.fullmatch(m.group())]
    if not theirs or not mine:
        return None
    text, match = world.chance.choice(theirs), world.chance.choice(mine)
    if text in topic.data:
        return None
    return world.in_topic(
        "l10n-untranslated", topic, topic.changed(*match.span(), text), match.start(), match.start() + len(text),
        "l10n-value-lost")


@kind("translation removed", "l10n-topic-missing")
def _(world: World, topic: Topic) -> Fault | None:
    source = world.content.source_of(topic)
    if not source or source is topic or world.is_partial(topic.locale, source):
        return None
    fault = Fault("l10n-topic-missing", {topic.path: None}, [[Spot(posixpath.dirname(source.path))]], may_grow=True)
    return world.lost(fault, topic, is_gone=True)


@kind("source removed", "l10n-topic-orphan")
def _(world: World, topic: Topic) -> Fault | None:
    others = [member for member in world.content.group(topic) if member is not topic]
    if topic.locale != world.content.source or not others:
        return None
    spots = [[Spot(other.path, *other.value(*ASSET_KEYS).span(2))] for other in others]
    fault = Fault("l10n-topic-orphan", {topic.path: None}, spots)
    return world.lost(fault, topic, is_gone=True)


@kind("source edited", "l10n-stale", only_locked=True)
def _(world: World, topic: Topic) -> Fault | None:
    if topic.locale != world.content.source or len(world.content.group(topic)) < 2:
        return None
    found = insert(world, topic, b"really")
    if not found or "really " not in prose_of(found[0]):
        return None
    return Fault("l10n-stale", {topic.path: found[0]}, [[Spot(topic.path, found[1], found[1] + 6)]])
