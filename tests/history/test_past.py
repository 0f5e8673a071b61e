"""The content of old versions.

Rooms: builder/history/states.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.build import read_and_check
from builder.history import past as past_module
from builder.history.history import History, read_history
from builder.history.past import past_of
from builder.history.states.links import targets_at
from builder.history.states.state import PageState
from builder.load.markdown import parse_markdown
from builder.problems import Location, Result
from builder.site import Article, Document, FlowPage
from builder.site.links import Broken, External, Internal
from tests.history.pages import (
    BLOCK,
    FLOW,
    OUTCOME,
    SITE,
    SOURCES,
    STAY,
    WHOLE_FLOW,
    A,
    B,
    article,
    block,
    outcome,
    page,
    source,
)
from tests.history.repositories import Commit, Link, make

PICTURE = "content/articles/decide/chart.png"


def states(history: History, file: str, jobs: int = 1) -> list[PageState]:
    """All states of a page, oldest first."""
    with past_of(history) as past:
        return list(past.states_of(page(history, file).versions, jobs))


def test_an_article_with_the_sources_and_pictures_of_its_time(tmp_path: Path) -> None:
    """As it was read then; a source that changed alone gives the same words with another source."""
    text = "It works [@one-2020]. ![A chart](chart.png) ![Gone](gone.png) [@two-2020]"
    root = make(
        tmp_path / "kb",
        [
            Commit("2026-11-20", {A: article(text), SOURCES: source("one-2020"), PICTURE: b"old"}),
            Commit("2026-11-21", {SOURCES: source("one-2020", "nothing"), PICTURE: b"new"}),
            Commit("2026-11-22", {A: article("New.", title="New title"), SOURCES: "broken: ["}),
        ],
    )
    history = read_history(root)
    first, second, third = states(history, A)
    assert isinstance(first.page, Article)
    assert isinstance(second.page, Article)
    assert first.page.body == second.page.body
    assert [state.sources["one-2020"].shows for state in (first, second, third)] == ["something", "nothing", "nothing"]
    assert first.unknown_sources == {"two-2020"}
    assert first.missing_pictures == {"content/articles/decide/gone.png"}
    with past_of(history) as past:
        assert [past.picture(state.pictures[PICTURE]) for state in (first, second)] == [b"old", b"new"]
        assert [past.title_of(state.version) for state in (first, third)] == ["Title", "New title"]
        assert past.sources_at(2) == past.sources_at(1)


def test_a_flow_with_the_blocks_of_its_time(tmp_path: Path) -> None:
    """Compiled, so that it still runs; a block that could not be read is the last one that could."""
    root = make(
        tmp_path / "kb",
        [
            Commit("2026-11-20", dict(WHOLE_FLOW)),
            Commit("2026-11-21", {BLOCK: block("How do you feel?")}),
            Commit("2026-11-22", {BLOCK: "questions: ["}),
            Commit("2026-11-23", {OUTCOME: None}),
        ],
    )
    history = read_history(root)
    asked = [
        state.page.flow.questions["mood"].ask for state in states(history, FLOW)[:2] if isinstance(state.page, FlowPage)
    ]
    assert asked == ["How is your mood?", "How do you feel?"]
    broken = states(history, FLOW)[2]
    assert broken.page is None
    assert "there is no outcome `go`" in broken.problems[0].message
    with past_of(history) as past:
        assert past.title_of(broken.version) == "Pick"


def test_links_lead_to_what_was_in_force_then(tmp_path: Path) -> None:
    """Also where it stands elsewhere today, and not where there was nothing yet."""
    new = "content/articles/prepare/new.md"
    root = make(
        tmp_path / "kb",
        [
            Commit("2026-11-20", {A: article(), **WHOLE_FLOW}),
            Commit("2026-11-21", {B: article("One." * 50)}),
            Commit("2026-11-22", {B: article("Two." * 50)}),
            Commit("2026-11-23", {B: None, new: article("Two." * 50)}),
        ],
    )
    history = read_history(root)
    links = [
        [targets_at(history, index).resolve(A, href) for href in ("b.md#words", "../prepare/new.md")]
        for index in range(4)
    ]
    assert [type(link) for link in links[0]] == [Broken, Broken]
    assert [link for link, _ in links[1:3]] == [
        Internal(B, "decide/b/v/2026-11-21/", "words"), Internal(B, "decide/b/v/2026-11-22/", "words"),
    ]  # fmt: skip
    assert isinstance(links[3][0], Broken)
    assert links[3][1] == Internal(new, "decide/b/v/2026-11-22/")
    then = targets_at(history, 0)
    assert then.resolve(A, "../../flows/pick/go.md") == Internal(OUTCOME, "flows/pick/v/2026-11-20/outcomes/go/")
    assert then.resolve(A, "../../flows/pick/flow.yaml") == Internal(FLOW, "flows/pick/v/2026-11-20/")
    assert then.resolve(A, "https://example.org/") == External("https://example.org/")


def test_processes_give_the_same_states(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the same order, flows and broken ones among them."""
    monkeypatch.setattr(past_module, "FEW", 1)
    monkeypatch.setattr(past_module, "CHUNK", 1)
    texts = ["One.", "no front matter", "Two."]
    changes = [{A: article(text) if "." in text else text} for text in texts]
    root = make(tmp_path / "kb", [Commit("2026-11-20", change) for change in changes])
    history = read_history(root)
    assert states(history, A, jobs=2) == states(history, A)
    assert [state.page is None for state in states(history, A)] == [False, True, False]


def test_everything_as_it_stood(tmp_path: Path) -> None:
    """The whole site of a commit is what reading it then gave, without a checkout."""
    stay = outcome("Stay.").replace("title: Outcome", "title: Another")
    files = {**SITE, **WHOLE_FLOW, STAY: stay, A: article("It works [@one-2020]."), SOURCES: source("one-2020")}
    root = make(tmp_path / "kb", [Commit("2026-11-20", files)])
    expected, problems = read_and_check(root)
    assert problems == []
    history = read_history(make(tmp_path / "later", [Commit("2026-11-20", files), Commit("2026-11-21", {A: None})]))
    with past_of(history) as past:
        site, found = past.site_at(0)
        assert found == ()
        assert (site.articles, site.sources) == (expected.articles, expected.sources)
        assert site.settings.with_edit_url("") == expected.settings
        assert [flow.diagram for flow in site.flows] == [flow.diagram for flow in expected.flows]
        assert past.site_at(1)[0].articles == ()


def test_one_page_is_parsed_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading the history parses no page, and a state parses one."""
    parsed: list[str] = []

    def noting(source: str, start: Location) -> Result[Document]:
        parsed.append(source)
        return parse_markdown(source, start)

    monkeypatch.setattr("builder.load.article.parse_markdown", noting)
    files = {A: article("One."), B: article("Other.")}
    history = read_history(
        make(tmp_path / "kb", [Commit("2026-11-20", files), Commit("2026-11-21", {A: article("2")})])
    )
    assert parsed == []
    with past_of(history) as past:
        past.state_of(page(history, A).versions[0])
    assert parsed == ["One.\n"]


def test_an_old_state_that_does_not_parse_and_links(tmp_path: Path) -> None:
    """It is a version, and says why it cannot be shown; links and what is too long are not followed or read."""
    root = make(
        tmp_path / "kb",
        [
            Commit("2026-11-20", {A: "---\ntitle: [\n---\nText.\n"}),
            Commit("2026-11-21", {A: article("x" * 2_000_001)}),
            Commit("2026-11-22", {A: Link("b.md"), B: article()}),
            Commit("2026-11-23", {A: article()}),
        ],
    )
    history = read_history(root)
    found = states(history, A)
    assert [state.version.name for state in found] == ["2026-11-20", "2026-11-21", "2026-11-23"]
    assert [state.page is None for state in found] == [True, True, False]
    assert [[problem.check for problem in state.problems] for state in found] == [["yaml"], ["too-long"], []]
