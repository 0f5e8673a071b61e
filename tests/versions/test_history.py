"""Which versions pages had, and what each is called."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from builder.versions.history import read_history
from builder.versions.model import Kind
from tests.versions.pages import (
    BLOCK,
    FLOW,
    OLD,
    OUTCOME,
    PROSE,
    SITE,
    SOURCES,
    WHOLE_FLOW,
    A,
    B,
    addresses,
    article,
    block,
    flow,
    outcome,
    page,
    source,
)
from tests.versions.repositories import Commit, git, make


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
    """What stood on another branch before was not published; the merge is one new state, of its own day."""
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


def test_a_moved_file_keeps_its_history(tmp_path: Path) -> None:
    """Git sees that it is the same, or nearly; a move alone is no version, and old versions keep their addresses."""
    new = "content/articles/prepare/new.md"
    root = make(
        tmp_path / "kb",
        [
            Commit("2026-11-20", {OLD: article(PROSE)}),
            Commit("2026-11-21", {OLD: None, A: article(PROSE)}),
            Commit("2026-11-22", {A: None, new: article(PROSE + "\nMore.")}),
        ],
    )
    history = read_history(root)
    assert [found.file for found in history.pages] == [new]
    assert addresses(history, new) == ["decide/old/v/2026-11-20/", "prepare/new/v/2026-11-22/"]
    assert history.in_force(A, 1) == page(history, new).versions[0]
    assert history.in_force(OLD, 1) is None


def test_an_alias_continues_a_history(tmp_path: Path) -> None:
    """Where git sees no likeness, in the same commit or a later one; names stay different within the page."""
    root = make(
        tmp_path / "kb",
        [
            Commit("2026-11-20", {OLD: article(PROSE)}),
            Commit("2026-11-21T08:00:00", {OLD: article(PROSE + "x")}),
            Commit("2026-11-21T09:00:00", {OLD: None, A: article("New.", more="aliases: [/decide/old/]\n")}),
        ],
    )
    history = read_history(root)
    assert [found.file for found in history.pages] == [A]
    assert addresses(history, A) == ["decide/old/v/2026-11-20/", "decide/old/v/2026-11-21/", "decide/a/v/2026-11-21.2/"]


def test_an_alias_added_later_continues_a_history_too(tmp_path: Path) -> None:
    """The page had begun when the other one ended."""
    root = make(
        tmp_path / "kb",
        [
            Commit("2026-11-20", {OLD: article(PROSE)}),
            Commit("2026-11-21", {OLD: None, A: article("New.")}),
            Commit("2026-11-22", {A: article("New.", more="aliases: /decide/old/\n")}),
        ],
    )
    assert addresses(read_history(root), A) == [
        "decide/old/v/2026-11-20/", "decide/a/v/2026-11-21/", "decide/a/v/2026-11-22/",
    ]  # fmt: skip


def test_an_alias_counts_more_than_likeness(tmp_path: Path) -> None:
    """Git takes the new file for the other one that went."""
    root = make(
        tmp_path / "kb",
        [
            Commit("2026-11-20", {OLD: article("Old."), B: article(PROSE)}),
            Commit("2026-11-21", {OLD: None, B: None, A: article(PROSE, more="aliases: [/decide/old/]\n")}),
        ],
    )
    history = read_history(root)
    assert addresses(history, A)[0] == "decide/old/v/2026-11-20/"
    assert page(history, B).ended == history.commits[1]


def test_a_page_that_took_over_an_address_as_an_alias_keeps_its_own_history(tmp_path: Path) -> None:
    """Two pages became one: the one that was there already goes on, the other has ended and says where it is today."""
    root = make(
        tmp_path / "kb",
        [
            Commit("2026-11-20", {OLD: article("Old."), A: article("One.")}),
            Commit("2026-11-21", {OLD: None, A: (both := article("Both.", more="aliases: [/decide/old/]\n"))}),
            Commit("2026-11-22", {A: None, B: both}),
        ],
    )
    history = read_history(root)
    assert addresses(history, B) == ["decide/a/v/2026-11-20/", "decide/a/v/2026-11-21/"]
    assert page(history, OLD).successor == B


def test_an_address_that_another_page_took_over(tmp_path: Path) -> None:
    """The versions of both are at it, each at its own; neither has the other's history."""
    slug = "slug: old\n"
    root = make(
        tmp_path / "kb",
        [
            Commit("2026-11-20", {OLD: article(PROSE)}),
            Commit("2026-11-21T08:00:00", {OLD: article(PROSE + "x")}),
            Commit("2026-11-21T09:00:00", {OLD: None, A: article(PROSE + "x")}),
            Commit("2026-11-21T10:00:00", {B: article("Another page.", more=slug)}),
        ],
    )
    history = read_history(root)
    assert addresses(history, A) == ["decide/old/v/2026-11-20/", "decide/old/v/2026-11-21/"]
    assert addresses(history, B) == ["decide/old/v/2026-11-21.2/"]
    assert (page(history, A).url_path, page(history, B).url_path) == ("decide/a/", "decide/old/")


def test_a_page_that_was_deleted_has_ended_and_can_come_back(tmp_path: Path) -> None:
    """Its versions stay; in its own file at its own address it is the same page, with a gap."""
    commits = [Commit("2026-11-20", {A: article(), B: article()}), Commit("2026-11-22", {A: None})]
    history = read_history(make(tmp_path / "gone", commits))
    gone = page(history, A)
    assert gone.ended == history.commits[1] == gone.newest.until
    assert gone.as_it_stood(datetime.date(2026, 11, 21)) == gone.newest
    assert gone.as_it_stood(datetime.date(2026, 11, 22)) is None
    assert history.page(A) is None
    assert history.in_force(A, 1) is None

    history = read_history(make(tmp_path / "back", [*commits, Commit("2026-11-24", {A: article()})]))
    back = page(history, A)
    assert back.ended is None
    assert [v.name for v in back.versions] == ["2026-11-20", "2026-11-24"]
    stood = {day: back.as_it_stood(datetime.date(2026, 11, day)) for day in (19, 20, 23, 24)}
    assert stood == {19: None, 20: back.versions[0], 23: None, 24: back.versions[1]}


def test_a_flow_that_is_an_article_now(tmp_path: Path) -> None:
    """Its history goes on by the alias, with versions of both kinds; an outcome that moved is not the flow."""
    article_of_it = article("Advice.", more="aliases: [/flows/pick/]\n")
    gone: dict[str, None] = dict.fromkeys(WHOLE_FLOW)
    root = make(
        tmp_path / "kb",
        [
            Commit("2026-11-20", {**WHOLE_FLOW, OUTCOME: outcome(PROSE)}),
            Commit("2026-11-21", {**gone, A: article_of_it, B: outcome(PROSE)}),
        ],
    )
    history = read_history(root)
    assert [(v.kind, v.address) for v in page(history, A).versions] == [
        (Kind.FLOW, "flows/pick/v/2026-11-20/"), (Kind.ARTICLE, "decide/a/v/2026-11-21/"),
    ]  # fmt: skip
    assert len(page(history, B).versions) == 1


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


def test_a_source_that_changed_makes_versions_of_what_cites_it(tmp_path: Path) -> None:
    """Not of what only shows it as code, nor by a comment, another order or another source."""
    cites, code = article("It works [@one-2020]."), article("`[@one-2020]` is how to cite.")
    before = source("one-2020") + source("two-2020")
    reordered = "one-2020:\n  shows: something\n  grade: A\n  title: 'A study'\n"
    flow_cites = {**WHOLE_FLOW, OUTCOME: outcome(more="evidence: [one-2020]\n")}
    root = make(
        tmp_path / "kb",
        [
            Commit("2026-11-20", {A: cites, B: code, SOURCES: before, **flow_cites}),
            Commit("2026-11-21", {SOURCES: f"# sources\n{source('two-2020')}{reordered}"}),
            Commit("2026-11-22", {SOURCES: source("one-2020") + source("two-2020", "more")}),
            Commit("2026-11-23", {SOURCES: "one-2020: {title: [broken\n"}),
            Commit("2026-11-24", {SOURCES: source("one-2020", "nothing") + source("two-2020", "more")}),
        ],
    )
    history = read_history(root)
    assert [(v.name, v.own) for v in page(history, A).versions] == [("2026-11-20", True), ("2026-11-24", False)]
    assert [v.name for v in page(history, B).versions] == ["2026-11-20"]
    assert [v.name for v in page(history, FLOW).versions] == ["2026-11-20", "2026-11-24"]


def test_a_block_that_changed_makes_versions_of_what_uses_it(tmp_path: Path) -> None:
    """By the entries that are used alone."""
    root = make(
        tmp_path / "kb",
        [
            Commit("2026-11-20", dict(WHOLE_FLOW)),
            Commit("2026-11-21", {BLOCK: block(more=" Really?")}),
            Commit("2026-11-22", {BLOCK: block("How do you feel?")}),
            Commit("2026-11-23", {BLOCK: block("How do you feel?") + "facts: {sad: {mood: bad}}\n"}),
        ],
    )
    assert [v.name for v in page(read_history(root), FLOW).versions] == ["2026-11-20", "2026-11-22", "2026-11-23"]


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
    """What was superseded by the end of that day is not published; what was in force keeps its name."""
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
