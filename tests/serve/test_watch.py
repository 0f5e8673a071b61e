"""Changes on the disk that lead to a build."""

from __future__ import annotations

import shutil
import time
from functools import partial
from pathlib import Path

import pytest

from builder.serve.watch import Changes
from tests.live_preview import ARTICLE, FILES, LivePreview
from tests.serve.listening import PAGE, serves, settle, until


def test_many_files_at_once_are_one_build(preview: LivePreview) -> None:
    """Fifty new articles give one line."""
    for number in range(50):
        preview.write(f"content/articles/decide/more-{number}.md", FILES[ARTICLE])
    preview.says("updated 50 files in")
    for number in range(50):
        (preview.root / f"content/articles/decide/more-{number}.md").unlink()
    preview.says("updated 50 files in")
    assert preview.said == []


@pytest.mark.long
def test_branch_switch(preview: LivePreview) -> None:
    """A thousand files come and go at once; the preview ends with what is there."""
    texts = {
        f"content/articles/decide/more-{number}.md": f"{FILES[ARTICLE]}\nNo. {number}.\n" for number in range(1000)
    }
    for file, text in texts.items():
        preview.write(file, text)
    until(lambda: "No. 999." in preview.ask("/decide/more-999/")[2], 60)
    settle(preview)
    for file in texts:
        (preview.root / file).unlink()
    until(lambda: preview.ask("/decide/more-999/")[0] == 404, 60)
    settle(preview)
    assert serves(preview, "The first words.")


def test_recovers_by_itself(preview: LivePreview) -> None:
    """From a `site.yaml` that is broken for a while, a folder that is gone, and a file saved by exchanging it."""
    preview.edit("content/site.yaml", "title", "{title")
    assert "preview-problems" in preview.ask(PAGE)[2]
    (preview.root / ARTICLE).with_suffix(".tmp").write_text(FILES[ARTICLE].replace("first words", "last words"))
    (preview.root / ARTICLE).with_suffix(".tmp").replace(preview.root / ARTICLE)
    preview.edit("content/site.yaml", "{title", "title")
    until(partial(serves, preview, "The last words."))
    folder = preview.root / "content/articles/decide"
    shutil.rmtree(folder)
    until(lambda: preview.ask(PAGE)[0] == 404)
    preview.write(ARTICLE, FILES[ARTICLE])
    until(partial(serves, preview, "The first words."))
    settle(preview)


def test_change_during_a_build_is_not_lost(preview: LivePreview) -> None:
    """Many quick changes: the last one is what is served in the end."""
    for number in range(40):
        preview.write(ARTICLE, FILES[ARTICLE].replace("first words", f"words {number}"))
        time.sleep(0.02)
    until(partial(serves, preview, "The words 39."))
    preview.write(ARTICLE, FILES[ARTICLE])
    until(partial(serves, preview, "The first words."))
    settle(preview)


def test_exchanged_folder_is_watched_again(preview: LivePreview) -> None:
    """As when another branch is checked out."""
    (preview.root / "content").rename(preview.root / "aside")
    preview.says(r"\d errors?;")
    shutil.copytree(preview.root / "aside", preview.root / "content")
    for words in ("last", "first"):
        preview.write(ARTICLE, FILES[ARTICLE].replace("first words", f"{words} words"))
        until(partial(serves, preview, f"The {words} words."))
    shutil.rmtree(preview.root / "aside")
    settle(preview)


def test_files_that_editors_keep_lead_to_no_build(preview: LivePreview) -> None:
    """Hidden files, backups and what vim tries; and nothing is ever written beside the content."""
    for name in (".first.md.swp", "first.md~", "4913", ".#first.md"):
        preview.write(f"content/articles/decide/{name}", "x")
        (preview.root / "content/articles/decide" / name).unlink()
    assert preview.quiet()
    assert sorted(child.name for child in preview.root.iterdir()) == ["content"]


def test_system_that_can_watch_no_more_is_no_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are looked at instead."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError("OS file watch limit reached")

    monkeypatch.setattr("builder.serve.watch.watch", refuse)
    monkeypatch.setattr("builder.serve.watch.LOOK", 0.01)
    calls: list[frozenset[str]] = []
    changes = Changes(lambda: [tmp_path], poll=False)
    changes.start(calls.append)
    until(lambda: len(calls) == 1)
    (tmp_path / "new.md").write_text("new")
    until(lambda: len(calls) >= 2)
    changes.stop()
