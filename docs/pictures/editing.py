"""Make the pictures of `editing.md`, with Chromium: `python -m docs.pictures.editing`; what it writes is committed.

The comments are those of `tests/cases/editing/`, which a test plays, drawn from their Markdown about as GitHub does; a
picture notes the digest of its comment. The link is that of our own site.
"""

from __future__ import annotations

import hashlib
import io
import re
import tempfile
from pathlib import Path

from markdown_it import MarkdownIt
from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Browser, sync_playwright

from builder.build import build
from builder.render.options import Options
from docs.pages import doc_page
from tests.browser.chromium import ARGUMENTS, chromium

ROOT = Path(__file__).resolve().parents[2]
COMMENTS = ROOT / "tests/cases/editing"
ARTICLE = "about/how-we-make-this/index.html"
EDIT_URL = "https://github.com/OWNER/REPO/edit/main/{file}"
WIDTH = 760
COLOURS = 24
MARGIN = 16
STYLE = """
body { margin: 0; padding: 16px; background: #fff; color: #1f2328; font: 15px/1.5 "Liberation Sans", sans-serif }
article { border: 1px solid #d0d7de; border-radius: 6px }
header { padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d0d7de; color: #59636e }
header b { color: #1f2328 }
div { padding: 0 16px }
h2, h3 { border-bottom: 1px solid #d0d7de; padding-bottom: 4px }
h3 { border: 0; margin-bottom: 8px }
blockquote { margin: 0 0 12px; padding: 0 12px; border-left: 4px solid #d0d7de; color: #59636e }
code { background: #eff1f3; border-radius: 6px; padding: 2px 5px; font: 13px "Liberation Mono", monospace }
a { color: #0969da }
"""


def comment(browser: Browser, markdown: str) -> bytes:
    """A PNG of a comment, with what is folded open."""
    html = MarkdownIt("commonmark", {"html": True}).render(markdown).replace("<details>", "<details open>")
    head = "<header><b>github-actions</b> bot commented</header>"
    page = browser.new_page(viewport={"width": WIDTH, "height": 400})
    page.set_content(f"<!doctype html><style>{STYLE}</style><article>{head}<div>{html}</div></article>")
    png = page.screenshot(full_page=True)
    page.close()
    return png


def link(browser: Browser) -> bytes:
    """A PNG of the end of an article of our own site."""
    with tempfile.TemporaryDirectory() as folder:
        built = build(ROOT, Path(folder) / "site", Options(edit_url=EDIT_URL, jobs=1))
        if not built.ok:
            raise SystemExit("Our own content has mistakes; see `builder check`.")
        page = browser.new_page(viewport={"width": WIDTH, "height": 900})
        html = (Path(folder) / "site" / ARTICLE).read_text("utf-8")
        if 'class="edit"' not in html:
            raise SystemExit(f"{ARTICLE} has no link to suggest a change.")
        page.goto((Path(folder) / "site" / ARTICLE).as_uri())
        png = page.locator(".article-footer").screenshot()
        page.close()
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    around = io.BytesIO()
    corner = picture.crop((0, picture.height - 1, 1, picture.height))
    ImageOps.expand(picture, MARGIN, tuple(corner.tobytes())).save(around, "PNG")
    return around.getvalue()


def written(png: bytes, file: Path, source: bytes = b"") -> None:
    """Write a picture in few colours, with the digest of what it was drawn from."""
    notes = PngInfo()
    if source:
        notes.add_text("source", hashlib.sha256(source).hexdigest())
    few = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(file, optimize=True, pnginfo=notes)


def main() -> None:
    """Write the pictures."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for file in sorted(COMMENTS.glob("*.md")):
            text = file.read_bytes()
            shown = re.sub(r"<!--.*?-->", "", text.decode())
            written(comment(browser, shown), doc_page("editing").with_name(f"editing-{file.stem}.png"), text)
        written(link(browser), doc_page("editing").with_name("editing-link.png"))
        browser.close()


if __name__ == "__main__":
    main()
