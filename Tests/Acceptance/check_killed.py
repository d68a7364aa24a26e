#!/usr/bin/env python3
"""kill -9 at random moments of a build tears no file, and the next build repairs OUT.

Two states of the content: CONTENT itself and a copy with topics changed, one gone and one new. Each round starts a
build, into an empty OUT (every fourth round) or over the other state's, and kills its process group at a random moment.
Then each file that a clean build of either state has must be, byte for byte, that of the old or the new state (into an
empty OUT: of the new one), and a file that both states have must not have vanished. Files of other names count as
temporary. The build that follows must give exactly the tree of a clean build, with nothing left over.
A round in which the build ended before the kill does not count and is repeated.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from acceptance import Report, Tree, arguments, build, build_command, snapshot, topics_of, tree_differences

CHANGED_PART = 7


def change(content: Path) -> None:
    for topics in topics_of(content).values():
        for topic in topics[::CHANGED_PART]:
            with open(topic, "a", encoding="utf-8") as file:
                file.write("\n\nA paragraph that the other state lacks.\n")
        if len(topics) > 2:
            moved = topics[1]
            moved.rename(moved.with_name("moved-" + moved.name))


def kill_after(command: list[str], delay: float) -> bool:
    """Whether the build was still at work when it was killed."""
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(delay)
    except subprocess.TimeoutExpired:
        pass
    alive = process.poll() is None
    if alive:
        # The group is the one that start_new_session made for this very process.
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return alive and process.returncode == -signal.SIGKILL


def main(argv: list[str]) -> int:
    parser = arguments(__doc__)
    parser.add_argument("helpc", metavar="HELPC")
    parser.add_argument("content", type=Path, metavar="CONTENT")
    parser.add_argument("--times", type=int, default=20, metavar="N", help="kills that hit (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=None, help="of the moments (default: a new one, printed)")
    parser.add_argument("--scratch", type=Path, metavar="DIR", help="where to build (default: the system's)")
    options = parser.parse_args(argv)
    report = Report("check_killed", options.examples)
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1_000_000)
    print(f"seed {seed}")
    moments = random.Random(seed)

    with tempfile.TemporaryDirectory(dir=options.scratch) as folder:
        scratch = Path(folder)
        # Both contents have the same name, as a folder's name may show in what is written.
        contents = [scratch / state / options.content.resolve().name for state in ("a", "b")]
        for content in contents:
            shutil.copytree(options.content, content, symlinks=True)
        change(contents[1])
        clean: list[Tree] = []
        out = scratch / "clean"
        duration = 0.0
        for content in contents:
            shutil.rmtree(out, ignore_errors=True)
            start = time.monotonic()
            build(options.helpc, content, out)
            duration = max(duration, time.monotonic() - start)
            clean.append(snapshot(out))
        if not tree_differences(clean[0], clean[1]):
            report.fail("nothing to see", "the two states", "their builds are equal, so a rebuild writes nothing")
        shutil.rmtree(out)

        out = scratch / "out"
        state: int | None = None
        hits = rounds = 0
        longest = duration
        while hits < options.times and rounds < options.times * 5:
            rounds += 1
            if hits % 4 == 0:
                shutil.rmtree(out, ignore_errors=True)
                state = None
            goal = 0 if state is None else 1 - state
            if not kill_after(build_command(options.helpc, contents[goal], out), moments.uniform(0, longest)):
                # Missed: a rebuild is quicker than a first build, so aim earlier.
                longest = max(longest * 0.9, 0.005)
                state = goal
                continue
            hits += 1
            after = snapshot(out) if out.exists() else {}
            old: Tree = {} if state is None else clean[state]
            new = clean[goal]
            right = sum(1 for path, entry in after.items() if path in new and entry.digest == new[path].digest)
            moment = "killed in the middle" if right < len(new) else "killed late"
            report.count(moment if after else "killed before any file")
            where = f"kill {hits} ({'into an empty OUT' if state is None else 'over another state'})"
            for path, entry in after.items():
                allowed = {tree[path].digest for tree in (old, new) if path in tree}
                if not allowed:
                    if path in clean[0] or path in clean[1]:
                        report.fail("out of nowhere", path, where)
                    else:
                        report.count("temporary files seen")
                elif entry.digest not in allowed:
                    report.fail("torn", path, where)
            for path in old.keys() & new.keys() - after.keys():
                report.fail("vanished", path, where)
            build(options.helpc, contents[goal], out)
            state = goal
            for path, what in tree_differences(new, snapshot(out)):
                report.fail("not repaired", path, f"{what} after the build that followed {where}")
        report.count("kills", hits)
        report.count("missed", rounds - hits)
        if hits < options.times:
            report.fail("too few kills", "the builds", f"{hits} of {options.times} hit a build at work")
        report.count("files", len(clean[0]))
    return report.finish(needs=("files", "killed in the middle"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
