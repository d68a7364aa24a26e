#!/usr/bin/env python3
"""helpc's findings on links are those of a resolver that was written without it, in both directions.

Every link, image and fragment of CONTENT is resolved by resolver.py and by `helpc check`, and the findings of COMPARED
are matched one to one: the same file, the same id, the same destination, which is read from the source at the place
that helpc names. A finding that only one of the two has is a fault of one of them. Where it was found out to be helpc's,
KNOWN has the reason, and the difference counts as explained; any other one fails.

With --mutants N it does the same on N copies of CONTENT, in which mutations.py has planted faults, and spellings of
links that are right and look wrong. The first seed is --seed, and a seed always gives the same copy.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import mutations
from acceptance import Report, arguments, fail_usage
from resolver import ADDRESS, Content, Finding, plain

COMPARED = frozenset("""
    link-target-missing image-missing link-wrong-case link-anchor-missing link-anchor-case link-out-of-scope
    link-rooted-unmapped link-spliced-url link-empty toc-target-missing redirect-dangling
""".split())
REFERENCE = re.compile(r"!?\[(.*?)\](?:\[([^\]]*)\])?$", re.DOTALL)
LABEL = re.compile(r"\[[^\]]*\]")
DEFINITION = re.compile(r"^[ >]*\[((?:[^\]\\]|\\.)+)\]:(?:[ \t]|\r?\n[ >]*)*(<[^>\n]*>|\S+)", re.MULTILINE)
VIDEO = re.compile(r"\[!VIDEO\s+(.*?)\]", re.IGNORECASE)
ROOTED = re.compile(r"(?:(\d+) links begin|a link begins) with ‘([^’]*)’")

# Differences in which helpc is wrong, each with the reason. An entry goes when helpc is mended.
KNOWN: list[tuple[str, str, str, str]] = [
    # (who alone finds it, id, the address in quotes and where helpc sees it, reason)
    ("own", "link-target-missing|image-missing", r"‘.*\\", "a backslash is taken for a slash, and nothing is said"),
    ("helpc", "link-out-of-scope", r"‘\.\.\\", "a backslash is taken for a slash, and nothing is said"),
    ("helpc", "link-target-missing|image-missing", r"‘[^’]*-[^’]*’.*&’'\]$",
     "a character reference without a semicolon, which HTML knows, is none"),
]


def label(text: str) -> str:
    return re.sub(r"\s+", " ", text.strip()).casefold()


class Said:
    """What helpc says of a content folder."""

    def __init__(self, helpc: str, content: Path, work: Path) -> None:
        answer = work / "helpc.json"
        command = [helpc, "check", str(content), "--format", f"json={answer}", "--off", "l10n-links-differ"]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL)
        if done.returncode not in (0, 1):
            print(f"{done.stderr[-2000:]}\nFAIL status {done.returncode}: {' '.join(command)}")
            raise SystemExit(1)
        self.content = content
        self.wide = 0
        self.sources: dict[str, bytes] = {}
        self.places: dict[Finding, list[str]] = {}
        self.findings: Counter[Finding] = Counter()
        for found in json.loads(answer.read_text(encoding="utf-8"))["diagnostics"]:
            # The resolver reads no redirection files; their entries are compared in Swift's tests.
            if found["id"] in COMPARED and not found["path"].endswith(".openpublishing.redirection.json"):
                self.add(found)

    def add(self, found: dict) -> None:
        number, about = 1, self.destination(found)
        if found["id"] == "link-rooted-unmapped" and (rooted := ROOTED.match(found["message"])):
            number, about = int(rooted.group(1) or 1), rooted.group(2)
        finding = Finding(found["path"], found["id"], "" if found["id"] == "link-empty" else plain(about))
        self.findings[finding] += number
        place = f"{found['start']['line']}:{found['start']['column']} {found['message']}"
        self.places.setdefault(finding, []).append(place)

    def source(self, path: str) -> bytes:
        if path not in self.sources:
            self.sources[path] = (self.content / path).read_bytes()
        return self.sources[path]

    def destination(self, found: dict) -> str:
        """The destination as the source has it, at the place that helpc names."""
        source = self.source(found["path"])
        text = source[found["start"]["offset"]:found["end"]["offset"]].decode("utf-8", "replace")
        if video := VIDEO.search(text):
            return video.group(1)
        if "<" in text.strip("<"):
            # The place is wider than the address: the one in it that the message speaks of.
            self.wide += 1
            said = unquote(found["message"]).rpartition("’")[0]
            return next((a for a in ADDRESS.findall(text) if said.endswith(plain(a)[-20:])), text)
        if not text.startswith(("[", "![")):
            return text.strip("'\"")
        # A link by reference: the place is that of the link or of its text, and the destination stands elsewhere.
        after = source[found["end"]["offset"]:][:200].decode("utf-8", "replace")
        by = REFERENCE.match(text + (LABEL.match(after) or [""])[0])
        wanted = label(by.group(2) or by.group(1)) if by else ""
        for name, address in DEFINITION.findall(source.decode("utf-8", "replace")):
            if label(name) == wanted:
                return address
        return text


def known(who: str, finding: Finding, where: object) -> str:
    for side, ids, pattern, reason in KNOWN:
        if side == who and re.fullmatch(ids, finding.id) and re.match(pattern, f"‘{finding.about}’{where}", re.DOTALL):
            return reason
    return ""


def compare(helpc: str, content: Path, report: Report, name: str, jobs: int, planted: dict[str, str]) -> None:
    own = Content(content, jobs)
    mine = own.check_all()
    explained: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as work:
        said = Said(helpc, content, Path(work))
    # One finding for a beginning and a file, whatever the number of links.
    several = Counter({
        Finding(f.path, f.id + ": more than one", f.about): len(places)
        for f, places in said.places.items() if f.id == "link-rooted-unmapped" and len(places) > 1
    })
    for who, found in (("own", mine - said.findings), ("helpc", said.findings - mine), ("helpc", several)):
        for finding, number in sorted(found.items(), key=str):
            where = said.places.get(finding, "")
            reason = known(who, finding, where)
            if reason:
                report.count("explained", number)
                explained[reason] += number
                continue
            was = f" (planted: {planted[finding.path]})" if finding.path in planted else ""
            kind = "not found by helpc" if who == "own" else "found by helpc alone"
            detail = f"{number} × ‘{finding.about}’ {where}{was}".replace("\n", "⏎")
            report.fail(f"{kind}: {finding.id}", f"{name}{finding.path}", detail)
    both = mine & said.findings
    agreed = Counter()
    for finding, number in both.items():
        agreed[finding.id] += number
    print(f"{name or 'content: '}{dict(sorted(own.counts.items()))}")
    print(f"{name or 'content: '}agreed on {both.total()}: {dict(sorted(agreed.items()))}")
    if said.wide:
        print(f"{name or 'content: '}{said.wide} places wider than the address")
    for reason, number in explained.items():
        print(f"{name or 'content: '}explained: {number} × {reason}")
    for what, number in own.counts.items():
        report.count(what, number)
    report.count("agreed", both.total())
    report.count("documents", len(own.documents))


def main(argv: list[str]) -> int:
    parser = arguments(__doc__)
    parser.add_argument("helpc", metavar="HELPC")
    parser.add_argument("content", type=Path, metavar="CONTENT")
    parser.add_argument("--mutants", type=int, default=0, metavar="N", help="mutated copies (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the first copy (default: %(default)s)")
    parser.add_argument("--only", metavar="NAMES", help="mutations to choose from, with commas between them")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="leave the last mutated copy in DIR")
    options = parser.parse_args(argv)
    report = Report("check_resolver", options.examples)
    if not options.content.is_dir():
        fail_usage(f"there is no folder ‘{options.content}’")
    compare(options.helpc, options.content, report, "", options.jobs, {})
    for seed in range(options.seed, options.seed + options.mutants):
        with tempfile.TemporaryDirectory() as work:
            copy = options.keep or Path(work, "content")
            planted = mutations.plant(options.content, copy, seed, (options.only or "").split(","))
            report.count("planted", len(planted))
            compare(options.helpc, copy, report, f"seed {seed}: ", options.jobs, planted)
    return report.finish(needs=("documents", "links"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
