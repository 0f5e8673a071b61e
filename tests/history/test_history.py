"""The versions of pages, and their names.

Rooms: builder/history, builder/history/follow, builder/history/git.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from builder.history.history import read_history
from tests.history.pages import (
    FLOW,
    OUTCOME,
    SITE,
    WHOLE_FLOW,
    A,
    B,
    addresses,
    article,
    flow,
    outcome,
    page,
)
from tests.history.repositories import Commit, git, make


def test_versions_are_the_successive_states(tmp_path: Path) -> None:
    """A, B and A again are three; each is named by its day in UTC, a second one of that day by a number."""
    root = make(
        tmp_path / "kb",
        [
            Commit("2026-11-20", SITE | {A: article("One.")}),
            Commit("2026-11-21T23:59:59", {A: article("Two.")}),
            Commit("2026-11-22T00:00:00", {A: article("One.")}),
            Commit("2026-11-22T09:00:00", {B: article()}),
            Commit("2026-11-22T10:00:00", {A: article("Three.")}),
        ],
    )
    history = read_history(root)
    assert history.problems == ()
    assert [version.name for version in page(history, A).versions] == [
        "2026-11-20", "2026-11-21", "2026-11-22", "2026-11-22.2",
    ]  # fmt: skip
    assert addresses(history, B) == ["decide/b/v/2026-11-22/"]
    first, *_, newest = page(history, A).versions
    assert first.until == history.commits[1]
    assert newest.until is None
    assert newest.began.subject == "Commit 5"
    assert page(history, A).day == datetime.date(2026, 11, 22)


def test_two_commits_in_one_second(tmp_path: Path) -> None:
    """The order is that of the history."""
    when = "2026-11-20T10:00:00"
    root = make(tmp_path / "kb", [Commit(when, {A: article(text)}) for text in ("One.", "Two.", "Three.")])
    versions = page(read_history(root), A).versions
    assert [(v.name, v.began.subject) for v in versions] == [
        ("2026-11-20", "Commit 1"), ("2026-11-20.2", "Commit 2"), ("2026-11-20.3", "Commit 3"),
    ]  # fmt: skip


def test_a_merge_counts_when_it_is_merged(tmp_path: Path) -> None:
    """The states of another branch were not published; the merge is one new state, of its own day."""
    root = make(
        tmp_path / "kb",
        [
            Commit("2026-11-20", {A: article("One.")}),
            Commit("2026-11-21", {A: article("Two.")}, branch="side", start="main"),
            Commit("2026-11-22", {A: article("Three.")}, branch="side"),
            Commit("2026-11-23", {A: article("Three.")}, merge="side"),
        ],
    )
    assert [version.name for version in page(read_history(root), A).versions] == ["2026-11-20", "2026-11-23"]


def test_a_knowledge_base_in_a_sub_folder(tmp_path: Path) -> None:
    """Only its own content counts, by its own paths."""
    files = {f"docs/advice/{A}": article(), "content/articles/decide/other.md": article()}
    root = make(tmp_path / "kb", [Commit("2026-11-20", files)]) / "docs/advice"
    history = read_history(root)
    assert [found.file for found in history.pages] == [A]
    assert history.in_force(A, 0) == page(history, A).newest


def test_drafts_of_flows_were_never_published(tmp_path: Path) -> None:
    """The same for a flow, whose outcomes may be written while it is a draft."""
    draft = flow(more="draft: true\n")
    root = make(
        tmp_path / "kb",
        [
            Commit("2026-11-20", {**WHOLE_FLOW, FLOW: draft}),
            Commit("2026-11-21", {FLOW: flow()}),
            Commit("2026-11-22", {OUTCOME: outcome("Do it now.")}),
            Commit("2026-11-23", {FLOW: draft}),
        ],
    )
    history = read_history(root)
    assert addresses(history, FLOW) == ["flows/pick/v/2026-11-21/", "flows/pick/v/2026-11-22/"]
    assert page(history, FLOW).ended == history.commits[3]


def test_a_flow_is_its_folder(tmp_path: Path) -> None:
    """An outcome that changes makes a version of the flow, and a folder that is renamed is the same flow."""
    moved = {file: None for file in WHOLE_FLOW if "flows" in file}
    there = {file.replace("pick", "choose"): text for file, text in WHOLE_FLOW.items() if "flows" in file}
    root = make(
        tmp_path / "kb",
        [
            Commit("2026-11-20", dict(WHOLE_FLOW)),
            Commit("2026-11-21", {OUTCOME: outcome("Do it now.")}),
            Commit("2026-11-22", {OUTCOME: outcome()}),
            Commit("2026-11-23", {**moved, **there}),
            Commit("2026-11-24", {STRAY: "Not a part of it."}),
        ],
    )
    history = read_history(root)
    (found,) = history.pages
    assert [v.name for v in found.versions] == ["2026-11-20", "2026-11-21", "2026-11-22"]
    assert found.url_path == "flows/choose/"


STRAY = "content/flows/choose/notes.txt"


def test_drafts_were_never_published(tmp_path: Path) -> None:
    """A draft has no versions, and what becomes one has ended."""
    draft = article(more="draft: true\n")
    root = make(
        tmp_path / "kb",
        [
            Commit("2026-11-20", {A: draft}),
            Commit("2026-11-21", {A: article()}),
            Commit("2026-11-22", {A: draft}),
            Commit("2026-11-23", {B: draft}),
        ],
    )
    history = read_history(root)
    assert addresses(history, A) == ["decide/a/v/2026-11-21/"]
    assert page(history, A).ended == history.commits[2]
    assert [found.file for found in history.pages] == [A]


@pytest.mark.parametrize(
    ("since", "names"),
    [
        ("2026-11-19", ["2026-11-20", "2026-11-21", "2026-11-23"]),
        ("2026-11-21", ["2026-11-21", "2026-11-23"]),
        ("2026-11-22", ["2026-11-21", "2026-11-23"]),
        ("2026-12-01", ["2026-11-23"]),
    ],
)
def test_versions_from(tmp_path: Path, since: str, names: list[str]) -> None:
    """A version superseded by the end of that day is not published; the one in force keeps its name."""
    days = ("2026-11-20", "2026-11-21", "2026-11-23")
    root = make(tmp_path / "kb", [Commit(day, {A: article(day)}) for day in days])
    found = page(read_history(root, datetime.date.fromisoformat(since)), A)
    assert [version.name for version in found.published] == names
    assert len(found.versions) == 3


@pytest.mark.parametrize("merges", ["off", "combined", "remerge"])
def test_nothing_else_has_a_part_in_it(merges: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither settings, nor replacements, nor grafts, nor textconv, nor hooks, nor an environment that git left."""
    root = make(
        tmp_path / "kb",
        [
            Commit("2026-11-20", {f"kb/{A}": article("One.")}),
            Commit("2026-11-21", {f"kb/{B}": article("Two.")}, branch="side", start="main"),
            Commit("2026-11-22", {f"kb/{A}": article("2")}),
            Commit("2026-11-23", {f"kb/{B}": article("Two.")}, merge="side"),
        ],
    )
    expected = read_history(root / "kb")
    assert len(expected.commits) == 3
    for name, value in {
        "log.showSignature": "true", "log.follow": "true", "log.diffMerges": merges, "diff.renames": "copies",
        "diff.external": "/bin/false", "diff.words.textconv": "/bin/false", "core.fsmonitor": "/bin/false",
        "color.ui": "always", "log.date": "iso", "diff.noprefix": "true", "diff.relative": "true",
    }.items():  # fmt: skip
        git(root, "config", name, value)
    (root / ".git/info").mkdir(exist_ok=True)
    (root / ".git/info/attributes").write_text("*.md diff=words filter=words\n", "utf-8")
    (root / ".git/info/grafts").write_text(f"{expected.commits[2].id}\n", "utf-8")
    git(root, "replace", expected.commits[1].id, expected.commits[0].id)
    monkeypatch.setenv("GIT_DIR", str(tmp_path))
    monkeypatch.setenv("GIT_PAGER", "/bin/false")
    assert read_history(root / "kb").commits == expected.commits


def test_the_same_history_gives_the_same_names(tmp_path: Path) -> None:
    """A clone agrees, whatever is not committed; and what is added later changes no name."""
    commits = [Commit("2026-11-20", {A: article("One.")}), Commit("2026-11-20", {A: article("Two."), B: article()})]
    root = make(tmp_path / "kb", commits)
    (root / A).write_text(article("Not committed."), "utf-8")
    git(tmp_path, "clone", "--quiet", str(root), str(tmp_path / "clone"))
    assert read_history(tmp_path / "clone").pages == read_history(root).pages
    longer = make(tmp_path / "longer", [*commits, Commit("2026-11-19", {A: article("Three."), B: None})])
    before, after = read_history(root), read_history(longer)
    for found in before.pages:
        assert addresses(after, found.file)[: len(found.versions)] == addresses(before, found.file)


def test_flow_format_of_the_cases_is_sound(tmp_path: Path) -> None:
    """The flow of these tests is one that loads, so that what cites is judged by what was read."""
    from builder.build import read_and_check
    from tests.knowledge_bases import write_files

    root = write_files(tmp_path, {**SITE, **WHOLE_FLOW, FLOW: flow(more="reviewed: 2026-11-01\n")})
    assert [problem.check for problem in read_and_check(root)[1] if problem.severity == "error"] == []
