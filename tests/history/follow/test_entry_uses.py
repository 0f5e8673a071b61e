"""Changes of what a page uses make versions of it."""

from __future__ import annotations

from pathlib import Path

from builder.history.history import read_history
from tests.history.pages import (
    BLOCK,
    FLOW,
    OUTCOME,
    SOURCES,
    WHOLE_FLOW,
    A,
    B,
    article,
    block,
    outcome,
    page,
    source,
)
from tests.history.repositories import Commit, make


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
