"""The last look at a finished site: no file replaces another one or is in its way."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.render.address_clash import AddressClashError, check_files
from builder.render.page import Inputs, Page
from tests.knowledge_bases import ARTICLE, read_files, run_builder, write_files


@pytest.mark.parametrize(
    ("pages", "files", "said"),
    [
        (["a/", "a/"], [], "the page “Title” and the page “Title” would both be at /a/index.html"),
        (["a/", "A/"], [], "both be at /A/index.html"),
        (["a/", "a/index.html/"], [], "both be at /a/index.html/index.html"),
        (["a/"], ["a/index.html", "a"], "the file `a` and the page “Title” would both be at /a"),
        ([], ["x.js/y", "x.js"], "the file `x.js` and the file `x.js/y` would both be at /x.js"),
    ],
)
def test_clash(pages: list[str], files: list[str], said: str) -> None:
    """It is a problem that names both."""
    with pytest.raises(AddressClashError) as raised:
        check_files([Page(url_path, "page.html", "Title", "") for url_path in pages], files)
    assert said in raised.value.problem.message


def test_a_build_that_would_lose_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Says so and writes nothing, whatever the checks before have missed."""
    root = write_files(tmp_path, {"content/site.yaml": "title: A\n", "content/articles/decide/go.md": ARTICLE})
    page = Page("a-z/", "a-z.html", "Another", "", lambda: Inputs({"letters": []}))
    monkeypatch.setattr("builder.render.pages.content_pages", lambda _: [page])
    before = read_files(root)
    built = run_builder(root, "build")
    assert (built.exit_code, read_files(root)) == (1, before)
    assert (
        "error[duplicate-url]: the page “A to Z” and the page “Another” would both be at /a-z/index.html"
        in built.stderr
    )


@pytest.mark.parametrize(
    ("files", "wrong", "other"),
    [
        (["img/flow.js"], "img/flow.js", "assets/js/flow.js"),
        (["js/mine.svg", "img/mine.svg"], "js/mine.svg", "assets/img/mine.svg"),
        (["img/Style.css"], "img/Style.css", "the stylesheet of the site"),
        (["img/mine.svg", "img/Mine.svg"], "img/mine.svg", "assets/img/Mine.svg"),
        (["js/flow.js"], "", ""),
    ],
)
def test_assets_of_one_name(files: list[str], wrong: str, other: str, tmp_path: Path) -> None:
    """All of them are in one folder of the site; taking the place of one of the program's is no clash."""
    root = write_files(tmp_path, {"content/site.yaml": "title: A\n", "content/articles/decide/go.md": ARTICLE})
    write_files(root / "templates/assets", dict.fromkeys(files, "export {};"))
    said = run_builder(root, "check", "--format", "concise").stdout
    wanted = f"templates/assets/{wrong}: error[duplicate-url]: this file would have the address of {other}"
    assert (wanted in said) if wrong else ("duplicate-url" not in said)
