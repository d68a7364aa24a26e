"""What check_faults.py plants: a fault, which rule has to find it where, what may follow from it, and the list of kinds.

A kind looks for a place in one topic and returns None where there is none. Where a fault depends on how Markdown is
read, the page that cmark-gfm makes of the changed topic tells whether it became what it should.
"""

from __future__ import annotations

import posixpath
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote

from fault_content import PARAGRAPH, Content, Topic, tree_of

DIFFERENCES = ("l10n-links-differ", "l10n-code-differs", "l10n-structure-differs", "l10n-value-lost")


@dataclass(frozen=True)
class Spot:
    """A place where a finding has to be; a whole file where it has no narrow span."""

    path: str
    start: int = 0
    end: int = 1 << 60


@dataclass
class Fault:
    rule: str
    # The new bytes of each file; None removes it.
    files: dict[str, bytes | None]
    # Of each group of spots one must have a finding.
    spots: list[list[Spot]]
    # What may follow: ids, each with the files where it may, or None for all.
    follows: dict[str, set[str] | None] = field(default_factory=dict)
    # Whether a known finding that says more than before counts.
    may_grow: bool = False
    # Files whose known findings get new fingerprints.
    renamed: set[str] = field(default_factory=set)
    # Files of which nothing should be reported, as nobody touched them, though helpc may (see --strict).
    cascades: set[str] = field(default_factory=set)
    # Files that other faults of the same run must leave alone.
    claims: set[str] = field(default_factory=set)
    kind: str = ""

    def follow(self, *ids: str, paths: set[str] | None = None) -> Fault:
        for name in ids:
            old = self.follows.get(name, set())
            self.follows[name] = None if paths is None or old is None else old | paths
        return self


@dataclass
class World:
    """What a kind may use: the content, chance, and which topics differ from their translations already."""

    content: Content
    chance: random.Random
    # Paths with a finding, by id.
    known: dict[str, set[str]]
    # Whether the sources of the translations are recorded.
    is_locked: bool = False

    def name(self) -> bytes:
        return b"zz-" + bytes(self.chance.choice(b"abcdefghijklmnopqrstuvwxyz") for _ in range(8))

    def shuffled(self, items: list) -> list:
        return self.chance.sample(items, len(items))

    def members(self, topic: Topic) -> set[str]:
        return {member.path for member in self.content.group(topic)}

    def is_partial(self, locale: str, source: Topic) -> bool:
        """Whether a locale lacks topics of a folder already, and nobody wants to hear of it."""
        folder = posixpath.dirname(source.path)
        topics = [topic for topic in self.content.topics.values() if posixpath.dirname(topic.path) == folder]
        lacks = any(locale not in {member.locale for member in self.content.group(topic)} for topic in topics)
        return lacks and folder not in self.known.get("l10n-topic-missing", set())

    def is_settled(self, topic: Topic, rule: str, least: int = 3) -> bool:
        members = self.members(topic)
        return len(members) >= least and not members & self.known.get(rule, set())

    def unsettled(self, fault: Fault, topic: Topic, *ids: str, least: int = 3) -> Fault:
        """Where locales differ already, one that changes may make others the odd ones."""
        for name in ids or DIFFERENCES:
            if not self.is_settled(topic, name, least):
                fault.follow(name, paths=self.members(topic))
        return fault

    def in_topic(self, rule: str, topic: Topic, data: bytes, start: int, end: int, *own: str) -> Fault:
        """A fault in one topic, after which the ids `own` may be reported of that topic as well."""
        fault = Fault(rule, {topic.path: data}, [[Spot(topic.path, start, end)]])
        if own:
            fault.follow(*own, paths={topic.path})
        return self.unsettled(fault, topic)

    def of_title(self, rule: str, topic: Topic, data: bytes) -> Fault:
        """A fault that only the translations can tell, which is reported at the title or where the text is."""
        # Where links lead is no part of what makes a translation old.
        if self.is_locked and topic.locale == self.content.source and rule != "l10n-links-differ":
            return Fault("l10n-stale", {topic.path: data}, [[Spot(topic.path)]])
        fault = Fault(rule, {topic.path: data}, [[Spot(topic.path)]]).follow(*DIFFERENCES, paths={topic.path})
        return self.unsettled(fault, topic)

    def lost(self, fault: Fault, topic: Topic, is_gone: bool = False, is_known: bool = False) -> Fault:
        """What follows where a topic is no topic any more, or another than its translations'.

        The page's id can still be read where `is_known`, so that nothing is an orphan.
        """
        fault.follow("l10n-topic-missing", "error-id-gap", "asset-unused", "toc-topic-unlisted")
        fault.cascades |= self.members(topic)
        if not is_known:
            fault.follow("l10n-topic-orphan", paths=self.members(topic))
        self.unsettled(fault, topic, least=4)
        linkers = self.content.linkers[topic.path] - {topic.path} | self.content.linkers_by_fallback(topic.path)
        if is_gone:
            fault.follow("link-target-missing", "l10n-fallback-used", "link-anchor-missing", paths=linkers)
            fault.follow("toc-target-missing", "redirect-dangling", "link-out-of-scope", paths=linkers)
        return self.relinked(fault, linkers)

    def relinked(self, fault: Fault, linkers: set[str]) -> Fault:
        """Where the links of `linkers` lead elsewhere, known differences of their links are others; none is new."""
        paths = {path for linker in linkers & self.content.topics.keys() for path in self.members(self.content.topics[linker])}
        fault.cascades |= paths
        return fault.follow("l10n-links-differ", paths=paths & self.known.get("l10n-links-differ", set()))


Plant = Callable[[World, Topic], Fault | None]


@dataclass(frozen=True)
class Kind:
    name: str
    rule: str
    plant: Plant
    needs: bytes
    only_locked: bool


KINDS: list[Kind] = []


def kind(name: str, rule: str, needs: bytes = rb"(?s)\A", only_locked: bool = False) -> Callable[[Plant], Plant]:
    def add(plant: Plant) -> Plant:
        KINDS.append(Kind(name, rule, plant, needs, only_locked))
        return plant

    return add


# --- what several kinds use -------------------------------------------------------------------------------------------


def addresses(data: bytes, cell: bool | None = None) -> list[str]:
    """The addresses of all links of a page; `cell` leaves those in, or those out of, tables."""
    links = [a for a in tree_of(data).iter("a") if a.get("href") is not None]
    if cell is not None:
        links = [a for a in links if (next(a.iterancestors("td", "th"), None) is not None) == cell]
    return [unquote(a.get("href"), errors="replace") for a in links]


def at_space(world: World, match: re.Match[bytes]) -> int | None:
    """A space of a paragraph that stands between two words, and in no link, tag or code."""
    text = match.group()
    spaces = [
        m.start() + 1 for m in re.finditer(rb"(?<=[a-z]) (?=[a-z])", text)
        if all(text.count(c, 0, m.start()) == 0 for c in (b"`", b"[", b"<", b"*", b"_", b"\\"))]
    return match.start() + world.chance.choice(spaces) if spaces else None


def insert(world: World, topic: Topic, new: bytes) -> tuple[bytes, int] | None:
    """The topic with `new` between two words of its text, and where."""
    paragraphs = topic.found(PARAGRAPH)
    for match in world.shuffled(paragraphs)[:5]:
        at = at_space(world, match)
        if at is not None:
            return topic.changed(at, at, new + b" "), at
    return None
