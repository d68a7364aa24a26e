"""A headless Chromium for the scripts that look at pages as a person would see them.

The browser is the machine's own (`HELPC_CHROMIUM`, or the first of NAMES on the path): Playwright only drives it. No
name resolves to an address in it, so a page that asks for something elsewhere is seen asking, and gets nothing.

Run as a script it prints which browser it found, and fails where there is none.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from acceptance import fail_usage

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGUMENTS = ("--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking", "--force-color-profile=srgb")
SCHEMES = ("light", "dark")


def executable() -> str | None:
    named = os.environ.get("HELPC_CHROMIUM")
    if named:
        return named
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    path = executable()
    if path is None:
        fail_usage("there is no Chromium: install the Debian package chromium, or name one in HELPC_CHROMIUM")
    with sync_playwright() as playwright:
        # Chromium refuses its sandbox to root, which is who runs in most containers.
        rooted = hasattr(os, "geteuid") and os.geteuid() == 0
        browser = playwright.chromium.launch(
            executable_path=path, args=[*ARGUMENTS, *(("--no-sandbox",) if rooted else ())]
        )
        try:
            yield browser
        finally:
            browser.close()


def pages_of(paths: list[Path]) -> list[Path]:
    """The pages named, and those below the folders named, once each."""
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            fail_usage(f"there is no ‘{path}’")
        for page in sorted(path.rglob("*.html")) if path.is_dir() else [path]:
            found.setdefault(page.resolve())
    return list(found)


def names_of(pages: list[Path]) -> dict[Path, str]:
    """What tells the pages apart: their paths below the folder that they have in common."""
    if not pages:
        return {}
    common = os.path.commonpath([page.parent for page in pages])
    return {page: page.relative_to(common).as_posix() for page in pages}


def numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


def schemes(text: str) -> list[str]:
    chosen = text.split(",")
    if set(chosen) - set(SCHEMES):
        raise ValueError(text)
    return chosen


if __name__ == "__main__":
    print(executable() or "there is no Chromium")
    sys.exit(executable() is None)
