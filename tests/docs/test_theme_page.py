"""The promises of theme.md: its tokens, blocks and files are those there are, and its examples are sound."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from builder.build import read_and_check
from builder.check.site.theme import program_tokens
from builder.commands.template_copies import blocks
from builder.load.theme_files import LOGOS, REPLACED
from docs.pages import doc_page
from tests.knowledge_bases import ARTICLE, ROOT, run_builder, write_files

PAGE = doc_page("theme").read_text("utf-8")
FONT = (ROOT / "templates/assets/font/figtree.woff2").read_bytes()


def rows(head: str) -> list[str]:
    """The code in the first column of a table."""
    table = PAGE.partition(f"| {head} |")[2].partition("\n\n")[0]
    return re.findall(r"^\| `([^`]+)`", table, re.MULTILINE)


def test_every_token_is_explained() -> None:
    """In the order of the stylesheet."""
    assert [name.removeprefix("--") for name in rows("token")] == list(program_tokens()[0])


def test_every_file_is_explained() -> None:
    """The logo, and the images that take the place of the program's."""
    assert rows("file") == [LOGOS[0], *REPLACED]


def test_every_block_of_all_pages_is_explained() -> None:
    """But those that are for the program's own pages."""
    assert sorted(rows("block")) == sorted(set(blocks("base.html")) - {"styles", "scripts"})


def test_examples(tmp_path: Path) -> None:
    """The stylesheet has no problem, and what the template adds is on the page."""
    (style,) = re.findall(r"```css\n(.*?)```", PAGE, re.DOTALL)
    (template,) = re.findall(r"```jinja\n(.*?)```", PAGE, re.DOTALL)
    write_files(tmp_path, {
        "content/site.yaml": "title: Mine\n",
        "content/articles/decide/when.md": ARTICLE,
        "content/theme/theme.css": style,
        "content/theme/inter.woff2": FONT,
        "templates/base.html": template,
    })  # fmt: skip
    site, problems = read_and_check(tmp_path)
    assert problems == []
    assert site.look.font == "inter.woff2"
    assert run_builder(tmp_path, "build", "--no-search").exit_code == 0
    html = (tmp_path / "site/index.html").read_text("utf-8")
    assert "<p>Made in Bremerhaven.</p>" in html
    assert "<p>Mine</p>" in html
    assert 'inter.woff2" as="font"' in html


def test_the_second_theme_has_no_problem(tmp_path: Path) -> None:
    """Its colours can be told apart in both schemes, and its logo is as wide as its shape asks for."""
    write_files(tmp_path, {"content/site.yaml": "title: Mine\n", "content/articles/decide/when.md": ARTICLE})
    shutil.copytree(ROOT / "docs/themes/harbour", tmp_path / "content/theme")
    assert read_and_check(tmp_path)[1] == []
    assert run_builder(tmp_path, "build", "--no-search").exit_code == 0
    html = (tmp_path / "site/index.html").read_text("utf-8")
    assert re.search(r'<img src="assets/\w+/logo.svg" width="48" height="32" alt="">', html)
