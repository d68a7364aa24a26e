"""The tools that are compared: how each is given the content, run, and read.

Each has a configuration as its own manual gives it for such content, in the folder named after it.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

CONFIGURATIONS = Path(__file__).resolve().parent
FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n.*?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


@dataclass
class Step:
    """One command of a run."""

    command: list[str]
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)


class Tool:
    """What the tools have in common; `work` is a folder of the tool's own."""

    name = ""
    writes = "HTML"
    # A finding is a line of what the tool prints that says something is wrong; a place is a line number in a file.
    finding = r"(?!)"
    place = r"(?!)"
    # Whether, by its manual, it holds the languages of a topic against each other.
    compares_languages = "no"
    note = ""

    def __init__(self, binaries: Path, content: Path, locales: list[str], work: Path) -> None:
        self.binaries, self.content, self.locales, self.work = binaries, content, locales, work

    @property
    def out(self) -> Path:
        return self.work / "out"

    def binary(self, name: str) -> str:
        return str(self.binaries / name)

    def version_command(self) -> list[str]:
        raise NotImplementedError

    def stage(self) -> None:
        """Lays out the content as the tool wants it; not counted in its time."""

    def steps(self) -> list[Step]:
        raise NotImplementedError

    def findings(self, log: str) -> tuple[int, int]:
        """(findings printed, those of them with a line number)"""
        return len(re.findall(self.finding, log, re.MULTILINE)), len(re.findall(self.place, log, re.MULTILINE))


class Helpc(Tool):
    name = "helpc"
    writes = "HTML, XML"
    finding = r"^(?:error|warning): .*\[[a-z0-9-]+\]$"
    place = r"^ +--> \S.*:\d+:\d+$"
    compares_languages = "yes"

    def __init__(self, helpc: Path, *rest) -> None:
        super().__init__(*rest)
        self.helpc = str(helpc)

    def version_command(self) -> list[str]:
        return [self.helpc, "--version"]

    @property
    def out(self) -> Path:
        return self.work / "out/html"

    def steps(self) -> list[Step]:
        return [Step([self.helpc, "build", str(self.content), "-o", str(self.work / "out")], self.work)]


class Hugo(Tool):
    name = "Hugo"
    finding = r"^(?:WARN|ERROR)\b"
    note = "`index.md` is renamed to `_index.md`, since Hugo takes what lies beside an `index.md` for its attachments"

    def version_command(self) -> list[str]:
        return [self.binary("hugo"), "version"]

    def stage(self) -> None:
        shutil.copytree(CONFIGURATIONS / "hugo", self.work, dirs_exist_ok=True)
        shutil.copytree(self.content, self.work / "content", dirs_exist_ok=True)
        for index in list((self.work / "content").rglob("index.md")):
            index.rename(index.with_name("_index.md"))
        with open(self.work / "hugo.toml", "a", encoding="utf-8") as file:
            for locale in self.locales:
                file.write(f'\n[languages.{locale}]\ncontentDir = "content/{locale}"\n')

    def steps(self) -> list[Step]:
        return [Step([self.binary("hugo"), "build", "--destination", str(self.out), "--noBuildLock"], self.work)]


class MkDocs(Tool):
    name = "MkDocs"
    writes = "HTML, search"
    finding = r"^(?:WARNING|ERROR) "
    note = "one run a language"

    def version_command(self) -> list[str]:
        return [self.binary("mkdocs"), "--version"]

    def steps(self) -> list[Step]:
        configuration = str(CONFIGURATIONS / "mkdocs/mkdocs.yml")
        return [
            Step([self.binary("mkdocs"), "build", "-f", configuration, "-d", str(self.out / locale)], self.work,
                 {"DOCS": str(self.content / locale)})
            for locale in self.locales
        ]


class Sphinx(Tool):
    name = "Sphinx + MyST"
    writes = "HTML, search"
    finding = r": (?:WARNING|ERROR|CRITICAL): "
    place = r":\d+: (?:WARNING|ERROR|CRITICAL): "
    note = "one run a language, without a toctree"

    def version_command(self) -> list[str]:
        return [self.binary("sphinx-build"), "--version"]

    def source(self, locale: str) -> Path:
        return self.work / "source" / locale

    def stage(self) -> None:
        for locale in self.locales:
            source = self.source(locale)
            shutil.copytree(self.content / locale, source, dirs_exist_ok=True)
            shutil.copy(CONFIGURATIONS / "sphinx/conf.py", source)
            if not (source / "index.md").exists():
                shutil.copy(CONFIGURATIONS / "sphinx/index.rst", source)

    def steps(self) -> list[Step]:
        return [
            Step([self.binary("sphinx-build"), "-q", "-b", "html", "-j", "auto", "-d",
                  str(self.work / "doctrees" / locale), str(self.source(locale)), str(self.out / locale)],
                 self.work, {"LANGUAGE_TAG": locale})
            for locale in self.locales
        ]


class MdBook(Tool):
    name = "mdBook"
    writes = "HTML, search"
    finding = r"^\s*(?:WARN|ERROR)\b"
    place = r"^\s*(?:WARN|ERROR)\b.*\.md:\d+"
    note = "one run a language, front matter taken off, every topic listed in a SUMMARY.md"

    def version_command(self) -> list[str]:
        return [self.binary("mdbook"), "--version"]

    def stage(self) -> None:
        for locale in self.locales:
            book = self.work / locale
            source = book / "src"
            shutil.copytree(self.content / locale, source, dirs_exist_ok=True)
            shutil.copy(CONFIGURATIONS / "mdbook/book.toml", book)
            topics = sorted(source.rglob("*.md"))
            for topic in topics:
                text = topic.read_text(encoding="utf-8", errors="replace")
                topic.write_text(FRONT_MATTER.sub("", text), encoding="utf-8")
            lines = (f"- [{topic.stem}](<{topic.relative_to(source).as_posix()}>)" for topic in topics)
            (source / "SUMMARY.md").write_text("# Summary\n\n" + "\n".join(lines) + "\n", encoding="utf-8")

    def steps(self) -> list[Step]:
        return [
            Step([self.binary("mdbook"), "build", "--dest-dir", str(self.out / locale), str(self.work / locale)],
                 self.work)
            for locale in self.locales
        ]


class Lychee(Tool):
    name = "lychee"
    writes = "nothing; checks links only"
    finding = r"^\[(?:ERROR|TIMEOUT|\d+)\]"
    place = r"^\[(?:ERROR|TIMEOUT|\d+)\].*\(at \d+:\d+\)"

    def version_command(self) -> list[str]:
        return [self.binary("lychee"), "--version"]

    def steps(self) -> list[Step]:
        return [Step([self.binary("lychee"), "--offline", "--include-fragments", "--no-progress",
                      str(self.content / "**/*.md")], self.work)]


PEERS = (Hugo, MdBook, MkDocs, Sphinx, Lychee)
