"""What the acceptance scripts share: the report, the walk over a folder, a pool of processes, running helpc.

Nothing in this folder may import or imitate helpc: the scripts read what it wrote, and the content, and nothing else.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import os
import stat
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

XHTML = "http://www.w3.org/1999/xhtml"
EXAMPLES = 20
JOBS = os.cpu_count() or 1


class Report:
    """Counts what was looked at and what was wrong; a run that looked at nothing is a failure, never a success."""

    def __init__(self, name: str, limit: int = EXAMPLES) -> None:
        self.name = name
        self.limit = limit
        self.counts: Counter[str] = Counter()
        self.failures: Counter[str] = Counter()
        self.examples: list[tuple[str, str, str]] = []

    def count(self, what: str, number: int = 1) -> None:
        self.counts[what] += number

    def fail(self, kind: str, where: object, detail: str = "") -> None:
        self.failures[kind] += 1
        self.examples.append((kind, str(where), detail))

    def _chosen(self) -> list[tuple[str, str, str]]:
        # One kind with thousands of hits must not hide the others, so the kinds take turns.
        by_kind: dict[str, list[tuple[str, str, str]]] = {}
        for example in self.examples:
            by_kind.setdefault(example[0], []).append(example)
        chosen: list[tuple[str, str, str]] = []
        turn = 0
        while len(chosen) < self.limit and any(turn < len(hits) for hits in by_kind.values()):
            for hits in by_kind.values():
                if turn < len(hits) and len(chosen) < self.limit:
                    chosen.append(hits[turn])
            turn += 1
        return sorted(chosen)

    def finish(self, needs: Iterable[str] = ()) -> int:
        for what in needs:
            if not self.counts[what]:
                self.fail("nothing checked", what, "the count is 0, so this run proves nothing")
        chosen = self._chosen()
        for kind, where, detail in chosen:
            print(f"{kind}: {where}" + (f": {detail}" if detail else ""))
        left = sum(self.failures.values()) - len(chosen)
        if left > 0:
            print(f"… and {left} more")
        seen = " ".join(f"{key.replace(' ', '-')}={value}" for key, value in sorted(self.counts.items()))
        if self.failures:
            bad = " ".join(f"{key.replace(' ', '-')}={value}" for key, value in self.failures.most_common())
            print(f"FAIL {self.name}: {seen} | failures={sum(self.failures.values())}: {bad}")
            return 1
        print(f"PASS {self.name}: {seen} | failures=0")
        return 0


def arguments(description: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=JOBS, metavar="N", help="processes (default: %(default)s)")
    parser.add_argument(
        "--examples", type=int, default=EXAMPLES, metavar="N", help="print at most N faults (default: %(default)s)"
    )
    return parser


def files(root: Path, *suffixes: str) -> list[Path]:
    """The regular files below a folder, in one order on every machine."""
    found = []
    for folder, _, names in os.walk(root):
        found += [Path(folder, name) for name in names if not suffixes or name.endswith(suffixes)]
    return sorted(found)


def spread(work: Callable, items: list, jobs: int, chunk: int = 16) -> Iterator:
    """Results in the order of the items. Largest batches would leave one core idle at the end, hence small chunks."""
    if jobs <= 1 or len(items) < 2 * chunk:
        yield from map(work, items)
        return
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        yield from pool.imap(work, items, chunksize=chunk)


def fragment_of(text: str, at: int, around: int = 40) -> str:
    start, end = max(0, at - around), at + around
    return ("…" if start else "") + text[start:end].replace("\n", "⏎") + ("…" if end < len(text) else "")


def fail_usage(message: str) -> None:
    print(message, file=sys.stderr)
    raise SystemExit(2)


# --- running helpc ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Entry:
    digest: str
    inode: int
    mtime_ns: int
    mode: int


Tree = dict[str, Entry]


def snapshot(root: Path) -> Tree:
    """Every entry below a folder by its path; a symbolic link or a special file counts as what it is, unread."""
    found: Tree = {}
    for folder, folders, names in os.walk(root):
        for name in names + [f for f in folders if Path(folder, f).is_symlink()]:
            path = Path(folder, name)
            status = path.lstat()
            if stat.S_ISREG(status.st_mode):
                with open(path, "rb") as file:
                    digest = hashlib.file_digest(file, "sha256").hexdigest()
            else:
                digest = "not a regular file: " + (
                    os.readlink(path) if path.is_symlink() else stat.filemode(status.st_mode)
                )
            relative = path.relative_to(root).as_posix()
            found[relative] = Entry(digest, status.st_ino, status.st_mtime_ns, stat.S_IMODE(status.st_mode))
    return found


def tree_differences(expected: Tree, found: Tree) -> list[tuple[str, str]]:
    """(path, what) for each path whose presence or bytes differ."""
    odd = [(path, "missing") for path in expected.keys() - found.keys()]
    odd += [(path, "too much") for path in found.keys() - expected.keys()]
    odd += [
        (path, "other bytes") for path in expected.keys() & found.keys() if expected[path].digest != found[path].digest
    ]
    return sorted(odd)


def touched(before: Tree, after: Tree) -> list[tuple[str, str]]:
    odd = tree_differences(before, after)
    for path in sorted(before.keys() & after.keys()):
        old, new = before[path], after[path]
        if old.inode != new.inode:
            odd.append((path, "another inode"))
        elif old.mtime_ns != new.mtime_ns:
            odd.append((path, "another mtime"))
        elif old.mode != new.mode:
            odd.append((path, "another mode"))
    return odd


def build_command(helpc: str, content: Path, out: Path, *more: str) -> list[str]:
    return [helpc, "build", str(content), "-o", str(out), *more]


def build(
    helpc: str, content: Path, out: Path, *more: str, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """A finished build. Status 1 means findings, as real content has; anything above is a build that failed."""
    result = subprocess.run(
        build_command(helpc, content, out, *more), capture_output=True, text=True, errors="replace",
        stdin=subprocess.DEVNULL, env={**os.environ, **(environment or {})},
    )
    if result.returncode not in (0, 1):
        print(f"{result.stderr[-2000:]}\nFAIL status {result.returncode}: {' '.join(map(str, result.args))}")
        raise SystemExit(1)
    return result


def topics_of(content: Path) -> dict[str, list[Path]]:
    """Files with front matter and a body, by the first folder of their path."""
    found: dict[str, list[Path]] = {}
    for path in files(content, ".md"):
        text = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
        if text.startswith(b"---") and text.partition(b"\n---")[2].strip():
            found.setdefault(path.relative_to(content).parts[0], []).append(path)
    return found
