#!/usr/bin/env python3
"""`HELPC check --fix` on a copy of CONTENT mends what it says, and nothing else.

1. every finding that JSON gives a fix is gone afterwards, and no finding is there that was not there before, but for
   what a fix could not know: a finding counts as the same one by its id, path and message
2. each fixed file is the old one with the edits of the JSON applied, byte for byte, as far as they do not overlap; no
   other file changes, and modes stay
3. --dry-run writes nothing, and `git apply` makes of its patch what --fix makes
4. a second --fix changes nothing
5. the SARIF log with the fixes is valid, where SCHEMA is given
All with --notes, so that every kind of fix is tried.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from acceptance import Report, arguments, snapshot


def run(helpc: str, content: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([helpc, "check", str(content), "--notes", *options], capture_output=True, check=False)


def findings(helpc: str, content: Path, *options: str) -> list[dict]:
    done = run(helpc, content, "--format", "json", *options)
    if done.returncode not in (0, 1):
        raise SystemExit(f"helpc check: {done.stderr.decode()}")
    return json.loads(done.stdout)["diagnostics"]


def identity(finding: dict) -> tuple[str, str, str]:
    # What locales say of each other names a link as it is written, which a fix may change.
    said = finding["fingerprint"] if finding["id"].startswith("l10n-") else finding["message"]
    return finding["id"], finding["path"], said


def edited(source: bytes, fixes: list[list[dict]]) -> bytes | None:
    """The edits of all fixes; None where some overlap, so that the result is not that of one pass."""
    edits = sorted({(e["start"]["offset"], e["end"]["offset"], e["text"]) for fix in fixes for e in fix})
    result, position = b"", 0
    for start, end, text in edits:
        if start < position:
            return None
        result += source[position:start] + text.encode()
        position = end
    return result + source[position:]


def check_files(before: list[dict], old: Path, new: Path, report: Report) -> None:
    fixes: dict[str, list[list[dict]]] = {}
    for finding in before:
        if finding["fix"]:
            fixes.setdefault(finding["path"], []).append(finding["fix"]["edits"])
            report.count("fixes")
            report.count(finding["id"])
    trees = snapshot(old), snapshot(new)
    if trees[0].keys() != trees[1].keys():
        report.fail("files came or went", new, str(trees[0].keys() ^ trees[1].keys()))
    for path, entry in trees[0].items():
        other = trees[1].get(path)
        if other is None or entry.digest == other.digest:
            continue
        report.count("changed files")
        if entry.mode != other.mode:
            report.fail("mode", path)
        if path not in fixes:
            report.fail("changed without a fix", path)
            continue
        expected = edited((old / path).read_bytes(), fixes[path])
        if expected is None:
            report.count("files with overlapping fixes")
        elif expected != (new / path).read_bytes():
            report.fail("other bytes than the edits", path)
        else:
            report.count("files compared with their edits")
    for path in fixes:
        if trees[0][path].digest == trees[1][path].digest:
            report.fail("not changed", path)


def check_findings(before: list[dict], after: list[dict], report: Report) -> None:
    fixed = Counter(identity(f) for f in before if f["fix"])
    left = Counter(identity(f) for f in before if not f["fix"])
    for finding, number in (Counter(map(identity, after)) - left).items():
        kind = "not fixed" if finding in fixed else "new"
        report.fail(kind, finding[1], f"{number} × {finding[2]} [{finding[0]}]")
    for finding in after:
        if finding["fix"]:
            report.fail("fix left", finding["path"], finding["message"])
    gone = sum((left - Counter(map(identity, after))).values())
    report.count("findings gone with others", gone)
    report.count("findings left", len(after))


def check_patch(helpc: str, old: Path, new: Path, work: Path, report: Report) -> None:
    before = snapshot(old)
    patch = run(helpc, old, "--fix", "--dry-run").stdout
    if snapshot(old) != before:
        report.fail("a dry run wrote", old)
    applied = work / "applied"
    shutil.copytree(old, applied)
    done = subprocess.run(["git", "apply", "-"], input=patch, cwd=applied, capture_output=True, check=False)
    if done.returncode != 0:
        report.fail("git apply", applied, done.stderr.decode()[:300])
    patched = snapshot(applied)
    for path, entry in snapshot(new).items():
        if path not in patched or patched[path].digest != entry.digest:
            report.fail("patched otherwise", path)
    report.count("hunks", patch.count(b"\n@@ "))


def check_sarif(helpc: str, content: Path, schema: Path, report: Report) -> None:
    import jsonschema

    log = json.loads(run(helpc, content, "--format", "sarif").stdout)
    for error in jsonschema.Draft7Validator(json.loads(schema.read_text())).iter_errors(log):
        report.fail("SARIF", "/".join(map(str, error.absolute_path)), error.message[:200])
    report.count("SARIF fixes", sum("fixes" in result for result in log["runs"][0]["results"]))


def main(argv: list[str]) -> int:
    parser = arguments(__doc__)
    parser.add_argument("helpc", metavar="HELPC")
    parser.add_argument("content", metavar="CONTENT", type=Path)
    parser.add_argument("--sarif-schema", metavar="SCHEMA", type=Path)
    parser.add_argument("--keep", metavar="DIR", type=Path, help="leave the old and the new content in DIR")
    options = parser.parse_args(argv)
    report = Report("fixes", options.examples)
    with tempfile.TemporaryDirectory() as temporary:
        work = options.keep or Path(temporary)
        old, new = work / "old", work / "new"
        shutil.copytree(options.content, old)
        shutil.copytree(old, new)
        # What is to be fixed has to be writable, whatever the original allows.
        subprocess.run(["chmod", "-R", "u+w", str(work)], check=True)
        before = findings(options.helpc, old)
        after = findings(options.helpc, new, "--fix")
        check_findings(before, findings(options.helpc, new), report)
        if after != findings(options.helpc, new):
            report.fail("the report is not on what is there", new)
        check_files(before, old, new, report)
        once = snapshot(new)
        run(options.helpc, new, "--fix")
        if snapshot(new) != once:
            report.fail("a second run changed", new)
        check_patch(options.helpc, old, new, work, report)
        if options.sarif_schema:
            check_sarif(options.helpc, old, options.sarif_schema, report)
    return report.finish(["fixes", "changed files", "files compared with their edits", "hunks"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
