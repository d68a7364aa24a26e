#!/usr/bin/env python3
"""Measures look-ups in BUNDLE, through Swift and through C, beside cdb and SQLite on the same keys, and prints tables.

    Benchmarks/lookup.py Output/help.helpb

Needs a release build (`swift build -c release`), a C compiler, and Debian's libcdb-dev, libsqlite3-dev and libxxhash-dev.
All programs take turns in each round; a figure is the median over rounds of the median of a round, with the least beside
it, and the ratio is to the figure of the first line of its table. Builds and files go to WORK, by default
`.build-benchmark` in the source folder.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "Benchmarks" / "Lookup"


def run(*words: object, folder: Path = ROOT) -> str:
    """What a program prints; ends everything where it fails."""
    done = subprocess.run([str(word) for word in words], cwd=folder, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"lookup.py: {words[0]} has failed")
    return done.stdout


def build(work: Path) -> tuple[Path, Path, Path]:
    """The programs that ask: through C, through Swift, and one that only says hello."""
    release = ROOT / ".build" / "release"
    if not (release / "helpc").is_file():
        sys.exit("lookup.py: there is no release build; ‘swift build -c release’ makes it")
    work.mkdir(parents=True, exist_ok=True)
    c, hello = work / "bench", work / "hello"
    run("cc", "-O2", "-Wall", "-Wextra", f"-I{ROOT}/Sources/CHelpLookup/include", SOURCE / "bench.c", "-o", c,
        f"-L{release}", "-lhelplookup", "-lcdb", "-lsqlite3", f"-Wl,-rpath,{release}")
    run("swift", "build", "-c", "release", "--package-path", SOURCE, "--scratch-path", work / "swift")
    run("swiftc", "-O", "-static-executable", SOURCE / "Hello" / "hello.swift", "-o", hello)
    return c, work / "swift" / "release" / "LookupBench", hello


def column(text: str, number: int = 0) -> list[float]:
    """The numbers of one column of what a program prints."""
    return [float(line.split()[number]) for line in text.splitlines()]


def table(title: str, unit: str, rows: dict[str, list[list[float]]], scale: float = 1) -> None:
    """Prints rows of rounds of samples."""
    print(f"\n{title}\n\n| | median {unit} | least | p99 | ratio |\n|---|---:|---:|---:|---:|")
    first = None
    for name, rounds in rows.items():
        median = statistics.median(statistics.median(samples) for samples in rounds) / scale
        least = min(min(samples) for samples in rounds) / scale
        far = statistics.median(sorted(samples)[int(len(samples) * 0.99)] for samples in rounds) / scale
        first = first or median
        print(f"| {name} | {median:.1f} | {least:.1f} | {far:.1f} | {median / first:.2f} |")


def measure(title: str, unit: str, rounds: int, programs: dict[str, list[object]], number: int = 0, scale: float = 1) -> None:
    """Lets `programs` take turns and prints what they measured."""
    rows: dict[str, list[list[float]]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, words in programs.items():
            rows[name].append(column(run(*words), number))
    table(title, unit, rows, scale)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--work", type=Path, default=ROOT / ".build-benchmark")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    bundle, work = options.bundle.resolve(), options.work.resolve()
    c, swift, hello = build(work)
    run(c, "prepare", bundle, work)
    print(f"{run(c, 'check', work, bundle).strip()} questions, each answered alike by all three")
    cdb, sqlite = work / "help.cdb", work / "help.sqlite"

    def words(kind: str, number: int) -> dict[str, list[object]]:
        return {
            "cdb": [c, kind, "cdb", cdb, work, number],
            "Swift, copied": [swift, kind, "copy", bundle, work, number],
            "Swift, mapped": [swift, kind, "map", bundle, work, number],
            "C, copied": [c, kind, "copy", bundle, work, number],
            "C, mapped": [c, kind, "map", bundle, work, number],
            "SQLite": [c, kind, "sqlite", sqlite, work, number],
        }

    hot = words("hot", 200)
    hot["Swift, from a text"] = [swift, "text", "copy", bundle, work, 200]
    hot["hash of the key alone"] = [c, "hot", "hash", bundle, work, 200]
    measure("Look-ups, hot, batches of 1,000 in random order", "ns", options.rounds, hot)
    measure("Look-ups, each after 64 MiB of other memory", "ns", options.rounds, words("cold", 100))
    opening = words("open", 5)
    for name in ("cdb", "SQLite"):
        opening.pop(name)
    measure(f"Opening {bundle.stat().st_size / 1e6:.1f} MB", "µs", options.rounds, opening, scale=1000)
    helpc = ROOT / ".build" / "release" / "helpc"
    listed = [line.split("\t") for line in run(helpc, "inspect", bundle, "--keys").splitlines()]
    key = next((key for key, kind, _ in listed if kind == "error-id"), listed[0][0])
    measure("Whole processes", "ms", options.rounds, {
        "hello, statically linked": [c, "spawn", 50, hello],
        "helpc lookup, JSON": [c, "spawn", 50, helpc, "lookup", key, "--bundle", bundle, "--format", "json"],
        "helpc lookup, text": [c, "spawn", 50, helpc, "lookup", key, "--bundle", bundle],
    }, scale=1_000_000)


if __name__ == "__main__":
    main()
