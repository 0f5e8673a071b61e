"""A version is withdrawn and no history can be read: nobody can tell which version is in force, so none can be read."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from builder.build import build
from builder.render.options import Options
from tests.history.pages import FLOW, OUTCOME, SITE, STAY, WHOLE_FLOW, A, B, article, flow, outcome
from tests.history.repositories import Commit, git, make
from tests.knowledge_bases import read_files
from tests.serve.in_process import first_of

NOTICE = b"Ask somebody first."
WITHDRAWN = "title: Test site\nwithdrawn:\n" + "".join(
    f"  - {{{what}, version: 2026-11-20, date: 2026-11-24, reason: {NOTICE.decode()}}}\n"
    for what in ("page: articles/decide/a.md", "page: flows/pick/flow.yaml", "page: flows/part/flow.yaml, outcome: go")
)
PART = {file.replace("pick", "part"): text for file, text in {
    FLOW: flow().replace("title: Pick", "title: Part"), OUTCOME: outcome("HARM."), STAY: outcome("Stay, please."),
}.items()}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An article, a flow and an outcome of another flow of which a version is withdrawn; and a good article."""
    pages = {**WHOLE_FLOW, **PART, A: article("HARM."), OUTCOME: outcome("HARM."), B: article("Fine.", "B")}
    return make(tmp_path / "kb", [
        Commit("2026-11-20", {**SITE, **pages}), Commit("2026-11-24", {"content/site.yaml": WITHDRAWN}),
    ])  # fmt: skip


def shallow(root: Path, _: pytest.MonkeyPatch) -> None:
    """A clone that was cut off."""
    (root / ".git/shallow").write_text(git(root, "rev-parse", "HEAD") + "\n", "utf-8")


def no_repository(root: Path, _: pytest.MonkeyPatch) -> None:
    """A copy of the files alone."""
    shutil.rmtree(root / ".git")


def no_git(root: Path, patch: pytest.MonkeyPatch) -> None:
    """A machine without git."""
    (root.parent / "bin").mkdir()
    patch.setenv("PATH", str(root.parent / "bin"))


def slow(root: Path, patch: pytest.MonkeyPatch) -> None:
    """A git that gives no answer."""
    no_git(root, patch)
    program = root.parent / "bin/git"
    program.write_text("#!/bin/sh\nexec /bin/sleep 5\n", "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    patch.setenv("BUILDER_GIT_TIMEOUT", "0.2")


def damaged(root: Path, _: pytest.MonkeyPatch) -> None:
    """A repository without its objects."""
    shutil.rmtree(root / ".git/objects")


def check_notices(files: Mapping[str, bytes]) -> None:
    """No harm in any file, the notices in its place, and everything else."""
    assert [name for name, data in files.items() if b"HARM" in data] == []
    for name in ("decide/a/", "flows/pick/", "flows/pick/outcomes/go/", "flows/part/outcomes/go/"):
        assert NOTICE in files[f"{name}index.html"], name
    assert b"Fine." in files["decide/b/index.html"]
    assert b"Stay, please." in files["flows/part/outcomes/stay/index.html"]


@pytest.mark.parametrize("why", [shallow, no_repository, no_git, slow, damaged])
def test_no_history_can_be_read(
    why: Callable[[Path, pytest.MonkeyPatch], None], root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole page, or outcome, is shown as withdrawn, and a warning says so; whatever keeps the history from us."""
    why(root, monkeypatch)
    built = build(root, tmp_path / "site", Options("https://example.org/", history=True))
    check_notices(read_files(tmp_path / "site"))
    said = [each.message for each in built.problems if each.check == "unread-version"]
    whats = ("page", "page", "outcome")
    assert said == [f"this {what} is shown as withdrawn, since no history was read" for what in whats]


def test_the_history_is_not_wanted(root: Path, tmp_path: Path) -> None:
    """The same with `--no-history`, and in the preview."""
    assert build(root, tmp_path / "site", Options("https://example.org/")).ok
    check_notices(read_files(tmp_path / "site"))
    check_notices(first_of(root).rendering.files)


def test_another_version_is_in_force(root: Path, tmp_path: Path) -> None:
    """The page is back as soon as it says something else, where the history can be read."""
    (root / A).write_text(article("Right."), "utf-8")
    git(root, "commit", "--quiet", "--all", "--message", "Right")
    assert build(root, tmp_path / "site", Options("https://example.org/", history=True)).ok
    assert b"Right." in read_files(tmp_path / "site")["decide/a/index.html"]
