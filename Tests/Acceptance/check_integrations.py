#!/usr/bin/env python3
"""The files that services run helpc by do what they say: action.yml, the GitLab template, the hooks of pre-commit.

Their scripts are run by a shell with HELPC, on content without findings and on content with some, as the service would
run them: with its variables, in a folder that holds the content. The status has to be that of `helpc check`, and every
report that is announced has to be there.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

from acceptance import Report, arguments

ROOT = Path(__file__).resolve().parent.parent.parent
TOPIC = "---\ntitle: A\nassetid: 0f6f9f0e-52a1-4f0f-8a1b-f0a7d5d9c3b2\n---\n\n{}\n"
# What is linked to, the arguments, and the status of a check that may be given them.
CASES = [
    ("nothing", "[a](a.md)", "", 0), ("an error", "[a](gone.md)", "", 1),
    ("a warning", "[a]()", "--fail-on  warning\n", 1),
]
ANNOTATION = re.compile(r"^::(error|warning) file=my docs/en-us/a\.md,line=6", re.MULTILINE)


class Runner:
    def __init__(self, helpc: Path, root: Path, report: Report) -> None:
        self.root = root
        self.report = report
        self.path = f"{helpc.resolve().parent}{os.pathsep}/usr/bin{os.pathsep}/bin"

    def run(self, folder: Path, command: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": self.path, "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1", **variables}
        return subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)

    def expect(self, what: str, result: subprocess.CompletedProcess[str], status: int) -> None:
        self.report.count("runs")
        if result.returncode != status:
            said = result.stdout[-300:] + result.stderr[-300:]
            self.report.fail("status", what, f"{result.returncode}, not {status}: {said}")

    def need(self, what: str, holds: object, detail: str = "") -> None:
        self.report.count("reports")
        if not holds:
            self.report.fail("no report", what, detail[-300:])


def content(folder: str, body: str) -> Path:
    topic = Path(folder, "my docs", "en-us", "a.md")
    topic.parent.mkdir(parents=True)
    topic.write_text(TOPIC.format(body), encoding="utf-8")
    return Path(folder)


def check_action(runner: Runner) -> None:
    action = yaml.safe_load((runner.root / "action.yml").read_text("utf-8"))
    steps = [step for step in action["runs"]["steps"] if "run" in step]
    for name, body, args, status in CASES:
        with tempfile.TemporaryDirectory() as temporary:
            folder = content(temporary, body)
            inputs = {key: value.get("default", "") for key, value in action["inputs"].items()}
            inputs |= {"content": "my docs", "args": args, "sarif": "a report.sarif"}
            values = {f"inputs.{key}": value for key, value in inputs.items()}
            values["github.action_path"] = str(runner.root)
            summary = folder / "summary.md"
            results = []
            for step in steps:
                variables = {
                    key: re.sub(r"\$\{\{\s*(.*?)\s*\}\}", lambda match: values[match[1]], value)
                    for key, value in step["env"].items()
                }
                command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
                results.append(runner.run(folder, command, CI="true", GITHUB_STEP_SUMMARY=str(summary), **variables))
            what = f"action.yml on {name}"
            runner.expect(what, results[0], status)
            runner.expect(f"{what}, its summary", results[1], 0)
            runner.need(f"{what}: SARIF", (folder / "a report.sarif").is_file())
            if status:
                runner.need(f"{what}: annotation", ANNOTATION.search(results[0].stdout))
                runner.need(f"{what}: summary", summary.is_file() and "link-" in summary.read_text("utf-8"))


def check_gitlab(runner: Runner) -> None:
    job = yaml.safe_load((runner.root / "templates" / "helpc.gitlab-ci.yml").read_text("utf-8"))["helpc"]
    # GitLab replaces none of these before the script runs.
    for name, body, args, status in CASES:
        for shell in ("bash", "sh"):
            with tempfile.TemporaryDirectory() as temporary:
                folder = content(temporary, body)
                variables = {**job["variables"], "HELPC_CONTENT": "my docs", "HELPC_ARGS": args, "CI": "true"}
                result = runner.run(folder, [shell, "-e", "-c", "\n".join(job["script"])], **variables)
                what = f"helpc.gitlab-ci.yml by {shell} on {name}"
                runner.expect(what, result, status)
                for kind, path in job["artifacts"]["reports"].items():
                    runner.need(f"{what}: {kind}", (folder / path).is_file())


def check_gitlab_clone(runner: Runner) -> None:
    """The source is cloned once, and brought up to date afterwards."""
    job = yaml.safe_load((runner.root / "templates" / "helpc.gitlab-ci.yml").read_text("utf-8"))["helpc"]
    with tempfile.TemporaryDirectory() as temporary:
        folder = content(temporary, "[a](gone.md)")
        source = folder / "source"
        (source / "Scripts").mkdir(parents=True)
        git = "git init -q -b main && git add -A && git -c user.name=A -c user.email=a@b.c commit -qm x"
        for status in (5, 6):
            (source / "Scripts" / "helpc-check.sh").write_text(f"#!/bin/sh\nexit {status}\n", encoding="utf-8")
            (source / "Scripts" / "helpc-check.sh").chmod(0o755)
            runner.expect("a commit", runner.run(source, ["sh", "-c", git]), 0)
            variables = {**job["variables"], "HELPC_SOURCE": f"file://{source}", "PATH": "/usr/bin:/bin"}
            result = runner.run(folder, ["sh", "-e", "-c", "\n".join(job["script"])], **variables)
            runner.expect("helpc.gitlab-ci.yml with a clone", result, status)


def check_hooks(runner: Runner) -> None:
    for hook in yaml.safe_load((runner.root / ".pre-commit-hooks.yaml").read_text("utf-8")):
        words = shlex.split(hook["entry"])
        if hook["language"] == "script":
            words[0] = str(runner.root / words[0])
        for name, body, args, status in CASES:
            with tempfile.TemporaryDirectory() as temporary:
                folder = content(temporary, body)
                # As git runs it: with variables of the hook's own repository.
                command = [*words, *args.split(), "my docs"]
                result = runner.run(folder, command, GIT_INDEX_FILE=".git/index", GIT_DIR=".git")
                runner.expect(f"{hook['id']} on {name}", result, status)


def check_refusals(runner: Runner) -> None:
    script = str(runner.root / "Scripts" / "helpc-check.sh")
    with tempfile.TemporaryDirectory() as temporary:
        folder = content(temporary, "[a](a.md)")
        for what, variables in [
            ("no such command", {"HELPC": "no-helpc"}), ("neither helpc nor Swift", {"PATH": "/usr/bin:/bin"}),
        ]:
            result = runner.run(folder, ["bash", script, "my docs"], **variables)
            runner.expect(what, result, 2)
            if len(result.stderr.splitlines()) != 1:
                runner.report.fail("not one sentence", what, result.stderr[-300:])


def main(argv: list[str]) -> int:
    parser = arguments(__doc__)
    parser.add_argument("helpc", type=Path, metavar="HELPC", help="a file named helpc")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="holds the files (default: %(default)s)")
    options = parser.parse_args(argv)
    report = Report("check_integrations", options.examples)
    runner = Runner(options.helpc, options.root.resolve(), report)
    for check in (check_action, check_gitlab, check_gitlab_clone, check_hooks, check_refusals):
        check(runner)
    return report.finish(["runs", "reports"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
