"""A folder without a repository is known without git, and only such a folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builder.history.commit_day import commit_day
from builder.history.git.odd_files import in_no_repository
from tests.history.pages import SITE
from tests.history.repositories import Commit, git, make


def test_as_git_finds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At its top, further down, through a link, in a bare one; beside it there is none."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    root = make(tmp_path / "kb", [Commit("2025-01-01", SITE)])
    (root / "further/down").mkdir(parents=True)
    (tmp_path / "link").symlink_to(root / "further/down")
    git(tmp_path, "clone", "--quiet", "--bare", "kb", "bare")
    (tmp_path / "beside").mkdir()
    for name in ("kb", "kb/further/down", "link", "bare"):
        assert not in_no_repository(tmp_path / name), name
        assert commit_day(tmp_path / name), name
    assert in_no_repository(tmp_path / "beside")


def test_no_further_up_than_git_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that git must not climb into counts only where it is the folder itself."""
    root = make(tmp_path / "kb", [Commit("2025-01-01", SITE)])
    (root / "further/down").mkdir(parents=True)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", os.pathsep.join(["/elsewhere", str(root)]))
    assert [in_no_repository(root / "further/down"), in_no_repository(root)] == [True, False]
    assert commit_day(root / "further/down") is None
    assert commit_day(root)
