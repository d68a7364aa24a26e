#!/usr/bin/env python3
"""Compiles CONTENT, a folder of Markdown with a folder for each language in it, with helpc and with what else is used
for that, and prints a table: what each took, and what can be counted on its pages.

The tools are installed from PyPI into WORK/venv, in the versions of Compare/requirements.txt. Each gets the content as
its manual wants it (Compare/tools.py says what was done for it) and writes into an empty folder; the tools take turns,
and times are medians, with the least beside them. Pages are counted by Compare/facts.py, which knows none of the tools.
Nothing is written outside WORK but the file of --json.
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
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "Compare"
sys.path.insert(0, str(SOURCE))

from measure import Taken, run  # noqa: E402
from tools import PEERS, Helpc, Tool  # noqa: E402

LOCALE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)
COLUMNS = (
    "Tool", "Wall s (least)", "CPU s (least)", "Peak MiB", "Writes", "Topics without a page", "Dead links", "Dead images",
    "`**` shown", "`[!NOTE]` shown", "`<name>` shown", "Words lost", "Findings (with a line)",
    "Pages naming other languages", "Compares languages",
)


def environment(work: Path) -> Path:
    """The scratch environment with every tool in it, made anew when the requirements differ."""
    venv, installed = work / "venv", work / "installed.txt"
    wanted = (SOURCE / "requirements.txt").read_text()
    if not installed.is_file() or installed.read_text() != wanted:
        shutil.rmtree(venv, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        subprocess.run(
            [venv / "bin/pip", "install", "--quiet", "--disable-pip-version-check", "-r", SOURCE / "requirements.txt"],
            check=True,
        )
        installed.write_text(wanted)
    return venv / "bin"


def version(tool: Tool) -> str:
    said = subprocess.run(tool.version_command(), capture_output=True, text=True).stdout
    found = re.search(r"\bv?(\d+(?:\.\d+)+)", said)
    return found.group(1) if found else said.strip()


def once(tool: Tool, limit: float) -> Taken:
    shutil.rmtree(tool.work / "out", ignore_errors=True)
    shutil.rmtree(tool.work / "doctrees", ignore_errors=True)
    log = tool.work / "log"
    log.unlink(missing_ok=True)
    taken = Taken()
    for step in tool.steps():
        taken += run(step.command, log, step.folder, step.environment, limit)
    return taken


def timed(tools: list[Tool], runs: int, limit: float) -> dict[str, list[Taken]]:
    found: dict[str, list[Taken]] = {tool.name: [] for tool in tools}
    for number in range(runs):
        for tool in tools:
            taken = once(tool, limit)
            found[tool.name].append(taken)
            print(f"run {number + 1}: {tool.name} {taken.wall:.1f} s, status {taken.statuses}", file=sys.stderr)
    return found


def counted(tools: list[Tool], binaries: Path, content: Path, jobs: int) -> dict[str, dict[str, int]]:
    """The counts, by the environment's own Python: its parsers are not those of the one that runs this."""
    request = {"content": str(content), "jobs": jobs, "sites": {tool.name: str(tool.out) for tool in tools}}
    program = (
        "import json, sys; from pathlib import Path; import facts\n"
        "asked = json.load(sys.stdin); topics = facts.read_topics(Path(asked['content']), asked['jobs'])\n"
        "print(json.dumps({name: facts.Site(Path(out), asked['jobs']).counts(topics) "
        "for name, out in asked['sites'].items() if Path(out).is_dir()}))"
    )
    said = subprocess.run(
        [binaries / "python", "-c", program], input=json.dumps(request), capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    if said.returncode:
        raise SystemExit(said.stderr)
    return json.loads(said.stdout)


def median(values: list[float]) -> float:
    return round(statistics.median(values), 2)


def span(record: dict, what: str) -> str:
    return f"{record[what]:.1f} ({min(run[what] for run in record['runs']):.1f})"


def row(tool: Tool, record: dict) -> list[str]:
    facts = record["facts"]

    def shown(what: str) -> str:
        return f"{facts[what]:,}" if facts else "–"

    return [
        f"{tool.name} {record['version']}", span(record, "wall"), span(record, "cpu"), f"{record['peak']:.0f}",
        tool.writes, shown("topics without a page"), shown("dead links"), shown("dead images"), shown("asterisks"),
        shown("alerts"), f"{facts['placeholders shown']} of {facts['placeholders']}" if facts else "–",
        shown("words lost"), f"{record['findings']:,} ({record['with a line']:,})",
        shown("pages that name other languages"), tool.compares_languages,
    ]


def table(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(COLUMNS) + " |", "|" + "---|" * len(COLUMNS)]
    return "\n".join(lines + ["| " + " | ".join(cells) + " |" for cells in rows])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("content", type=Path, metavar="CONTENT")
    parser.add_argument("--helpc", type=Path, default=HERE.parent / ".build/release/helpc", metavar="FILE")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="default: %(default)s")
    parser.add_argument("--only", metavar="NAME,…", help="helpc and these, by the first words of their names")
    parser.add_argument("--work", type=Path, metavar="DIR", help="kept for the next time (default: a temporary folder)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every number there")
    parser.add_argument("--limit", type=float, default=1_800, metavar="S", help="of a command (default: %(default)s)")
    options = parser.parse_args()
    content = options.content.resolve()
    folders = [folder.name for folder in content.iterdir() if folder.is_dir()] if content.is_dir() else []
    locales = sorted(filter(LOCALE.fullmatch, folders))
    if not locales:
        parser.error(f"‘{options.content}’ has no folder named after a language, such as en-us")
    if not options.helpc.is_file():
        parser.error(f"there is no ‘{options.helpc}’: build helpc first, or name it with --helpc")
    work = (options.work or Path(tempfile.mkdtemp())).resolve()
    work.mkdir(parents=True, exist_ok=True)
    binaries = environment(work)
    words = options.only.lower().split(",") if options.only else [""]
    wanted = [peer for peer in PEERS if peer.name.lower().startswith(tuple(words))]

    def folder(kind: type[Tool]) -> Path:
        own = work / kind.__name__.lower()
        shutil.rmtree(own, ignore_errors=True)
        own.mkdir()
        return own

    tools: list[Tool] = [Helpc(options.helpc.resolve(), binaries, content, locales, folder(Helpc))]
    tools += [peer(binaries, content, locales, folder(peer)) for peer in wanted]
    for tool in tools:
        tool.stage()
    before = os.getloadavg()
    if before[0] > (os.cpu_count() or 1) / 2:
        print(f"other work is going on here (load {before[0]:.1f}): times will be too long", file=sys.stderr)
    times = timed(tools, options.runs, options.limit)
    facts = counted(tools, binaries, content, os.cpu_count() or 1)
    records = {}
    for tool in tools:
        taken = times[tool.name]
        findings, placed = tool.findings((tool.work / "log").read_text(encoding="utf-8", errors="replace"))
        records[tool.name] = {
            "version": version(tool), "wall": median([t.wall for t in taken]), "cpu": median([t.cpu for t in taken]),
            "peak": median([t.peak for t in taken]), "runs": [vars(t) for t in taken], "findings": findings,
            "with a line": placed, "facts": facts.get(tool.name, {}), "note": tool.note, "writes": tool.writes,
        }
    if options.json:
        head = {"cores": os.cpu_count(), "load": before, "runs": options.runs, "locales": locales}
        options.json.write_text(json.dumps({**head, "tools": records}, indent=1) + "\n", encoding="utf-8")
    print(table([row(tool, records[tool.name]) for tool in tools]))
    for tool in tools:
        if tool.note:
            print(f"\n{tool.name}: {tool.note}.")
        if any(status not in (0, 1, 2) for t in times[tool.name] for status in t.statuses):
            print(f"\n{tool.name}: ended with status {times[tool.name][-1].statuses}.")
    if not options.work:
        shutil.rmtree(work)
    return 0


if __name__ == "__main__":
    sys.exit(main())
