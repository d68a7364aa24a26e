#!/usr/bin/env python3
"""Looks the keys of BUNDLE up in it, through Swift and through C, and beside it in a cdb file (tinycdb) and in SQLite.

All ask the same questions in one random order: each key of the bundle in each of its locales, but for those that have no
one answer. The key is normalised and the locale resolved beforehand; through C the key is folded anew each time. cdb and
SQLite have one value of 64 bytes, as long as a record of the bundle, for each key and locale together: fallback is worked
out for them. Each gives a place in memory and a length, and what is there is compared first; of an answer in Swift
that is the record's place, and “record read” is a line of its own. SQLite reads through a prepared statement with
immutable=1 and mmap. Stores take turns, round after round, each in a process of its own.

  hot      batches of 1,000 questions after all were asked once; a figure is a batch's mean, so p99 is of batches
  cold     single questions, 64 MiB of other memory read and written before each: the processor's caches hold none of it
  open     opening alone, then the first answer after it, the file being in the system's memory
  process  `helpc lookup KEY --bundle BUNDLE` from start to end, beside a Swift program that prints hello, all of it
           linked statically
  count    instructions of a question, by valgrind, where that is installed

Needs a C compiler, the libraries of tinycdb, SQLite and xxHash (Debian: libcdb-dev libsqlite3-dev libxxhash-dev), and
helpc built in release mode. Do nothing else on the machine meanwhile: the ratios are steadier than the times, but not
much.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "Benchmarks/Lookup"
SWIFT_BUILD = ROOT / ".build-benchmark/lookup"
BATCHES = 100
Figures = dict[str, list[float]]


@dataclass(frozen=True)
class Store:
    """What is asked: its name, the program that asks it, that program's word for it, and the file."""

    name: str
    program: Path
    word: str
    file: Path
    measure: str = "hot"

    def command(self, measure: str, folder: Path, number: int) -> list[str]:
        return [str(self.program), measure, self.word, str(self.file), str(folder), str(number)]


def run(command: list[str]) -> str:
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode:
        raise SystemExit(f"{' '.join(command)}: {result.stderr.strip() or result.stdout.strip()}")
    return result.stdout


def built(work: Path, library: Path) -> tuple[Path, Path, Path]:
    """The program in C, the one in Swift, and the one that says hello."""
    compiler = next(filter(None, map(shutil.which, (os.environ.get("CC", ""), "cc", "gcc", "clang"))), None)
    if compiler is None:
        raise SystemExit("there is no C compiler")
    bench = work / "bench"
    # By the name that the library has for the loader, or by that of the file.
    for name in ("libhelplookup.so", "libhelplookup.so.0", library.name):
        (work / name).unlink(missing_ok=True)
        (work / name).symlink_to(library)
    run([
        compiler, "-O2", "-I", str(ROOT / "Sources/CHelpLookup/include"), str(SOURCE / "bench.c"), "-o", str(bench),
        f"-L{work}", "-lhelplookup", "-lcdb", "-lsqlite3", f"-Wl,-rpath,{work}",
    ])
    run(["swift", "build", "-c", "release", "--package-path", str(SOURCE), "--scratch-path", str(SWIFT_BUILD)])
    hello = work / "hello"
    run(["swiftc", "-O", "-static-executable", str(SOURCE / "Hello/hello.swift"), "-o", str(hello)])
    return bench, SWIFT_BUILD / "release/LookupBench", hello


def rounds(stores: list[Store], measure: str, folder: Path, number: int, times: int) -> dict[str, list[list[float]]]:
    """Lines of figures by store; the stores take turns, and each round begins with another one."""
    found: dict[str, list[list[float]]] = {store.name: [] for store in stores}
    for turn in range(times):
        for store in stores[turn % len(stores) :] + stores[: turn % len(stores)]:
            word = store.measure if measure == "hot" else measure
            lines = run(store.command(word, folder, number)).splitlines()
            found[store.name] += [[float(word) for word in line.split()] for line in lines]
    return found


def quantile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def shown(value: float) -> str:
    return f"{value:,.1f}" if value < 100 else f"{value:,.0f}"


def table(title: str, head: list[str], rows: list[list[str]]) -> None:
    print(f"\n{title}\n")
    for cells in [head, ["---"] + ["---:"] * (len(head) - 1), *rows]:
        print("| " + " | ".join(cells) + " |")


def compare(title: str, figures: Figures, reference: str, unit: str = "ns", scale: float = 1) -> None:
    base = figures[reference]
    rows = []
    for name, values in figures.items():
        least, middle = min(values), statistics.median(values)
        rows.append([
            name, shown(least / scale), shown(middle / scale), shown(quantile(values, 0.99) / scale),
            f"{least / min(base):.2f}", f"{middle / statistics.median(base):.2f}",
        ])
    table(title, [f"{unit}", "least", "p50", "p99", f"least ÷ {reference}", f"p50 ÷ {reference}"], rows)


def instructions(store: Store, folder: Path) -> int:
    """The difference of a long and a short run: what is done once drops out."""

    def count(number: int) -> int:
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
        command += store.command(store.measure, folder, number)
        said = subprocess.run(command, capture_output=True, text=True).stderr
        return int(re.search(r"Collected : (\d+)", said)[1])

    return round((count(330) - count(30)) / 300_000)


def measure_open(stores: list[Store], folder: Path, times: int) -> dict[str, dict[str, list[float]]]:
    found: dict[str, dict[str, list[float]]] = defaultdict(dict)
    for name, lines in rounds(stores, "open", folder, 10, times).items():
        for column, what in enumerate(("open", "all locales", "first answer")):
            found[name][what] = [line[column] for line in lines]
    return found


def print_open(found: dict[str, dict[str, list[float]]], stores: list[Store]) -> None:
    rows = []
    for store in stores:
        size, own = store.file.stat().st_size, found[store.name]
        least, middle = min(own["open"]), statistics.median(own["open"])
        rows.append([
            f"{store.name}, {size / 1e6:,.1f} MB", shown(least / 1e3), shown(middle / 1e3), f"{size / least:,.2f}",
            f"{size / middle:,.2f}", shown(statistics.median(own["all locales"]) / 1e3),
            shown(statistics.median(own["first answer"]) / 1e3),
        ])
    head = ["µs", "open, least", "open, p50", "GB/s, least time", "GB/s, p50", "all locales, p50", "first answer, p50"]
    table("Opening, and the first answer", head, rows)


def measure_process(bench: Path, hello: Path, helpc: Path, bundle: Path, key: str, times: int) -> Figures:
    commands = {"hello, static": [hello], "helpc lookup": [helpc, "lookup", key, "--bundle", bundle]}
    found: Figures = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            found[name] += map(float, run([str(bench), "spawn", "10", *map(str, command)]).split())
    return found


def an_error_id(folder: Path) -> str:
    """The last part of a dotted key that no other one ends in, as a caller would ask."""
    text = (folder / "questions").read_bytes().decode(errors="ignore")
    leaves: dict[str, set[str]] = defaultdict(set)
    for key, leaf in re.findall(r"(ms\.[a-z.]+\.([a-z]{8,}))\x00", text):
        leaves[leaf].add(key)
    only = sorted(leaf for leaf, keys in leaves.items() if len(keys) == 1)
    if not only:
        raise SystemExit("the bundle has no dotted id; name a key with --key")
    return only[0]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundle", type=Path, metavar="BUNDLE")
    parser.add_argument("--more", type=Path, action="append", default=[], metavar="BUNDLE", help="is opened, too")
    parser.add_argument("--helpc", type=Path, default=ROOT / ".build/release/helpc", metavar="FILE")
    parser.add_argument("--library", type=Path, metavar="FILE", help="default: that of make library, else of the build")
    parser.add_argument("--key", metavar="KEY", help="what `helpc lookup` is asked (default: an error id of the bundle)")
    parser.add_argument("--rounds", type=int, default=9, metavar="N", help="default: %(default)s")
    parser.add_argument("--only", metavar="NAME,…", help="of: hot cold open process count")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure there")
    options = parser.parse_args()
    names = options.only.split(",") if options.only else ["hot", "cold", "open", "process", "count"]
    libraries = [ROOT / ".build/library/release/libhelplookup.so", ROOT / ".build/release/libhelplookup.so"]
    library = options.library or next(filter(Path.is_file, libraries), None)
    if library is None or not options.helpc.is_file():
        parser.error("build helpc and its library first: make && make library")
    bundle = options.bundle.resolve()
    figures: dict[str, object] = {"cores": os.cpu_count(), "load": os.getloadavg(), "library": library.name}
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        bench, swift, hello = built(work, library.resolve())
        count, locales = run([str(bench), "prepare", str(bundle), str(work)]).split()
        run([str(bench), "check", str(work), str(bundle)])
        print(f"{int(count):,} questions in {locales} locales; all stores give the same answers. {os.cpu_count()} cores,"
              f" load {os.getloadavg()[0]:.1f}, {options.rounds} rounds, {library.relative_to(ROOT)}")
        cdb = Store("cdb", bench, "cdb", work / "help.cdb")
        sqlite = Store("SQLite", bench, "sqlite", work / "help.sqlite")
        ours = [
            Store("Swift, copy", swift, "copy", bundle), Store("Swift, map", swift, "map", bundle),
            Store("C, copy", bench, "copy", bundle), Store("C, map", bench, "map", bundle),
        ]
        reading = Store("Swift, record read", swift, "copy", bundle, "read")
        as_text = Store("Swift, from a string", swift, "copy", bundle, "text")
        hashing = Store("the hash alone", bench, "hash", bundle)
        if "hot" in names:
            found = rounds([*ours, reading, as_text, cdb, sqlite, hashing], "hot", work, BATCHES, options.rounds)
            figures["hot"] = flat = {name: [line[0] for line in lines] for name, lines in found.items()}
            compare("Hot", flat, "cdb")
        if "cold" in names:
            found = rounds([*ours, cdb, sqlite], "cold", work, 40, options.rounds)
            figures["cold"] = flat = {name: [line[0] for line in lines] for name, lines in found.items()}
            compare("Cold: nothing in the processor's caches", flat, "cdb")
        if "open" in names:
            more = [
                Store(f"{word} {path.name}", bench, word, path) for path in map(Path.resolve, options.more)
                for word in ("copy", "map")
            ]
            opened = [*ours, cdb, sqlite]
            figures["open"] = found = measure_open(opened, work, options.rounds)
            for store in more:
                # The questions belong to another bundle: a miss is an answer as well.
                found.update(measure_open([store], work, options.rounds))
            print_open(found, opened + more)
        if "process" in names:
            key = options.key or an_error_id(work)
            figures["process"] = found = measure_process(bench, hello, options.helpc, bundle, key, options.rounds)
            compare(f"The whole process of `helpc lookup {key}`", found, "hello, static", "ms", 1e6)
        if "count" in names and shutil.which("valgrind"):
            stores = [ours[0], reading, as_text, ours[2], cdb, sqlite, hashing]
            figures["count"] = found = {store.name: instructions(store, work) for store in stores}
            rows = [[name, f"{number:,}"] for name, number in found.items()]
            table("Instructions of a question", ["", "number"], rows)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
