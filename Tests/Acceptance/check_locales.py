#!/usr/bin/env python3
"""Each locale that ICU's LocaleMatcher chooses otherwise than helpc is listed with a reason, and nothing else is.

PAIRS holds what helpc answers, which a test of HelpKeys proves; LIST is the table of differences. The script compiles
locale_matcher.cpp with ICU's headers (libicu-dev), and is skipped where these or a C++ compiler are not at hand, or
where the ICU at hand is not the one that LIST names.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from acceptance import Report, arguments

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PAIRS = ROOT / "Tests/HelpKeysTests/LocalePairs.tsv"
LIST = ROOT / "Documentation/LocaleFallback.md"
PACKAGES = ("icu-i18n", "icu-uc")
COMPILERS = ("c++", "g++", "clang++")
NONE, EMPTY = "-", "(empty)"

Key = tuple[str, str]


class Unavailable(Exception):
    """Why ICU cannot be asked here."""


@dataclass(frozen=True)
class Pair:
    wanted: str
    available: str
    default: str
    served: str
    reason: str

    @property
    def key(self) -> Key:
        return self.wanted, self.available

    @property
    def answer(self) -> str:
        return NONE if self.served == NONE else f"{self.served} {self.reason}"


@dataclass(frozen=True)
class Listed:
    helpc: str
    icu: str
    why: str


def read_pairs(path: Path) -> list[Pair]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return [Pair(wanted, available, default, served, reason)
            for wanted, available, default, _, served, reason, _ in rows]


def read_list(text: str) -> list[tuple[Key, Listed]]:
    """The rows of the table whose columns are: wanted, at hand, helpc serves, ICU serves, why."""
    found = []
    for line in text.splitlines():
        cells = [cell.strip().replace("`", "") for cell in line.strip().strip("|").split("|")]
        if line.startswith("| `") and len(cells) == 5:
            wanted, available, helpc, icu, why = (NONE if cell == "none" else cell for cell in cells)
            found.append(((wanted, available), Listed(helpc, icu, why)))
    return found


def compiled(folder: Path) -> Path:
    """The matcher, ready to run."""
    compiler = os.environ.get("CXX") or next(filter(None, map(shutil.which, COMPILERS)), None)
    if compiler is None or shutil.which(compiler) is None:
        raise Unavailable("there is no C++ compiler")
    if shutil.which("pkg-config") is None:
        raise Unavailable("there is no pkg-config")
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", *PACKAGES], capture_output=True, text=True)
    if flags.returncode:
        raise Unavailable("ICU's headers are not installed (libicu-dev)")
    program = folder / "locale_matcher"
    source = HERE / "locale_matcher.cpp"
    subprocess.run([compiler, "-std=c++17", str(source), "-o", str(program), *flags.stdout.split()], check=True)
    return program


def ask_icu(pairs: list[Pair]) -> tuple[str, list[str]]:
    """ICU's version, and what it serves, pair by pair."""
    lines = [f"{'' if pair.wanted == EMPTY else pair.wanted}\t{pair.available}\t{pair.default}\n" for pair in pairs]
    with tempfile.TemporaryDirectory() as folder:
        program = compiled(Path(folder))
        result = subprocess.run([program], input="".join(lines), capture_output=True, text=True, check=True)
    version, *answers = result.stdout.splitlines()
    return version, answers


def compare(report: Report, pairs: list[Pair], answers: list[str], listed: list[tuple[Key, Listed]]) -> None:
    rows = dict(listed)
    for key, times in Counter(key for key, _ in listed).items():
        if times > 1:
            report.fail("listed twice", " among ".join(key))
    for pair, icu in zip(pairs, answers, strict=True):
        report.count("pairs")
        where = " among ".join(pair.key)
        row = rows.pop(pair.key, None)
        if icu == pair.served:
            report.count("alike")
            if row:
                report.fail("listed but alike", where, f"both serve {icu}")
            continue
        report.count("differences")
        if row is None:
            report.fail("not listed", where, f"helpc serves {pair.answer}, ICU {icu}")
        elif (row.helpc, row.icu) != (pair.answer, icu):
            report.fail("listed otherwise", where, f"helpc serves {pair.answer}, ICU {icu}")
        elif not row.why:
            report.fail("no reason", where)
    for key in rows:
        report.fail("listed but no pair", " among ".join(key))


def main(argv: list[str]) -> int:
    parser = arguments(__doc__)
    parser.add_argument("--pairs", type=Path, default=PAIRS, metavar="PAIRS")
    parser.add_argument("--list", type=Path, default=LIST, metavar="LIST")
    options = parser.parse_args(argv)
    report = Report("check_locales", options.examples)
    pairs = read_pairs(options.pairs)
    text = options.list.read_text(encoding="utf-8")
    named = re.search(r"ICU (\d+(?:\.\d+)+)", text)
    try:
        version, answers = ask_icu(pairs)
        # ICU's data change from release to release: another one's answers prove nothing about the list.
        if named and version != named[1]:
            raise Unavailable(f"the differences listed are those of ICU {named[1]}, this is ICU {version}")
    except Unavailable as reason:
        print(f"check_locales: skipped, {reason}")
        return 0
    if named is None:
        report.fail("no version", options.list, "the list does not say of which ICU it is")
    print(f"ICU {version}")
    compare(report, pairs, answers, read_list(text))
    return report.finish(needs=("pairs", "differences"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
