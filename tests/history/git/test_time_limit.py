"""The time that git is given: a number of seconds, or a message at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.history.git.time_limit import USUAL, time_limit
from tests.knowledge_bases import run_builder, write_files


@pytest.mark.parametrize(("text", "seconds"), [("", USUAL), ("0.5", 0.5), ("30", 30.0), ("86400", 86_400.0)])
def test_a_number_of_seconds(text: str, seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is taken; where nothing is set, the usual one."""
    monkeypatch.setenv("BUILDER_GIT_TIMEOUT", text)
    assert seconds == time_limit()


@pytest.mark.parametrize("text", ["abc", "0", "-1", "nan", "inf", "86401", "2m"])
def test_anything_else_is_refused(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wrong usage, by every command: a limit that was misspelt must not become another one."""
    monkeypatch.setenv("BUILDER_GIT_TIMEOUT", text)
    write_files(tmp_path, {"content/site.yaml": "title: Test site\n"})
    done = run_builder(tmp_path, "check")
    assert 2 == done.exit_code
    assert f"BUILDER_GIT_TIMEOUT is `{text}`, which is not a number of seconds" in done.stderr
