#!/usr/bin/env python3
"""Every .html and .xml of OUT is well-formed XML, and every .xml is valid by its RELAX NG schema.

A file's schema is DIR/ROOT.rng, ROOT being the local name of its root element, where that exists; otherwise index.rng
for _index.xml, toc.rng for _toc.xml and topic.rng for the others.
"""

from __future__ import annotations

import sys
from pathlib import Path

from lxml import etree

from acceptance import Report, arguments, files, spread

BY_NAME = {"_index.xml": "index", "_toc.xml": "toc"}

schemas: dict[str, etree.RelaxNG] = {}


def check(path: Path) -> tuple[str | None, list[tuple[str, str]]]:
    # Entities stay unresolved and nothing is fetched: a page must be whole by itself, with no DTD.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        tree = etree.parse(str(path), parser)
    except (etree.XMLSyntaxError, OSError) as error:
        return None, [("not well formed", str(error))]
    faults = [("entity reference", f"line {e.sourceline}: {e.text}") for e in tree.iter(etree.Entity)]
    if path.suffix != ".xml":
        return None, faults
    root = etree.QName(tree.getroot()).localname
    name = root if root in schemas else BY_NAME.get(path.name, "topic")
    if name not in schemas:
        return None, faults + [("no schema", f"root element {root}")]
    schema = schemas[name]
    if not schema.validate(tree):
        first = schema.error_log[0] if len(schema.error_log) else None
        detail = f"line {first.line}: {first.message}" if first else "invalid"
        faults.append(("invalid", f"{name}.rng: {detail}"))
    return name, faults


def main(argv: list[str]) -> int:
    parser = arguments(__doc__)
    parser.add_argument("out", type=Path, metavar="OUT")
    here = Path(__file__).resolve().parent
    parser.add_argument(
        "--schemas", type=Path, default=here.parent.parent / "Documentation" / "Schemas", metavar="DIR",
        help="folder of the .rng files (default: the project's)",
    )
    options = parser.parse_args(argv)
    report = Report("check_wellformed", options.examples)
    for path in files(options.schemas, ".rng"):
        try:
            schemas[path.stem] = etree.RelaxNG(etree.parse(str(path)))
        except etree.LxmlError as error:
            report.fail("schema broken", path, str(error))
    report.count("schemas", len(schemas))
    paths = files(options.out, ".html", ".xml")
    for path, (schema, faults) in zip(paths, spread(check, paths, options.jobs)):
        report.count(path.suffix[1:])
        if schema:
            report.count(f"as {schema}")
        for kind, detail in faults:
            report.fail(kind, path.relative_to(options.out), detail)
    return report.finish(needs=("html", "xml", "schemas"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
