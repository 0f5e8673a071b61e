"""Mistakes, in the terminal and on top of the pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.serve.preview import Updated
from builder.serve.terminal import summary
from tests.live_preview import ARTICLE, FILES, OUTCOME, LivePreview, miniature
from tests.serve.in_process import preview_of, update
from tests.serve.listening import PAGE, run_elsewhere


def test_mistake_is_shown_and_the_last_good_page_stays(preview: LivePreview) -> None:
    """In the terminal and on top of every page, escaped; gone when it is mended."""
    preview.edit(OUTCOME, "title: Go", "tittle: <b>Go</b>")
    preview.write(ARTICLE, FILES[ARTICLE].replace("The first words.", "See [it](gone.md)."))
    preview.says("`gone.md` does not exist")
    preview.says(r"\d errors; still showing the last good pages")
    status, _, body = preview.ask(PAGE)
    assert status == 200
    assert "The first words." in body
    assert '<div class="preview-problems" role="alert">' in body
    assert "`gone.md` does not exist" in body
    assert "&lt;b&gt;Go&lt;/b&gt;" in body
    assert "<b>Go" not in body
    assert "preview-problems" in preview.ask("/not/there")[2]
    preview.write(OUTCOME, FILES[OUTCOME])
    preview.write(ARTICLE, FILES[ARTICLE].replace("first words", "next words"))
    preview.says(r"updated (?:first.md|first.md, go.md|go.md) in")
    assert "preview-problems" not in preview.ask(PAGE)[2]
    assert "The next words." in preview.ask(PAGE)[2]
    preview.edit(ARTICLE, "next words", "first words")


def test_broken_template_is_shown_with_its_line(preview: LivePreview) -> None:
    """A mistake in a template of one's own stops nothing; own templates count as soon as the folder is there."""
    preview.write("templates/404.html", "<p>\n{{ nothing.there }}")
    preview.says("templates/404.html:2:1: error.template.: .*: UndefinedError: 'nothing' is undefined")
    preview.says("1 error; still showing the last good pages")
    assert "cannot be rendered: UndefinedError: &#39;nothing&#39; is undefined" in preview.ask(PAGE)[2]
    preview.write("templates/404.html", "{% if %}")
    preview.says("templates/404.html:1:1: error.template.: this is not a template: Expected")
    preview.write("templates/404.html", "<body>Nothing here.")
    preview.says("updated 404.html in")
    assert preview.ask("/not/there")[2] == "<body>Nothing here."
    shutil.rmtree(preview.root / "templates")
    preview.says("updated .* in")
    assert "Page not found" in preview.ask("/not/there")[2]


def test_first_build_with_mistakes_serves_them_everywhere(tmp_path: Path) -> None:
    """Until they are mended; then the site is there."""
    root = miniature(tmp_path)
    (root / OUTCOME).write_text(FILES[OUTCOME].replace("title", "tittle"))
    with LivePreview(root, "--poll") as preview:
        for url_path in ("/", PAGE, "/not/there"):
            status, _, body = preview.ask(url_path)
            assert status == 503
            assert "tittle" in body
            assert "script-src &#39;self&#39;" in body
        assert preview.ask("/assets/preview/style.css")[0] == 200
        preview.write(OUTCOME, FILES[OUTCOME])
        preview.says("updated")
        assert preview.ask("/flows/go/outcomes/go/")[0] == 200
        assert "preview-problems" not in preview.ask(PAGE)[2]
        for words in ("second", "third"):  # both within a second, which watchfiles' own polling would not see
            preview.edit(ARTICLE, "first words" if words == "second" else "second words", f"{words} words")
        assert "The third words." in preview.ask(PAGE)[2]


def test_bug_is_told_and_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its message is shown in the page, and where it happened in the terminal."""
    preview = preview_of(miniature(tmp_path))

    async def updates() -> list[Updated]:
        await update(preview)
        with monkeypatch.context() as broken:
            broken.setattr(preview.steps, "read", lambda: 1 / 0)
            failed = await update(preview)
        return [failed, await update(preview, "first.md")]

    failed, mended = run_elsewhere(updates())
    assert "ZeroDivisionError: division by zero" in failed.live.trouble
    assert "Traceback" in failed.failure
    assert summary(failed) == "not updated: ZeroDivisionError: division by zero; still showing the last good pages"
    assert summary(mended).startswith("updated first.md in ")
