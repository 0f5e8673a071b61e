"""Tags that are releases, and the states they name."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.history.history import History, read_history
from builder.history.releases import Releases, can_be_release, read_releases
from tests.history.pages import SITE, A, B, article
from tests.history.repositories import Commit, git, make


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Four commits on `main`, of which the second changes no content, and one elsewhere."""
    commits = [
        Commit("2026-11-20", {**SITE, A: article("One.")}),
        Commit("2026-11-21", {"README.md": "Read me."}),
        Commit("2026-11-22", {A: article("Two.")}),
        Commit("2026-11-23", {B: article()}),
        Commit("2026-11-22", {B: article("Elsewhere.")}, branch="side", start="main"),
    ]
    return make(tmp_path / "kb", commits)


def tag(root: Path, name: str, commit: str, note: str = "", day: str = "2026-11-23") -> None:
    """Make a tag, annotated where there is a note."""
    if not note:
        git(root, "tag", name, commit)
        return
    tagger = f"tagger Editor <editor@example.org> {day}T10:00:00+00:00"
    stream = f"tag {name}\nfrom {git(root, 'rev-parse', commit)}\n{tagger}\ndata {len(note.encode())}\n{note}\n"
    git(root, "fast-import", "--quiet", "--date-format=rfc2822", stdin=stream.replace(tagger, _dated(day)).encode())


def _dated(day: str) -> str:
    return f"tagger Editor <editor@example.org> {int(day[-2:])} Nov 2026 10:00:00 +0000"


def releases(root: Path) -> Releases:
    """Those of a repository."""
    return read_releases(read_history(root))


def test_annotated_and_lightweight_tags(root: Path) -> None:
    """The first has its message and its own day, the second no note and the day of its commit, as GitHub makes them."""
    tag(root, "2026.1", "main~2", "The first.\n\nIt has\n\ntwo paragraphs.", "2026-11-25")
    tag(root, "v2", "main")
    history = read_history(root)
    newest, oldest = read_releases(history).found
    assert (newest.name, newest.note, str(newest.day), newest.index) == ("v2", "", "2026-11-23", 2)
    assert newest.commit == git(root, "rev-parse", "main")
    assert (oldest.name, oldest.note) == ("2026.1", "The first.\n\nIt has\n\ntwo paragraphs.")
    assert (str(oldest.day), oldest.address) == ("2026-11-25", "releases/2026.1/")
    assert history.commits[oldest.index].subject == "Commit 1"
    assert releases(root).problems == ()


def test_order_is_that_of_the_states(root: Path) -> None:
    """Not of the names or days; of two with the same state, the one made last comes first."""
    tag(root, "a", "main~3", "Late.", "2026-11-29")
    tag(root, "b", "main", "Early.", "2026-11-24")
    tag(root, "c", "main", "Again.", "2026-11-26")
    assert [release.name for release in releases(root).found] == ["c", "b", "a"]


def test_a_slash_says_that_a_tag_is_something_else(root: Path) -> None:
    """Such tags, and those of no commit, are left alone."""
    tag(root, "program/1.2", "main")
    git(root, "tag", "a-file", "main:README.md")
    assert releases(root) == Releases()


@pytest.mark.parametrize(
    ("name", "commit", "check", "said"),
    [
        ("más", "main", "release-name", "the tag `más` cannot stand in an address"),
        ("x" * 61, "main", "release-name", "at most 60"),
        ("end_", "main", "release-name", "cannot stand in an address"),
        ("index.html", "main", "release-name", "the tag `index.html` cannot stand in an address"),
        ("beside", "side", "release-elsewhere", "the tag `beside` is on no commit of the published branch"),
    ],
)
def test_what_looks_like_a_release_and_is_none(root: Path, name: str, commit: str, check: str, said: str) -> None:
    """A warning says why, and how to make it one, or something else."""
    tag(root, name, commit)
    found = releases(root)
    (problem,) = found.problems
    assert (found.found, problem.check, problem.severity) == ((), check, "warning")
    assert said in f"{problem.message} {problem.fix}"
    assert "`program/1.2`" in problem.fix


def test_names_that_differ_in_capitals(root: Path) -> None:
    """Only one can have its page on every file system: the annotated one, even if another commit is older."""
    tag(root, "V1", "main~3")
    tag(root, "v1", "main", "The real one.")
    found = releases(root)
    assert [release.name for release in found.found] == ["v1"]
    assert "the tag `V1` differs from another one in capitals alone" in found.problems[0].message


def test_a_tag_before_any_content_names_nothing(tmp_path: Path) -> None:
    """There is no state to show."""
    root = make(tmp_path / "kb", [Commit("2026-11-20", {"x": "x"}), Commit("2026-11-21", {A: article()})])
    tag(root, "early", "main~1")
    assert [problem.check for problem in releases(root).problems] == ["release-elsewhere"]


def test_without_history_there_are_none(tmp_path: Path) -> None:
    """And nothing is said twice."""
    assert read_releases(History()) == Releases()
    assert releases(tmp_path) == Releases()


@pytest.mark.parametrize(
    "name", ["", ".", "..", "-x", "a/b", "a b", "a\n", "é", "a.", "%2e", "index.html", "INDEX.html"]
)
def test_names_that_no_address_can_have(name: str) -> None:
    """Nothing that leads elsewhere, that a file system changes, or that is in the way of another page."""
    assert not can_be_release(name)
