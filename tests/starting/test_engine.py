"""Which line names the program in a new knowledge base."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder import __version__
from builder.starting import engine
from builder.starting.engine import Engine, engine_from
from tests.starting.beginning import init

REPOSITORY = {"url": "https://example.org/advice.git", "vcs_info": {"vcs": "git", "commit_id": "0123abc"}}


def test_engine_of_ones_own(tmp_path: Path) -> None:
    """`--engine` becomes the line, whatever pip understands."""
    line = "attend-or-cancel @ git+https://example.org/fork.git@0123abc"
    said = init(tmp_path / "advice", "--engine", f" {line} ")
    assert (tmp_path / "advice/requirements.txt").read_text() == f"{line}\n"
    assert "Note:" not in said.stdout


@pytest.mark.parametrize("line", ["", " ", "a\nb", "--index-url=x", "# nothing", "a\x85b"])
def test_engine_that_is_no_requirement(tmp_path: Path, line: str) -> None:
    """It is one line, and no option of pip."""
    assert init(tmp_path / "advice", "--engine", line).exit_code == 2
    assert not (tmp_path / "advice").exists()


@pytest.mark.parametrize(
    ("direct_url", "expected"),
    [
        (None, Engine(f"attend-or-cancel=={__version__}", is_sure=True)),
        (REPOSITORY, Engine("attend-or-cancel @ git+https://example.org/advice.git@0123abc", is_sure=True)),
        (
            {**REPOSITORY, "subdirectory": "engine"},
            Engine("attend-or-cancel @ git+https://example.org/advice.git@0123abc#subdirectory=engine", is_sure=True),
        ),
        (
            {"url": "https://example.org/a-1-py3-none-any.whl", "archive_info": {}},
            Engine("attend-or-cancel @ https://example.org/a-1-py3-none-any.whl", is_sure=True),
        ),
        ({"url": "file:///home/me/advice", "dir_info": {}}, Engine(f"attend-or-cancel=={__version__}", is_sure=False)),
        ({**REPOSITORY, "url": "ssh://me@host/a"}, Engine(f"attend-or-cancel=={__version__}", is_sure=False)),
    ],
    ids=["index", "repository", "part-of-a-repository", "archive", "folder", "private"],
)
def test_engine_is_asked_for_where_it_came_from(direct_url: dict[str, object] | None, expected: Engine) -> None:
    """By address and commit from a repository, by version from an index; never by a place on one machine."""
    assert engine_from(json.dumps(direct_url) if direct_url else None) == expected


def test_engine_that_others_may_not_get(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the program was not installed at all, `builder init` says what to look after."""
    monkeypatch.setattr(engine, "DISTRIBUTION", "no-such-distribution")
    assert "Note: this program runs from a folder of this machine" in init(tmp_path / "advice").stdout
