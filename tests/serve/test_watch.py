"""Changes on the disk that lead to a build."""

from __future__ import annotations

import shutil
import time
from functools import partial
from pathlib import Path

import pytest

from builder.serve.watch import Changes
from tests.live_preview import ARTICLE, FILES, LivePreview
from tests.serve.listening import serves, settle, until


def test_many_files_at_once_are_one_build(preview: LivePreview) -> None:
    """Fifty new articles give one line."""
    for number in range(50):
        preview.write(f"content/articles/decide/more-{number}.md", FILES[ARTICLE])
    preview.says("updated 50 files in")
    for number in range(50):
        (preview.root / f"content/articles/decide/more-{number}.md").unlink()
    preview.says("updated 50 files in")
    assert preview.said == []


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
