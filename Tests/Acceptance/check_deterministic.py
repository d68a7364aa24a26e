#!/usr/bin/env python3
"""Same content, same bytes: `HELPC build CONTENT` gives the same tree, manifest and messages on every occasion.

1. --jobs 1 and --jobs 2
2. a copy of CONTENT elsewhere, its files created in reverse order, with other times, time zone and locale
3. a second run into the same OUT: no inode, mtime or mode of any file changes
4. --locale L after a full build of unchanged content: likewise, nothing changes but the bundle, which then has that
   locale alone, and the manifest, which tells of it; the next full build puts both back
5. --locale L after a topic of L and topics of every other locale changed: L's page is new, what other locales have is
   as it was, byte and mtime; only L's files, the files directly in OUT, OUT/html and OUT/xml may change
6. --emit bundle --locale L into an empty folder: the bundle and the manifest and no other file, the same bytes by
   --jobs 1, by --jobs 2 from the copy elsewhere, and as the bundle of 4
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from acceptance import Report, arguments, build, files, snapshot, topics_of, touched, tree_differences

# As unlike this machine as it gets: a day ahead, and a language whose i has two upper cases.
ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}
MEMORY = Path("/dev/shm")
MARK = "Changed by the acceptance script: 7f3a9c."


def copy_in_order(source: Path, target: Path, reverse: bool) -> None:
    """Times are not copied: they must not matter."""
    entries = sorted(source.rglob("*"), reverse=reverse)
    for path in sorted(p for p in entries if p.is_dir()):
        (target / path.relative_to(source)).mkdir(parents=True, exist_ok=True)
    for path in entries:
        copy = target / path.relative_to(source)
        if path.is_symlink():
            copy.symlink_to(os.readlink(path))
        elif path.is_file():
            shutil.copyfile(path, copy)


def listings_that_differ(one: Path, other: Path) -> int:
    number = 0
    for folder, _, _ in os.walk(one):
        twin = other / Path(folder).relative_to(one)
        if [e.name for e in os.scandir(folder)] != [e.name for e in os.scandir(twin)]:
            number += 1
    return number


def change(topic: Path) -> None:
    with open(topic, "a", encoding="utf-8") as file:
        file.write(f"\n\n{MARK}\n")


def main(argv: list[str]) -> int:
    parser = arguments(__doc__)
    parser.add_argument("helpc", metavar="HELPC")
    parser.add_argument("content", type=Path, metavar="CONTENT")
    parser.add_argument("--locale", metavar="L", help="the locale of 4 and 5, a folder of CONTENT (default: the last)")
    parser.add_argument("--scratch", type=Path, metavar="DIR", help="where to build (default: the system's)")
    options = parser.parse_args(argv)
    report = Report("check_deterministic", options.examples)
    content = options.content.resolve()

    def compare(kind: str, odd: list[tuple[str, str]]) -> None:
        report.count("comparisons")
        for path, what in odd:
            report.fail(kind, path, what)

    in_memory = MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else options.scratch
    with (
        tempfile.TemporaryDirectory(dir=options.scratch) as folder,
        tempfile.TemporaryDirectory(dir=in_memory) as memory_folder,
    ):
        scratch, memory = Path(folder), Path(memory_folder)
        out, two = scratch / "one", scratch / "two"
        first = build(options.helpc, content, out, "--jobs", "1")
        clean = snapshot(out)
        report.count("files", len(clean))
        report.count("bundles", sum(path.endswith(".helpb") for path in clean))
        for path, entry in clean.items():
            if entry.digest.startswith("not a regular file"):
                report.fail("odd entry", path, entry.digest)

        second = build(options.helpc, content, two, "--jobs", "2")
        compare("jobs", tree_differences(clean, snapshot(two)))
        if first.stdout.replace(str(out), "OUT") != second.stdout.replace(str(two), "OUT"):
            report.fail("messages", "standard output", "differs between --jobs 1 and --jobs 2")
        if first.stderr.replace(str(out), "OUT") != second.stderr.replace(str(two), "OUT"):
            # Times are told on standard error and may differ: counted, not failed.
            report.count("standard error differs")
        if first.returncode != second.returncode:
            report.fail("messages", "exit status", f"{first.returncode} and {second.returncode}")

        # ext4 lists a folder by hash, whatever the order of creation, so a copy there would prove nothing: then the
        # copy goes to the memory file system, which lists by age.
        for place, reverse in ((scratch, True), (memory, True), (memory, False)):
            elsewhere = place / "a copy elsewhere" / content.name
            shutil.rmtree(elsewhere, ignore_errors=True)
            copy_in_order(content, elsewhere, reverse)
            if listings_that_differ(content, elsewhere):
                break
        report.count("folders listed in another order", listings_that_differ(content, elsewhere))
        shutil.rmtree(two)
        third = build(options.helpc, elsewhere, two, environment=ELSEWHERE)
        compare("elsewhere", tree_differences(clean, snapshot(two)))
        if first.stdout.replace(str(content), "IN").replace(str(out), "OUT") != third.stdout.replace(
            str(elsewhere), "IN"
        ).replace(str(two), "OUT"):
            report.fail("messages", "standard output", "differs for a copy elsewhere")

        before = snapshot(two)
        build(options.helpc, elsewhere, two)
        compare("second run", touched(before, snapshot(two)))

        topics = topics_of(elsewhere)
        locales = sorted(locale for locale in topics if (two / "html" / locale).is_dir())
        if not locales:
            report.fail("no locale", content, "no first-level folder of the content has pages")
            return report.finish()
        chosen = options.locale or locales[-1]
        if chosen not in locales:
            report.fail("no locale", chosen, f"the locales with pages are {', '.join(locales)}")
            return report.finish()
        build(options.helpc, elsewhere, two, "--locale", chosen)
        partial = snapshot(two)
        compare("one locale, unchanged", [
            (path, what) for path, what in touched(before, partial)
            if not path.endswith(".helpb") and path != "manifest.json"
        ])
        small = [scratch / "bundle", scratch / "bundle elsewhere"]
        build(options.helpc, content, small[0], "--emit", "bundle", "--locale", chosen, "--jobs", "1")
        build(
            options.helpc, elsewhere, small[1], "--emit", "bundle", "--locale", chosen, "--jobs", "2",
            environment=ELSEWHERE,
        )
        alone = snapshot(small[0])
        compare("one locale's bundle", tree_differences(alone, snapshot(small[1])))
        compare("one locale's bundle", [
            (path, "too much") for path in alone if not path.endswith(".helpb") and path != "manifest.json"
        ])
        compare("one locale's bundle after a full build", [
            (path, "other bytes") for path, entry in alone.items()
            if path.endswith(".helpb") and (path not in partial or partial[path].digest != entry.digest)
        ])
        report.count("bundles of one locale", sum(path.endswith(".helpb") for path in alone))
        build(options.helpc, elsewhere, two)
        compare("full build after one locale", tree_differences(clean, snapshot(two)))

        for locale in locales:
            change(topics[locale][0])
        before = snapshot(two)
        build(options.helpc, elsewhere, two, "--locale", chosen)
        after = snapshot(two)
        # OUT/html/index.html, OUT/xml/_index.xml, the bundle and the manifest tell of all locales.
        own = (f"html/{chosen}/", f"xml/{chosen}/")
        compare("one locale, changed", [
            (path, what) for path, what in touched(before, after)
            if not path.startswith(own) and path.rpartition("/")[0] not in ("", "html", "xml")
        ])
        page = (two / "html" / topics[chosen][0].relative_to(elsewhere)).with_suffix(".html")
        if not page.is_file() or MARK not in page.read_text(encoding="utf-8"):
            report.fail("one locale, changed", page.relative_to(two), "the page does not show the change")
        report.count("other locales", len(locales) - 1)
        report.count("pages", len(files(two / "html", ".html")))
    needs = ("files", "bundles", "bundles of one locale", "comparisons", "folders listed in another order")
    return report.finish(needs=needs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
