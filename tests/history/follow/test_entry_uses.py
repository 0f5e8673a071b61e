"""Changes of what a page uses make versions of it."""

from __future__ import annotations

from pathlib import Path

from builder.build import build
from builder.history.history import read_history
from builder.render.options import Options
from tests.history.pages import (
    BLOCK,
    FLOW,
    HELP,
    OUTCOME,
    SITE,
    SOURCES,
    WHOLE_FLOW,
    A,
    B,
    article,
    block,
    outcome,
    page,
    service,
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


def test_a_help_service_that_changed_makes_versions_of_what_names_it(tmp_path: Path) -> None:
    """Also when its source did; not of what only shows the mark as code, nor by a comment or another service."""
    names, code = article("Ask [help:friends]."), article("`[help:friends]` is how to name one.")
    before = service("friends", "112") + service("others", "113")
    flow_names = {**WHOLE_FLOW, OUTCOME: outcome("Ask [help:friends] first.")}
    root = make(
        tmp_path / "kb",
        [
            Commit("2026-11-20", {A: names, B: code, HELP: before, SOURCES: source("seen"), **flow_names}),
            Commit("2026-11-21", {HELP: f"# services\n{service('others', '113')}{service('friends', '112')}"}),
            Commit("2026-11-22", {HELP: service("friends", "112") + service("others", "114")}),
            Commit("2026-11-23", {HELP: service("friends", "115") + service("others", "114")}),
            Commit("2026-11-24", {HELP: "friends: {name: [broken\n"}),
            Commit("2026-11-25", {HELP: service("friends", "115") + service("others", "114")}),
            Commit("2026-11-26", {SOURCES: source("seen", "more")}),
        ],
    )
    history = read_history(root)
    expected = ["2026-11-20", "2026-11-23", "2026-11-26"]
    assert [v.name for v in page(history, A).versions] == expected
    assert [v.own for v in page(history, A).versions] == [True, False, False]
    assert [v.name for v in page(history, B).versions] == ["2026-11-20"]
    assert [v.name for v in page(history, FLOW).versions] == expected


def test_an_older_version_has_the_numbers_of_its_time(tmp_path: Path) -> None:
    """One that has gone since, and one that never was, too."""
    words = "Ask [help:friends], [help:nobody]."
    root = make(
        tmp_path / "kb",
        [
            Commit("2026-11-20", {**SITE, A: article(words), HELP: service("friends", "112"), SOURCES: source("seen")}),
            Commit("2026-11-23", {HELP: service("friends", "115")}),
            Commit("2026-11-24", {A: article("Ask somebody."), HELP: ""}),
        ],
    )
    assert build(root, tmp_path / "site", Options(history=True)).ok
    for name, number in (("2026-11-20", "112"), ("2026-11-23", "115")):
        html = (tmp_path / f"site/decide/a/v/{name}/index.html").read_text("utf-8")
        assert f'<b>Friends</b>: <a href="tel:{number}"' in html
        assert '<span class="help-line"><b>nobody</b></span>' in html
        assert 'id="source.seen"' in html
    assert "115" in (tmp_path / "site/decide/a/history/index.html").read_text("utf-8")
    assert not (tmp_path / "site/help").exists()
