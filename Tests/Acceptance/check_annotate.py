#!/usr/bin/env python3
"""Every failed rule of each log in LOGS that has a topic in CONTENT is explained, in every locale.

What failed, and which ids have topics in which locales, is read here from the logs and from the front matter. `helpc
annotate --format json` must name the same rules, once each and in order, with their messages; the topic must be the one
that the front matter says, in the locale that was asked for where that has it.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from acceptance import Report, arguments, files, topics_of

FAILED = re.compile(r"Failed \[Rule:([^\]]+)\] \[Message:(.*)\]\s*$")
URL = re.compile(r"^(?:ms:)?mtpsurl:\s*['\"]?\S*?/([A-Za-z0-9._-]+)(?:\(|['\"]?\s*$)", re.IGNORECASE | re.MULTILINE)


def topics_by_id(content: Path) -> dict[str, dict[str, set[str]]]:
    """Error id in lower case -> locale folder -> paths of the topics that have it as the last part of their URL's id."""
    found: dict[str, dict[str, set[str]]] = {}
    for locale, paths in topics_of(content).items():
        for path in paths:
            front = path.read_text("utf-8-sig").split("\n---", 1)[0]
            match = URL.search(front)
            if match and "." in match.group(1):
                leaf = match.group(1).rsplit(".", 1)[1].lower()
                found.setdefault(leaf, {}).setdefault(locale, set()).add(path.relative_to(content).as_posix())
    return found


def failed_rules(log: Path) -> list[tuple[str, str]]:
    rules: dict[str, tuple[str, str]] = {}
    for line in log.read_text("utf-8", "replace").splitlines():
        match = FAILED.search(line)
        if match:
            rules.setdefault(match.group(1).lower(), (match.group(1), match.group(2)))
    return list(rules.values())


def main(argv: list[str]) -> int:
    parser = arguments(__doc__)
    parser.add_argument("helpc", metavar="HELPC")
    parser.add_argument("content", type=Path, metavar="CONTENT")
    parser.add_argument("bundle", type=Path, metavar="BUNDLE", help="made by HELPC from CONTENT")
    parser.add_argument("logs", type=Path, metavar="LOGS", help="a folder of set-up logs")
    options = parser.parse_args(argv)
    report = Report("check_annotate", options.examples)
    topics = topics_by_id(options.content)
    locales = sorted(topics_of(options.content))
    for log in files(options.logs, ".log"):
        report.count("logs")
        expected = failed_rules(log)
        for locale in locales:
            command = [options.helpc, "annotate", log, "--bundle", options.bundle, "--locale", locale, "--format", "json"]
            result = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
            where = f"{log.name} in {locale}"
            if result.returncode not in (0, 1):
                report.fail("status", where, f"{result.returncode}: {result.stderr[-300:]}")
                continue
            failures = [entry for entry in json.loads(result.stdout)["failures"] if entry["severity"] == "error"]
            if [(entry["rule"], entry["message"]) for entry in failures] != expected:
                report.fail("rules", where, f"{[entry['rule'] for entry in failures]}")
                continue
            for entry in failures:
                report.count("rules")
                by_locale = topics.get(entry["rule"].lower(), {})
                served, topic = (entry["servedLocale"] or "").lower(), entry["topic"]
                if not by_locale:
                    report.count("rules without a topic")
                    if topic:
                        report.fail("topic from nowhere", where, entry["rule"])
                elif not topic:
                    report.fail("not explained", where, f"{entry['rule']}: {entry['status']}")
                elif topic["path"] not in by_locale.get(served, set()):
                    report.fail("wrong topic", where, f"{entry['rule']}: {topic['path']}")
                elif locale in by_locale and (served != locale or entry["reason"] != "exact"):
                    report.fail("wrong locale", where, f"{entry['rule']}: {served}, {entry['reason']}")
                elif not topic["title"] or not topic["html"] or not topic["text"]:
                    report.fail("empty topic", where, entry["rule"])
                else:
                    report.count("explained")
    return report.finish(["logs", "rules", "explained"])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
