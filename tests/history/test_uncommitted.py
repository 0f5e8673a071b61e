"""Pages that differ from the last commit."""

from __future__ import annotations

import subprocess
from pathlib import Path

from builder.history.history import read_history
from builder.history.uncommitted import uncommitted
from tests.history.pages import FLOW, OLD, OUTCOME, SITE, WHOLE_FLOW, A, B, addresses, article
from tests.history.repositories import Commit, git, make
from tests.knowledge_bases import write_files


def test_changed_new_and_gone(tmp_path: Path) -> None:
    """An article by its file, a flow by all of its folder; other line ends are no change."""
    root = make(tmp_path / "kb", [Commit("2026-11-20", {**SITE, **WHOLE_FLOW, A: article(), B: article("Other.")})])
    history = read_history(root)
    assert uncommitted(history, root) == set()
    write_files(root, {A: article().replace("\n", "\r\n"), OLD: article()})
    assert uncommitted(history, root) == {OLD}
    write_files(root, {A: article("New.")})
    (root / B).unlink()
    (root / OUTCOME).unlink()
    assert uncommitted(history, root) == {A, B, OLD, FLOW}


def test_a_repository_with_longer_ids(tmp_path: Path) -> None:
    """Git can be told to use SHA-256."""
    subprocess.run(["git", "init", "--quiet", "--object-format=sha256", str(tmp_path)], check=True)
    write_files(tmp_path, {A: article()})
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message=First", "--date=2026-11-20T12:00:00Z")
    history = read_history(tmp_path)
    assert len(history.commits[0].id) == 64
    assert len(addresses(history, A)) == 1
    assert uncommitted(history, tmp_path) == set()
