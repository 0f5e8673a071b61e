"""Pages that move, end, come back, or take over an address."""

from __future__ import annotations

import datetime
from pathlib import Path

from builder.history.history import read_history
from builder.site.page_kinds import Kind
from tests.history.pages import OLD, OUTCOME, PROSE, WHOLE_FLOW, A, B, addresses, article, outcome, page
from tests.history.repositories import Commit, make


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
    """Even if git sees no likeness, in the same commit or a later one; names stay different within the page."""
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
