"""Gaps that are left to write."""

from __future__ import annotations

from pathlib import Path

from tests.knowledge_bases import ARTICLE, run_builder, write_files


def test_todo_in_a_comment_is_ones_own_note(tmp_path: Path) -> None:
    """Readers never see a comment in YAML; the same word in a text of YAML is warned of."""
    write_files(tmp_path, {"content/articles/decide/go.md": ARTICLE, "content/site.yaml": "title: A # TODO better\n"})
    assert run_builder(tmp_path, "check").stdout == "no problems\n"
    write_files(tmp_path, {"content/site.yaml": "title: TODO A\n"})
    assert "site.yaml:1:8: warning[unfinished]" in run_builder(tmp_path, "check").stdout
