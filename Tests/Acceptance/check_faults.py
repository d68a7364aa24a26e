#!/usr/bin/env python3
"""`helpc check` finds every one of COUNT faults that are planted in a copy of CONTENT, and nothing else.

Each fault is of one of the kinds of faults_in_*.py, at a random place, in a topic of its own; many are planted at once.
The findings before and after are compared by fingerprint:
  missed       no new finding of the rule that the kind names, in the right file
  misplaced    there is one, and none touches the planted bytes
  extra        a new finding that is no planted fault, and does not follow from one as the kind says
  vanished     a finding that is gone, in a file that has nothing to do with a planted fault
A topic that is lost changes what links to it lead to. What is then said of the files that hold those links is counted
as a cascade; with --strict it is extra.
Every other batch is planted where `helpc check --record-sources` was run before; that by itself must change nothing.
Kinds whose rule helpc does not know are left out with a line, and those that CONTENT has no place for as well.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from acceptance import Report, arguments, fail_usage
import faults_in_links  # noqa: F401
import faults_in_topics  # noqa: F401
import faults_in_translations  # noqa: F401
from fault_content import Content
from faults import KINDS, Fault, Kind, Spot, World

ATTEMPTS = 400
# What a topic that is lost, or has another asset id, may bring on files that nobody touched.
CASCADES = frozenset(
    ("l10n-links-differ", "l10n-stale", "l10n-topic-orphan", "link-target-missing", "link-anchor-missing"))
Finding = dict
Findings = dict[str, Finding]


def check(helpc: str, content: Path, *more: str) -> Findings:
    """All findings by their fingerprint."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        command = [helpc, "check", str(content), "--notes", "--format", f"json={file.name}", *more]
        result = subprocess.run(command, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL)
        if result.returncode not in (0, 1):
            print(f"{result.stderr[-2000:]}\nFAIL status {result.returncode}: {' '.join(command)}")
            raise SystemExit(1)
        return {finding["fingerprint"]: finding for finding in json.loads(Path(file.name).read_bytes())["diagnostics"]}


def knows(helpc: str, rule: str, content: Path) -> bool:
    command = [helpc, "check", str(content), "--off", rule]
    result = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return "no diagnostic is called" not in result.stderr


class Copy:
    """A copy of the content that files are changed in and put back."""

    def __init__(self, content: Path, root: Path) -> None:
        self.root = root
        self.changed: dict[str, bytes | None] = {}
        shutil.copytree(content, root)
        for path in [root, *root.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)

    def change(self, path: str, data: bytes | None) -> None:
        file = self.root / path
        self.changed.setdefault(path, file.read_bytes() if file.exists() else None)
        self._write(path, data)

    def put_back(self) -> None:
        for path, data in self.changed.items():
            self._write(path, data)
        self.changed = {}

    def _write(self, path: str, data: bytes | None) -> None:
        if data is None:
            (self.root / path).unlink(missing_ok=True)
        else:
            (self.root / path).write_bytes(data)


def touches(finding: Finding, spot: Spot) -> bool:
    start, end = finding["start"]["offset"], finding["end"]["offset"]
    return finding["path"] == spot.path and start <= spot.end and end >= spot.start


def planted(world: World, kinds: list[Kind], count: int, missing: Counter[str]) -> list[Fault]:
    """As many faults, each kind in its turn, no two where the one could be taken for the other."""
    faults: list[Fault] = []
    taken: set[str] = set()
    left = list(kinds)
    while len(faults) < count and left:
        for kind in world.shuffled(left):
            if len(faults) == count:
                break
            fault = one(world, kind, taken)
            if not fault:
                left.remove(kind)
                missing[kind.name] += 1
                continue
            faults.append(fault)
    return faults


def one(world: World, kind: Kind, taken: set[str]) -> Fault | None:
    pool = world.content.pool(kind.needs)
    for topic in world.chance.sample(pool, min(len(pool), ATTEMPTS)):
        if taken & world.members(topic) or (fault := kind.plant(world, topic)) is None:
            continue
        claims = fault.claims | fault.files.keys()
        if kind.name != "entry of nothing":
            claims |= world.members(topic)
        if not taken & claims:
            fault.kind = kind.name
            taken |= claims
            return fault
    return None


class Comparison:
    """What one run found that the run before did not, and what of it was planted."""

    def __init__(
        self, before: Findings, after: Findings, faults: list[Fault], world: World, report: Report, is_strict: bool
    ) -> None:
        self.before, self.after, self.faults, self.world, self.report = before, after, faults, world, report
        self.cascades: set[str] = set()
        if not is_strict:
            self.cascades = set().union(*(fault.cascades for fault in faults))
        self.new = {key: finding for key, finding in after.items() if key not in before}
        self.grown = [f for key, f in after.items() if key in before and f["message"] != before[key]["message"]]
        self.gone = [finding for key, finding in before.items() if key not in after]
        self.follow_ups: Counter[str] = Counter()

    def judge(self) -> None:
        self._forget_renamed()
        by_file: dict[tuple[str, str], list[Finding]] = defaultdict(list)
        for finding in self.new.values():
            by_file[finding["id"], finding["path"]].append(finding)
        expected: set[str] = set()
        for fault in self.faults:
            for group in fault.spots:
                expected |= self._judge(fault, group, by_file)
        for key, finding in self.new.items():
            if key not in expected:
                self._explain(finding)
        self._judge_gone()

    def _forget_renamed(self) -> None:
        renamed = set().union(*(fault.renamed for fault in self.faults)) if self.faults else set()
        # Of two topics with one asset id the first takes over the fingerprints of the other.
        old = Counter((f["id"], f["message"]) for f in self.gone if f["path"] in renamed)
        for key, finding in list(self.new.items()):
            same = (finding["id"], finding["message"])
            if finding["path"] in renamed and old[same]:
                old[same] -= 1
                del self.new[key]
        self.gone = [f for f in self.gone if f["path"] not in renamed]

    def _judge(self, fault: Fault, group: list[Spot], by_file: dict[tuple[str, str], list[Finding]]) -> set[str]:
        new = [f for path in {spot.path for spot in group} for f in by_file[fault.rule, path]]
        if fault.may_grow:
            new += [f for f in self.grown if f["id"] == fault.rule and any(f["path"] == spot.path for spot in group)]
        where = " or ".join(f"{spot.path}:{spot.start}" for spot in group)
        if not new:
            if self._is_covered(fault) or any(self._is_silenced(fault.rule, spot.path) for spot in group):
                self.report.count("covered by cascades")
            else:
                self.report.fail("missed", where, f"{fault.kind} ({fault.rule})")
            return set()
        # Of equal faults in one file the last in order is the new one, wherever it was planted.
        known = [f for f in self.after.values() if f["id"] == fault.rule]
        if not any(touches(f, spot) for f in known for spot in group) and not self._is_covered(fault):
            self.report.fail("misplaced", where, f"{fault.kind}: {fault.rule} is at {new[0]['start']['offset']}")
        hits = [f for f in new if any(touches(f, spot) for spot in group)] or new[:1]
        return {f["fingerprint"] for f in hits}

    def _is_covered(self, fault: Fault) -> bool:
        """Whether helpc takes the source for edited, which hides what else differs, and where it was edited."""
        topics = [self.world.content.topics[path] for path in fault.files if path in self.world.content.topics]
        sources = [self.world.content.source_of(topic) for topic in topics]
        is_locked = self.world.is_locked and fault.rule.startswith("l10n-")
        return is_locked and any(source and source.path in self.cascades for source in sources)

    def _is_silenced(self, rule: str, path: str) -> bool:
        """Whether a table of contents that cannot be read keeps helpc from saying which topics none names, or a topic that is
        none any more from saying that a URL is that topic's."""
        if rule in {"link-own-topic-by-url", "link-wrong-locale"} and self.cascades:
            return True
        broken = {name for fault in self.faults if fault.rule == "toc-invalid" for name in fault.files}
        return rule == "toc-topic-unlisted" and path.split("/")[0] in {name.split("/")[0] for name in broken}

    def _explain(self, finding: Finding) -> None:
        source = self.world.content.topics.get(finding["path"])
        if finding["id"] == "l10n-stale" and self.world.is_locked and source and source.locale == self.world.content.source:
            if any(finding["path"] in fault.files for fault in self.faults):
                return
        for fault in self.faults:
            paths = fault.follows.get(finding["id"], set())
            if paths is None or finding["path"] in paths:
                self.follow_ups[f"{fault.kind}: {finding['id']}"] += 1
                return
        if finding["id"] in CASCADES and finding["path"] in self.cascades:
            self.report.count("cascades")
            return
        near = [fault.kind for fault in self.faults if finding["path"] in fault.claims | fault.files.keys()]
        place = f"{finding['path']}:{finding['start']['line']}"
        self.report.fail("extra", place, f"{finding['id']}: {finding['message']} (here: {', '.join(near) or 'nothing'})")

    def _judge_gone(self) -> None:
        content = self.world.content
        near: set[str] = set()
        for path in {path for fault in self.faults for path in fault.claims | fault.files.keys()}:
            near.add(path)
            if path in content.topics:
                near |= self.world.members(content.topics[path])
            for linker in content.linkers.get(path, ()):
                near |= self.world.members(content.topics[linker]) if linker in content.topics else {linker}
        for finding in self.gone:
            if finding["path"] not in near and not self._is_silenced(finding["id"], finding["path"]):
                self.report.fail("vanished", finding["path"], f"{finding['id']}: {finding['message']}")


def keep(folder: Path, faults: list[Fault], comparison: Comparison) -> None:
    for fault in faults:
        for path, data in fault.files.items():
            if data is not None:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(data)
    plan = [{"kind": f.kind, "rule": f.rule, "spots": [[vars(s) for s in g] for g in f.spots]} for f in faults]
    (folder / "faults.json").write_text(json.dumps(plan, indent=1, ensure_ascii=False))
    (folder / "new.json").write_text(json.dumps(list(comparison.new.values()), indent=1, ensure_ascii=False))


def main(argv: list[str]) -> int:
    parser = arguments(__doc__)
    parser.add_argument("helpc", metavar="HELPC")
    parser.add_argument("content", type=Path, metavar="CONTENT")
    parser.add_argument("--count", type=int, default=300, metavar="N", help="faults (default: %(default)s)")
    parser.add_argument("--batch", type=int, default=100, metavar="N", help="faults in one run (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="(default: %(default)s)")
    parser.add_argument("--source", default="en-us", metavar="LOCALE", help="folder of the source (default: %(default)s)")
    parser.add_argument("--kind", action="append", default=[], metavar="NAME", help="plant these kinds only")
    parser.add_argument("--strict", action="store_true", help="take cascades for faults of helpc")
    parser.add_argument("--list", action="store_true", help="print the kinds and what was planted of each")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="leave what was planted and found in DIR")
    options = parser.parse_args(argv)
    report = Report("check_faults", options.examples)
    unknown = set(options.kind) - {kind.name for kind in KINDS}
    if unknown:
        fail_usage(f"no kind is called {', '.join(sorted(unknown))}; there are {', '.join(kind.name for kind in KINDS)}")
    kinds = [kind for kind in KINDS if not options.kind or kind.name in options.kind]
    rules = {kind.rule for kind in kinds}
    absent = {rule for rule in rules if not knows(options.helpc, rule, options.content / "nothing")}
    for kind in kinds:
        if kind.rule in absent:
            print(f"left out: {kind.name}: helpc has no {kind.rule}")
    kinds = [kind for kind in kinds if kind.rule not in absent]
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(options.content, Path(folder, "content"))
        content = Content(copy.root, options.source)
        before = check(options.helpc, copy.root)
        known: dict[str, set[str]] = defaultdict(set)
        for finding in before.values():
            known[finding["id"]].add(finding["path"])
        count, per_kind, missing = 0, Counter(), Counter()
        follow_ups: Counter[str] = Counter()
        is_locked = True
        size = max(1, min(options.batch, -(-options.count // 2)))
        for number in range(10 * options.count):
            if count >= options.count or not kinds:
                break
            if is_locked:
                check(options.helpc, copy.root, "--record-sources")
                if number == 0 and (recorded := check(options.helpc, copy.root)) != before:
                    report.fail("recording changes findings", "helpc.lock", f"{len(recorded)} for {len(before)}")
            world = World(content, random.Random(f"{options.seed} {number}"), known, is_locked)
            usable = [kind for kind in kinds if is_locked or not kind.only_locked]
            faults = planted(world, usable, min(size, options.count - count), missing)
            if not faults:
                break
            for fault in faults:
                for path, data in fault.files.items():
                    copy.change(path, data)
            comparison = Comparison(before, check(options.helpc, copy.root), faults, world, report, options.strict)
            failures = sum(report.failures.values())
            comparison.judge()
            if options.keep and sum(report.failures.values()) > failures:
                keep(options.keep / f"batch-{number}", faults, comparison)
            copy.put_back()
            (copy.root / "helpc.lock").unlink(missing_ok=True)
            count += len(faults)
            per_kind.update(fault.kind for fault in faults)
            follow_ups += comparison.follow_ups
            is_locked = not is_locked
        report.count("planted", count)
        report.count("kinds", len(per_kind))
        report.count("findings before", len(before))
        report.count("follow-ups", sum(follow_ups.values()))
    for kind in kinds:
        if not per_kind[kind.name]:
            print(f"no place for: {kind.name}")
        elif options.list:
            print(f"{per_kind[kind.name]:4} {kind.name} ({kind.rule})")
    if options.list:
        for what, number in sorted(follow_ups.items()):
            print(f"{number:4} followed from {what}")
    return report.finish(needs=["planted", "kinds"])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
