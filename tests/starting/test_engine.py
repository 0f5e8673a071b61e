"""Which line names the program in a new knowledge base."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder import __version__
from builder.starting import engine
from builder.starting.engine import Engine, engine_from
from tests.knowledge_bases import write_files
from tests.starting.beginning import init
from tests.versions.repositories import Commit, git, make

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


def test_engine_from_a_clone(tmp_path: Path) -> None:
    """Its repository and commit, as long as others find just that there."""
    git(tmp_path, "clone", str(make(tmp_path / "origin", [Commit("2026-11-23", {"a/b": "A"})])), "clone")
    clone, unsure = tmp_path / "clone", Engine(f"attend-or-cancel=={__version__}", is_sure=False)

    def found(part: str = "") -> Engine:
        return engine_from(json.dumps({"url": (clone / part).as_uri(), "dir_info": {}}))

    assert found() == unsure  # from a folder of this machine
    git(clone, "remote", "set-url", "origin", "https://example.org/advice.git")
    commit = git(clone, "rev-parse", "HEAD").strip()
    assert found() == Engine(f"attend-or-cancel @ git+https://example.org/advice.git@{commit}", is_sure=True)
    assert found("a") == unsure  # only something inside of it was installed
    git(clone, "remote", "set-url", "origin", "https://me:secret@example.org/advice.git")
    assert found() == unsure
    git(clone, "remote", "set-url", "origin", "https://example.org/advice.git")
    write_files(clone, {"a/b": "changed"})
    assert found() == unsure
    git(clone, "commit", "--quiet", "--all", "--message", "Not pushed")
    assert found() == unsure


def test_engine_that_others_may_not_get(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the program was not installed at all, `builder init` says what to look after."""
    monkeypatch.setattr(engine, "DISTRIBUTION", "no-such-distribution")
    assert "Note: this program runs from a folder of this machine alone" in init(tmp_path / "advice").stdout
