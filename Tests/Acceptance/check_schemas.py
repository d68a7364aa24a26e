#!/usr/bin/env python3
"""What helpc prints as JSON on CONTENT is as its schemas say, and its configurations are what it takes.

Each schema in SCHEMAS is a valid one. `helpc check` and `helpc stats` print documents of theirs. On a configuration
the schema and helpc have to be of one mind: on that of CONTENT, on the one that `helpc init` makes with every setting
turned on, and on small ones, right and wrong.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema
import yaml

from acceptance import Report, arguments, files

SCHEMAS = Path(__file__).resolve().parent.parent.parent / "Documentation" / "Schemas"
TOPIC = "---\ntitle: A\nassetid: 0f6f9f0e-52a1-4f0f-8a1b-f0a7d5d9c3b2\n---\n\nText.\n"
RIGHT = [
    "name: exchange-2013", "version: 2.1", 'version: "2.1"', "defaultLocale: en_US", "sourceLocale: zh-Hant-TW",
    "scope: {en-us: .}", "exclude: drafts", "exclude: [a, '**/b/*.md']", "keys: [owner]", "outputs: html",
    "outputs: [xml, bundle]", "fallbacks: {pt-pt: pt-br, ca: [es, fr]}", "mappings: {/a/: 'https://a.example/'}",
    "severities: {link-empty: off}", "severities: {link-empty: {de-de: error, fr: note}}",
    "severities: {key-conflict: error}",
    "suppressions: [{id: link-empty, path: a.md, reason: a placeholder}]",
    "suppressions: [{id: link-empty, path: a.md, locale: fr-fr, reason: a placeholder}]",
]
WRONG = [
    "nmae: x", "name: [a]", "name: .a", "name: _a", "name: a/b", "version: {a: b}", "scope: a", "exclude: {a: b}",
    "exclude: ['']", "keys: [[a]]", "outputs: pdf", "outputs: [html, pdf]", "fallbacks: [fr]", "fallbacks: {fr: ['!']}",
    "mappings: /a", "severities: off", "severities: {link-emtpy: off}", "severities: {link-empty: loud}",
    "severities: {key-conflict: off}", "severities: {link-empty: {'!': off}}", "defaultLocale: not a locale",
    "suppressions: {id: link-empty}", "suppressions: [{id: link-empty, path: a.md}]",
    "suppressions: [{id: link-emtpy, path: a.md, reason: x}]",
    "suppressions: [{id: key-conflict, path: a.md, reason: x}]",
    "suppressions: [{id: link-empty, path: a.md, reason: x, why: y}]", "- a",
]


def load(text: str) -> object:
    """YAML whose words stay words, as helpc and editors read it: to YAML 1.1 `off` is a truth value."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def run(*command: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, stdin=subprocess.DEVNULL)


def faults(schema: dict, document: object) -> list[str]:
    validator = jsonschema.validators.validator_for(schema)(schema)
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(document)]


def check_printed(report: Report, helpc: str, content: Path, schemas: dict[str, dict]) -> None:
    for name, command in [
        ("diagnostics", ("check", content, "--format", "json", "--notes")),
        ("stats", ("stats", content, "--format", "json")),
    ]:
        result = run(helpc, *command)
        try:
            document = json.loads(result.stdout)
        except ValueError as error:
            report.fail("no JSON", name, f"{error}: {result.stderr[-300:]}")
            continue
        report.count("documents")
        for fault in faults(schemas[name], document):
            report.fail("not as the schema says", name, fault)


def check_configuration(report: Report, helpc: str, schema: dict, text: str, what: str, is_right: bool | None) -> None:
    report.count("configurations")
    said = faults(schema, load(text))
    with tempfile.TemporaryDirectory() as folder:
        topic = Path(folder, "en-us", "a.md")
        topic.parent.mkdir()
        topic.write_text(TOPIC, encoding="utf-8")
        Path(folder, "helpc.yml").write_text(text + "\n", encoding="utf-8")
        taken = run(helpc, "check", folder).returncode != 2
    if is_right is not None and taken != is_right:
        report.fail("taken" if taken else "not taken", what)
    if taken == bool(said):
        report.fail("two minds", what, f"helpc {'takes' if taken else 'refuses'} it, the schema says {said}")


def starter(helpc: str) -> str:
    """The configuration that `helpc init` makes, with every setting turned on."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "new")
        run(helpc, "init", target)
        text = (target / "helpc.yml").read_text("utf-8")
    # The scope names a folder of that content.
    return re.sub(r"^#(?! \S)", "", text, flags=re.MULTILINE).replace("en-us: setup", "en-us: .")


def main(argv: list[str]) -> int:
    parser = arguments(__doc__)
    parser.add_argument("helpc", metavar="HELPC")
    parser.add_argument("content", type=Path, metavar="CONTENT")
    parser.add_argument("--schemas", type=Path, default=SCHEMAS, metavar="DIR", help="default: %(default)s")
    parser.add_argument("--sarif", type=Path, metavar="SCHEMA", help="the schema of SARIF 2.1.0")
    options = parser.parse_args(argv)
    report = Report("check_schemas", options.examples)
    schemas: dict[str, dict] = {}
    for path in files(options.schemas, ".schema.json"):
        schemas[path.name.removesuffix(".schema.json")] = schema = json.loads(path.read_text("utf-8"))
        report.count("schemas")
        try:
            jsonschema.validators.validator_for(schema).check_schema(schema)
        except jsonschema.SchemaError as error:
            report.fail("no valid schema", path.name, error.message)
    if not {"diagnostics", "stats", "configuration"} <= schemas.keys():
        report.fail("no schema", options.schemas, f"there are {sorted(schemas)}")
        return report.finish()
    check_printed(report, options.helpc, options.content, schemas)
    if options.sarif:
        report.count("documents")
        sarif = json.loads(options.sarif.read_text("utf-8"))
        printed = run(options.helpc, "check", options.content, "--format", "sarif", "--notes").stdout
        for fault in faults(sarif, json.loads(printed)):
            report.fail("not as the schema says", "sarif", fault)
    configuration = schemas["configuration"]
    own = options.content / "helpc.yml"
    if own.is_file():
        report.count("configurations")
        for fault in faults(configuration, load(own.read_text("utf-8"))):
            report.fail("not as the schema says", own, fault)
    check_configuration(report, options.helpc, configuration, starter(options.helpc), "what helpc init makes", True)
    for text in RIGHT:
        check_configuration(report, options.helpc, configuration, text, text, True)
    for text in WRONG:
        check_configuration(report, options.helpc, configuration, text, text, False)
    return report.finish(["schemas", "documents", "configurations"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
