"""The digest of everything that a build reads, and whether it is still the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builder.history.inputs import MOST, YOUNG, inputs_of, is_still
from tests.knowledge_bases import ARTICLE, write_files

GO = "content/articles/decide/go.md"


@pytest.mark.parametrize("later", [0, YOUNG * 2])
def test_inputs_that_are_the_same_still(tmp_path: Path, later: int) -> None:
    """As long as stamps prove nothing, bytes are compared."""
    root = write_files(tmp_path, {"content/site.yaml": "title: A\n", GO: ARTICLE})
    newest = max(file.stat().st_ctime_ns for file in (root / "content").rglob("*"))
    newest = max(newest, (root / "content").stat().st_ctime_ns)
    inputs = inputs_of(root, "", clock=lambda: newest + later)
    assert inputs
    assert is_still(inputs, root)
    times = (root / GO).stat()
    (root / GO).write_text(ARTICLE.replace("Text.", "Word."))
    os.utime(root / GO, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert not is_still(inputs, root)
    (root / GO).unlink()
    assert not is_still(inputs, root)


def test_a_large_file(tmp_path: Path) -> None:
    """It is not read."""
    root = write_files(tmp_path, {GO: ARTICLE})
    with (root / "content/large.png").open("wb") as file:
        file.truncate(MOST + 1)
    assert inputs_of(root, "") is None


def test_links_and_missing_folders(tmp_path: Path) -> None:
    """They are not told: a build then does its work."""
    assert inputs_of(tmp_path, "") is None
    root = write_files(tmp_path / "kb", {GO: ARTICLE})
    assert inputs_of(root, "")
    (root / "content/articles/decide/link.md").symlink_to("go.md")
    assert inputs_of(root, "") is None
    (root / "content").rename(root / "other")
    (root / "content").symlink_to("other")
    assert inputs_of(root, "") is None
