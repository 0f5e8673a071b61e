"""An incomplete history gives one warning that says what to do, and today's pages all the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.build import build
from builder.check.history.history_warnings import history_warnings
from builder.check.today import Day, today
from builder.history.git.git import OLDEST
from builder.history.history import History, read_history
from builder.history.past import past_of
from builder.render.options import Options
from builder.report import concise
from tests.history.pages import BLOCK, FLOW, PROSE, SITE, A, B, article, page
from tests.history.repositories import Commit, Link, Submodule, git, make
from tests.knowledge_bases import write_files

TWO = [
    Commit("2026-11-20", {**SITE, A: article("One. " + "x" * 999), B: article()}),
    Commit("2026-11-21", {A: article("Two.")}),
]


def said(history: History) -> str:
    """The warnings, as `builder check --format concise` shows them."""
    return concise([*history_warnings(history.commits, None, Day(today())), *history.problems])


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of any folder above, too."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    history = read_history(write_files(tmp_path / "kb", {**SITE}))
    assert said(history) == (
        "content: warning[no-history]: this folder is in no git repository; "
        "run `git init`, and commit the content; or go on without versions\n"
    )
    assert history.pages == ()
    with pytest.raises(ValueError, match="no history"), past_of(history):
        pass


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without git."""
    root = make(tmp_path / "kb", TWO)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "warning[no-git]: there is no git to read the history with" in said(read_history(root))


@pytest.mark.parametrize(
    "said_by_git", ["fatal: unrecognized argument: --end-of-options", "Unknown option: --literal-pathspecs"]
)
def test_a_git_that_is_too_old(said_by_git: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no fault of the repository, and the warning says which git will do."""
    root = make(tmp_path / "kb", TWO)
    old = tmp_path / "bin" / "git"
    old.parent.mkdir()
    old.write_text(f"#!/bin/sh\necho '{said_by_git}' >&2\nexit 129\n", "utf-8")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", str(old.parent))
    assert "warning[no-git]: this git is too old" in said(read_history(root))
    assert f"install git {OLDEST} or newer" in said(read_history(root))
    old.chmod(0o644)
    assert "warning[no-git]: there is no git" in said(read_history(root))


def test_nothing_committed_yet(tmp_path: Path) -> None:
    """A repository just made."""
    git(tmp_path, "init", "--quiet")
    assert "warning[no-history]: nothing has been committed yet" in said(read_history(tmp_path))


def test_content_that_was_never_committed(tmp_path: Path) -> None:
    """There is a history, with no page in it; that is no mistake."""
    history = read_history(make(tmp_path / "kb", [Commit("2026-11-20", {"README": "Hello."})]))
    assert (history.pages, history.problems) == ((), ())


def test_a_shallow_clone(tmp_path: Path) -> None:
    """Its oldest commit looks as if it had made everything, so that it names nothing."""
    root = make(tmp_path / "kb", TWO)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{root}", str(tmp_path / "shallow"))
    history = read_history(tmp_path / "shallow")
    assert said(history) == (
        "content: warning[shallow-history]: this clone has only a part of the history, so that versions cannot be "
        "named; run `git fetch --unshallow`; in a workflow, check out with `fetch-depth: 0`\n"
    )
    assert history.pages == ()


def test_a_clone_without_contents(tmp_path: Path) -> None:
    """Objects that a partial clone left out are not fetched: nothing here goes to a network."""
    root = make(tmp_path / "kb", TWO)
    git(root, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", f"file://{root}", str(tmp_path / "partial"))
    before = git(tmp_path / "partial", "count-objects", "-v")
    history = read_history(tmp_path / "partial")
    assert git(tmp_path / "partial", "count-objects", "-v") == before
    assert "content/articles/decide/a.md: warning[damaged-history]: an older state of this page" in said(history)
    assert len(page(history, A).versions) == 2


def test_a_clone_without_contents_that_have_to_be_compared(tmp_path: Path) -> None:
    """To find what moved, git has to read it: the warning says why it cannot."""
    root = make(tmp_path / "kb", [Commit("2026-11-20", {A: article(PROSE)}), Commit("2026-11-21", {A: None, B: PROSE})])
    git(root, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", f"file://{root}", str(tmp_path / "partial"))
    history = read_history(tmp_path / "partial")
    assert "warning[shallow-history]: this clone has only a part of the contents" in said(history)
    assert "without `--filter`" in said(history)


def test_many_contents_that_are_missing(tmp_path: Path) -> None:
    """Then it is one warning, and does not take long."""
    root = make(tmp_path / "kb", [Commit("2026-11-20", {A: article(f"{number}")}) for number in range(40)])
    git(root, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", f"file://{root}", str(tmp_path / "partial"))
    history = read_history(tmp_path / "partial")
    assert history.pages == ()
    assert said(history) == (
        "content: warning[damaged-history]: the contents of more than 20 older files are missing or damaged; "
        "clone it anew with all of its history, and without `--filter`\n"
    )


def damaged_file(root: Path, object_: str) -> Path:
    """The file of a loose object."""
    return root / ".git/objects" / object_[:2] / object_[2:]


@pytest.mark.parametrize("damage", ["missing", "truncated", "empty"])
def test_an_object_that_is_damaged(tmp_path: Path, damage: str) -> None:
    """One old state cannot be shown; all others can, also those that are asked for after it."""
    root = make(tmp_path / "kb", TWO)
    blob = git(root, "rev-parse", f"HEAD~1:{A}")
    file = damaged_file(root, blob)
    data = file.read_bytes()
    file.unlink()
    if damage != "missing":
        file.write_bytes(data[: len(data) // 2] if damage == "truncated" else b"")
    history = read_history(root)
    (problem,) = history.problems
    assert problem.check == "damaged-history"
    assert problem.where.file == A
    with past_of(history) as past:
        old, new = (past.state_of(version) for version in page(history, A).versions)
        other = past.state_of(page(history, B).newest)
    assert old.page is None
    assert blob[:10] in old.problems[0].message
    assert new.page is not None
    assert other.page is not None


def test_a_commit_that_is_missing(tmp_path: Path) -> None:
    """The history breaks off, so that nothing can be named."""
    root = make(tmp_path / "kb", TWO)
    damaged_file(root, git(root, "rev-parse", "HEAD~1")).unlink()
    history = read_history(root)
    assert history.pages == ()
    assert "warning[damaged-history]: git cannot read its history: " in said(history)
    assert "clone it anew with all of its history" in said(history)


@pytest.mark.parametrize("length", [0, 40, 400])
def test_a_pack_that_is_truncated(tmp_path: Path, length: int) -> None:
    """Whatever is left of it, there is a warning and no exception."""
    root = make(tmp_path / "kb", TWO)
    git(root, "repack", "-a", "-d", "--quiet")
    (pack,) = (root / ".git/objects/pack").glob("*.pack")
    data = pack.read_bytes()
    pack.chmod(0o644)
    pack.write_bytes(data[:length])
    history = read_history(root)
    assert [problem.check for problem in history.problems][:1] == ["damaged-history"]


def test_dates_that_cannot_be_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The order of the history counts, names keep the dates, and `versions-from` lets old ones rest."""
    days = ("2026-11-20", "2031-01-01", "2026-11-21", "99999999999999")
    root = make(tmp_path / "kb", [Commit(day, {A: article(day)}) for day in days])
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795435200")
    history = read_history(root)
    short = [commit.short for commit in history.commits]
    lines = said(history).splitlines()
    assert lines[0].startswith(
        f"content: warning[future-date]: 2 commits are dated in the future, like {short[3]} of 9999-12-31"
    )
    assert lines[1].startswith(
        f"content: warning[unordered-dates]: a commit is dated before the one it follows, like {short[2]} of "
        f"2026-11-21 after {short[1]} of 2031-01-01"
    )
    found = page(history, A)
    assert [v.name for v in found.versions] == ["2026-11-20", "2031-01-01", "2026-11-21", "9999-12-31"]
    assert found.as_it_stood(history.commits[2].day) == found.versions[2]


def test_what_is_no_file(tmp_path: Path) -> None:
    """Links, other repositories and names that are no text have no versions, and the rest has."""
    odd = "content/articles/decide/\udcff.md"
    root = make(
        tmp_path / "kb",
        [
            Commit("2026-11-20", {A: article(), B: Link("a.md"), FLOW: Submodule(), odd: article()}),
            Commit("2026-11-21", {BLOCK: Submodule()}),
        ],
    )
    history = read_history(root)
    assert [found.file for found in history.pages] == [A]
    commit = f"{history.commits[0].short} of 2026-11-20"
    assert sorted(line.partition("; nothing needs")[0] for line in said(history).splitlines()) == [
        "content/articles/decide/\\xff.md: warning[odd-name]: the name of this file is not UTF-8 in the commit "
        f"{commit}; it has no versions",
        f"content/articles/decide/b.md: warning[symlink]: this is a link in the commit {commit}, which is not followed",
        f"content/flows/pick/flow.yaml: warning[symlink]: this is another repository in the commit {commit}, "
        "which is not followed",
    ]


def test_a_folder_of_somebody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git refuses, as in many containers, and says how to go on."""
    root = make(tmp_path / "kb", TWO)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    assert "git config --global --add safe.directory" in said(read_history(root))
    built = build(root, tmp_path / "site", Options(history=True))
    assert "unread-history" in {problem.check for problem in built.problems}


@pytest.mark.parametrize("named", ["gitdir: /nowhere/at/all\n", "nothing that git knows\n", ""])
def test_a_repository_that_is_not_where_it_should_be(named: str, tmp_path: Path) -> None:
    """As a work tree alone in a container: its versions are missing, so that the build says so."""
    root = write_files(tmp_path / "kb", {**SITE, A: article()})
    if named:
        write_files(root, {".git": named})
    else:
        (root / ".git").mkdir()
    built = build(root, tmp_path / "site", Options(history=True))
    assert built.ok
    assert [problem.check for problem in built.problems] == ["unread-history"]


@pytest.mark.parametrize(("content", "what"), [(Submodule(), "another repository"), (Link("kb"), "a link")])
def test_content_that_is_kept_elsewhere(content: Submodule | Link, what: str, tmp_path: Path) -> None:
    """The history of this repository has nothing to say of it."""
    root = make(tmp_path / "kb", [Commit("2026-11-20", {"content": content, "README": "Hello."})])
    assert f"warning[unread-history]: the folder content/ is {what}" in said(read_history(root))


def test_a_folder_that_is_not_there_any_more(tmp_path: Path) -> None:
    """No exception either."""
    root = make(tmp_path / "kb", TWO)
    shutil.rmtree(root / ".git")
    assert read_history(root).pages == ()
