"""Draw the pictures of a site from SVG, with Chromium: `python -m docs.pictures.draw`; what it writes is committed.

`social.png` has no words, so that it needs no font and belongs to any knowledge base; `favicon.ico` and
`apple-touch-icon.png` come from `icon.svg`.
"""

from __future__ import annotations

import struct
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import ARGUMENTS, chromium

HERE = Path(__file__).resolve().parent
PICTURES = HERE.parents[1] / "templates/assets/img"
GREEN = "#0b5f5a"
DRAWN = {
    "social.png": (HERE / "social.svg", 1200, 630, GREEN),
    "apple-touch-icon.png": (PICTURES / "icon.svg", 180, 180, GREEN),
    "favicon.ico": (PICTURES / "icon.svg", 32, 32, "transparent"),
}
"""The source of each picture, its width, height and background: phones round corners themselves."""


def draw(browser: Browser, svg: Path, width: int, height: int, background: str) -> bytes:
    """A PNG of an SVG, `width` by `height` pixels."""
    page = browser.new_page(viewport={"width": width, "height": height})
    style = f"html{{background:{background}}}body{{margin:0}}svg{{display:block;width:100vw;height:100vh}}"
    page.set_content(f"<!doctype html><style>{style}</style>{svg.read_text('utf-8')}")
    png = page.screenshot(omit_background=background == "transparent")
    page.close()
    return png


def ico(png: bytes, size: int) -> bytes:
    """An icon file that holds one PNG of `size` by `size` pixels, at most 255."""
    entry = struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(png), 22)
    return struct.pack("<HHH", 0, 1, 1) + entry + png


def drawn(browser: Browser, name: str) -> bytes:
    """The picture of this name, which is one of `DRAWN`."""
    svg, width, height, background = DRAWN[name]
    png = draw(browser, svg, width, height, background)
    return ico(png, width) if name.endswith(".ico") else png


def main() -> None:
    """Write the pictures into the templates."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for name in DRAWN:
            (PICTURES / name).write_bytes(drawn(browser, name))
        browser.close()


if __name__ == "__main__":
    main()
