#!/usr/bin/env python3
"""Pictures of PAGES: on a screen, in each colour scheme and width, and as printed (the first two sheets).

Writes DIR/PAGE.SCHEME-WIDTH.png and DIR/PAGE.print-N.png, where PAGE is the page's path below the folder that all the
pages have in common, with -- for each slash. With --contact-sheet it also joins the pictures of a page into
DIR/PAGE.sheet.png. Printing needs pdftoppm (the Debian package poppler-utils); text in Japanese needs a font that has
it (fonts-ipafont-gothic), or shows as boxes.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Page

from acceptance import fail_usage
from browser import chromium, names_of, numbers, pages_of, schemes

SHEETS = 2
PRINT_RESOLUTION = 96
GAP = 16
GROUND, INK = (96, 96, 96), (255, 255, 255)


@dataclass(frozen=True)
class Picture:
    path: Path
    label: str
    narrow: bool = False


def on_screen(page: Page, name: str, target: Path, width: int, scheme: str, limit: int) -> Picture:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(media="screen", color_scheme=scheme)
    tall = page.evaluate("document.documentElement.scrollHeight")
    path = target / f"{name}.{scheme}-{width}.png"
    page.screenshot(path=path, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": min(tall, limit)})
    cut = f", {limit} of {tall} px" if tall > limit else ""
    return Picture(path, f"{scheme}, {width} px{cut}", width < 600)


def printed(page: Page, name: str, target: Path) -> list[Picture]:
    with tempfile.TemporaryDirectory() as scratch:
        pdf = Path(scratch, "page.pdf")
        page.emulate_media(media="print", color_scheme="light")
        # A4 unless the page's own @page says otherwise; colours as an office printer gets them, without backgrounds.
        page.pdf(path=pdf, format="A4", prefer_css_page_size=True)
        subprocess.run(
            ["pdftoppm", "-png", "-r", str(PRINT_RESOLUTION), "-l", str(SHEETS), pdf, Path(scratch, "sheet")],
            check=True,
        )
        pictures = []
        for number, sheet in enumerate(sorted(Path(scratch).glob("sheet*.png")), start=1):
            path = target / f"{name}.print-{number}.png"
            shutil.move(sheet, path)
            pictures.append(Picture(path, f"printed, sheet {number}"))
        return pictures


def contact_sheet(title: str, pictures: list[Picture], path: Path, column: int, tallest: int) -> None:
    """The pictures side by side, each as wide as a column (half of one, if it is of a phone), cut below `tallest`."""
    shown = []
    for picture in pictures:
        with Image.open(picture.path) as image:
            wide = column // 2 if picture.narrow else column
            tall = max(1, round(image.height * wide / image.width))
            small = image.convert("RGB").resize((wide, tall), Image.Resampling.LANCZOS)
            shown.append((picture.label, small.crop((0, 0, wide, min(tall, tallest)))))
    font = ImageFont.load_default(size=18)
    head = 4 * GAP
    sheet = Image.new("RGB", (
        GAP + sum(image.width + GAP for _, image in shown), head + max(image.height for _, image in shown) + GAP
    ), GROUND)
    draw = ImageDraw.Draw(sheet)
    draw.text((GAP, GAP // 2), title.encode("latin-1", "replace").decode("latin-1"), fill=INK, font=font)
    left = GAP
    for label, image in shown:
        draw.text((left, 2 * GAP), label, fill=INK, font=font)
        sheet.paste(image, (left, head))
        left += image.width + GAP
    sheet.save(path)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path, nargs="+", metavar="PAGES", help="pages, or folders of pages")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    parser.add_argument("--widths", type=numbers, default=[1280, 390], metavar="PX,…", help="default: 1280,390")
    parser.add_argument(
        "--schemes", type=schemes, default=["light", "dark"], metavar="NAME,…", help="default: light,dark"
    )
    parser.add_argument("--height", type=int, default=4_000, metavar="PX", help="cut below that (default: %(default)s)")
    parser.add_argument("--no-print", action="store_true", help="on a screen only")
    parser.add_argument("--contact-sheet", action="store_true", help="also one picture a page that joins the others")
    parser.add_argument("--column", type=int, default=480, metavar="PX", help="of a sheet (default: %(default)s)")
    parser.add_argument("--tallest", type=int, default=1_200, metavar="PX", help="in a sheet (default: %(default)s)")
    options = parser.parse_args(argv)
    if not options.no_print and shutil.which("pdftoppm") is None:
        fail_usage("there is no pdftoppm: install the Debian package poppler-utils, or use --no-print")
    pages = pages_of(options.pages)
    names = names_of(pages)
    if not pages:
        fail_usage("there are no pages in what was named")
    options.output.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        tab = browser.new_context(reduced_motion="reduce", service_workers="block").new_page()
        for page in pages:
            name = names[page].removesuffix(".html").replace("/", "--")
            tab.goto(page.as_uri(), wait_until="load")
            pictures = [
                on_screen(tab, name, options.output, width, scheme, options.height)
                for width in options.widths for scheme in options.schemes
            ]
            if not options.no_print:
                pictures += printed(tab, name, options.output)
            if options.contact_sheet:
                path = options.output / f"{name}.sheet.png"
                contact_sheet(names[page], pictures, path, options.column, options.tallest)
                pictures = [Picture(path, "all")]
            for picture in pictures:
                print(picture.path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
