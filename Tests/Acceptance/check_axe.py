#!/usr/bin/env python3
"""PAGES, opened in a headless Chromium from their files, can be used by everybody.

For each page, at each width and in each colour scheme:
  violation         of axe-core's rules for WCAG 2.0, 2.1 and 2.2, levels A and AA; a breach of what axe-core calls best
                    practice is printed as a warning, and is no failure
and for each page once:
  scrolls sideways  at one of NARROW, the widths of a phone and of a page enlarged four times
  request           for anything that is not a file
  script error      an exception that nothing catches, or an error on the console
  other text        without scripts than with them, line by line, controls left aside
  dead control      a button or field that is shown without scripts, where nothing can come of it
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Error, Page

from acceptance import Report, arguments, fragment_of
from browser import chromium, names_of, numbers, pages_of, schemes

LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
ADVICE = "best-practice"
NARROW = (390, 320)
HEIGHT = 900
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
# What another colour scheme can change.
COLOURS = ("color-contrast", "link-in-text-block")
# axe takes a page without a background for white, whatever its scheme; `Canvas` is what the browser paints there.
# It would fetch style sheets for a rule on turned screens, which a page from a file may not do: hence no preload.
RUN = """async ([tags, rules]) => {
    const shown = [document.documentElement, document.body].some(
        (node) => getComputedStyle(node).backgroundColor !== "rgba(0, 0, 0, 0)");
    if (!shown) document.documentElement.style.backgroundColor = "Canvas";
    const found = await axe.run(document, {
        runOnly: rules.length ? { type: "rule", values: rules } : { type: "tag", values: tags },
        // Off unless asked for by name, though it is the one rule of WCAG 2.2.
        rules: rules.length ? {} : { "target-size": { enabled: true } },
        resultTypes: ["violations", "incomplete"], preload: false
    });
    // Text in the very colour of its ground may be hidden on purpose, so axe leaves it undecided; here it is lost.
    const unseen = (node) => node.any.some((check) => check.data?.messageKey === "equalRatio");
    for (const rule of found.incomplete) rule.nodes = rule.nodes.filter(unseen);
    return [...found.violations, ...found.incomplete.filter((rule) => rule.nodes.length)].map((rule) => ({
        id: rule.id, help: rule.help, tags: rule.tags,
        nodes: rule.nodes.map((node) => ({
            where: node.target.flat().join(" "),
            why: [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; ")
        }))
    }));
}"""
CONTROLS = "button, input, select, textarea, output, label"
TEXT = """(controls) => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    for (const node of document.querySelectorAll(controls + ", [role=status], [aria-live]")) node.remove();
    return document.body.innerText;
}"""
# A control that its own form sends somewhere needs no script.
DEAD = """(controls) => [...document.querySelectorAll(controls)]
    .filter((node) => node.checkVisibility() && !node.closest("form[action]") && !node.matches("label"))
    .map((node) => node.outerHTML.slice(0, 100))"""
SIDEWAYS = """() => {
    const root = document.scrollingElement, wide = root.clientWidth;
    if (root.scrollWidth <= wide) return null;
    const clipped = (node) => {
        for (let up = node.parentElement; up && up !== document.body; up = up.parentElement)
            if (getComputedStyle(up).overflowX !== "visible") return true;
        return false;
    };
    const end = (node) => {
        const box = node.getBoundingClientRect(), spills = getComputedStyle(node).overflowX === "visible";
        return spills ? Math.max(box.right, box.left + node.scrollWidth) : box.right;
    };
    const out = [...document.body.querySelectorAll("*")].filter((node) => end(node) > wide + 0.5 && !clipped(node));
    const last = out.at(-1);
    return `${root.scrollWidth} px: ${last ? last.outerHTML.replace(/\\s+/g, " ").slice(0, 100) : "no element found"}`;
}"""


@dataclass
class Breach:
    """One rule broken on one page: where, in which views, and what axe-core says of the first place."""

    rule: str
    help: str
    failure: bool
    why: str = ""
    where: dict[str, None] = field(default_factory=dict)
    views: dict[str, None] = field(default_factory=dict)

    def __str__(self) -> str:
        places = list(self.where)
        more = f" and {len(places) - 1} more" if len(places) > 1 else ""
        return f"{self.rule} at {places[0]}{more} ({', '.join(self.views)}): {self.why or self.help}"


@dataclass
class Findings:
    breaches: dict[str, Breach] = field(default_factory=dict)
    faults: list[tuple[str, str]] = field(default_factory=list)


class Viewer:
    """Two tabs of one browser, one of them without scripts."""

    def __init__(self, browser, widths: list[int], colours: list[str]) -> None:
        self.widths, self.colours = widths, colours
        self.axe = AXE.read_text(encoding="utf-8")
        self.heard: list[tuple[str, str]] = []
        # Motion is off so that no colour is measured half-way.
        self.lively = self.tab(browser.new_context(reduced_motion="reduce", service_workers="block"))
        self.plain = self.tab(browser.new_context(java_script_enabled=False, service_workers="block"))

    def tab(self, context) -> Page:
        page = context.new_page()
        page.on("request", self.hear_request)
        page.on("pageerror", lambda error: self.heard.append(("script error", str(error).splitlines()[0])))
        page.on("console", self.hear_console)
        return page

    def hear_request(self, request) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            self.heard.append(("request", request.url))

    def hear_console(self, message) -> None:
        # That a request failed is said once, as a request.
        if message.type == "error" and "net::ERR_NAME_NOT_RESOLVED" not in message.text:
            self.heard.append(("script error", message.text.splitlines()[0]))

    def look(self, path: Path) -> Findings:
        findings = Findings()
        self.heard.clear()
        for width in self.widths:
            self.open(self.lively, path, width)
            self.lively.evaluate(self.axe)
            for number, colour in enumerate(self.colours):
                self.lively.emulate_media(color_scheme=colour)
                self.judge(findings, f"{width} {colour}", COLOURS if number else ())
        self.lively.emulate_media(color_scheme=None)
        for width in NARROW:
            self.lively.set_viewport_size({"width": width, "height": HEIGHT})
            if wide := self.lively.evaluate(SIDEWAYS):
                findings.faults.append(("scrolls sideways", f"at {width} px it is {wide}"))
        self.compare(findings, path)
        findings.faults += dict.fromkeys(self.heard)
        return findings

    def open(self, page: Page, path: Path, width: int) -> None:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.goto(path.as_uri(), wait_until="load")

    def judge(self, findings: Findings, view: str, rules: tuple[str, ...]) -> None:
        for rule in self.lively.evaluate(RUN, [[*LEVELS, ADVICE], list(rules)]):
            breach = findings.breaches.setdefault(
                rule["id"], Breach(rule["id"], rule["help"], failure=bool(set(rule["tags"]) & set(LEVELS)))
            )
            breach.views.setdefault(view)
            breach.why = breach.why or rule["nodes"][0]["why"]
            breach.where |= dict.fromkeys(node["where"] for node in rule["nodes"])

    def compare(self, findings: Findings, path: Path) -> None:
        self.open(self.plain, path, max(self.widths))
        for control in self.plain.evaluate(DEAD, CONTROLS):
            findings.faults.append(("dead control", control))
        self.lively.set_viewport_size({"width": max(self.widths), "height": HEIGHT})
        # A script may put lines into another order (languages by what the browser prefers), not add or drop any.
        lively, plain = (self.lines(page) for page in (self.lively, self.plain))
        for line in plain - lively:
            findings.faults.append(("other text", f"‘{fragment_of(line, 0)}’ is there without scripts only"))
        for line in lively - plain:
            findings.faults.append(("other text", f"‘{fragment_of(line, 0)}’ is there with scripts only"))

    def lines(self, page: Page) -> Counter[str]:
        lines = (re.sub(r"\s+", " ", line).strip() for line in page.evaluate(TEXT, CONTROLS).splitlines())
        return Counter(line for line in lines if line)


def main(argv: list[str]) -> int:
    parser = arguments(__doc__)
    parser.add_argument("pages", type=Path, nargs="+", metavar="PAGES", help="pages, or folders of pages")
    parser.add_argument("--sample", type=int, metavar="N", help="N pages chosen at random (default: all)")
    parser.add_argument("--seed", type=int, default=0, help="of the choice (default: %(default)s)")
    parser.add_argument("--widths", type=numbers, default=[1280, 390], metavar="PX,…", help="default: 1280,390")
    parser.add_argument(
        "--schemes", type=schemes, default=["light", "dark"], metavar="NAME,…", help="default: light,dark"
    )
    parser.add_argument("--all", action="store_true", help="list every place of every violation and warning")
    options = parser.parse_args(argv)
    report = Report("check_axe", options.examples)
    pages = pages_of(options.pages)
    if options.sample is not None and options.sample < len(pages):
        pages = sorted(random.Random(options.seed).sample(pages, options.sample))
    names = names_of(pages)
    warnings: Counter[str] = Counter()
    with chromium() as browser:
        viewer = Viewer(browser, options.widths, options.schemes)
        for page in pages:
            try:
                findings = viewer.look(page)
            except Error as error:
                report.fail("not looked at", names[page], error.message.splitlines()[0])
                continue
            report.count("pages")
            for breach in findings.breaches.values():
                if breach.failure:
                    report.fail(f"violation of {breach.rule}", names[page], str(breach))
                else:
                    warnings[f"{breach.rule} ({breach.help})"] += 1
                    report.count("warnings")
                if options.all:
                    print(f"{names[page]}: {breach.rule}: {' | '.join(breach.where)}")
            for kind, detail in findings.faults:
                report.fail(kind, names[page], detail)
    for rule, number in warnings.most_common():
        print(f"warning: on {number} pages: {rule}")
    return report.finish(needs=("pages",))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
