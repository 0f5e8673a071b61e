"""The comparison with another revision finds what differs in the output, and leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import against
from tests.history.repositories import git
from tests.knowledge_bases import write_files


def test_only_the_name_of_the_asset_folder_may_differ(tmp_path: Path) -> None:
    """In names of files and in pages; any other difference is named."""
    one = {"index.html": '<link href="assets/0123456789/a.css">', "assets/0123456789/a.css": "a{}", "same.html": ""}
    other = {"index.html": '<link href="assets/9876543210/a.css">', "assets/9876543210/a.css": "a{}", "same.html": ""}
    write_files(tmp_path / "one", dict(one))
    write_files(tmp_path / "other", {**other, "same.html": "else", "new.html": ""})
    assert against.differences(tmp_path / "one", tmp_path / "other") == ["new.html", "same.html"]


def test_revision_is_checked_out_for_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it was, beside the working tree, which stays as it is."""
    write_files(tmp_path / "here", {"a.txt": "old"})
    git(tmp_path / "here", "init", "--quiet")
    git(tmp_path / "here", "add", "--all")
    git(tmp_path / "here", "commit", "--quiet", "--message=One")
    write_files(tmp_path / "here", {"a.txt": "new"})
    monkeypatch.setattr(against, "ROOT", tmp_path / "here")
    with against.checked_out("HEAD", tmp_path / "there") as tree:
        assert (tree / "a.txt").read_text("utf-8") == "old"
    assert not (tmp_path / "there").exists()
    assert (tmp_path / "here/a.txt").read_text("utf-8") == "new"
    assert git(tmp_path / "here", "worktree", "list").count("\n") <= 1
