"""Differences between two states: pages, whose advice, sources, and what cannot be read.

Rooms: builder/changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.changes.content import compare_states
from builder.changes.flow.model import Extent
from builder.changes.model import Became, ContentChanges
from builder.changes.read_pages import read_page
from builder.changes.revisions import changes_between
from builder.changes.states import ContentState
from tests.history.pages import (
    BLOCK,
    FLOW,
    OUTCOME,
    PROSE,
    SITE,
    SOURCES,
    STAY,
    WHOLE_FLOW,
    A,
    B,
    article,
    block,
    flow,
    outcome,
    source,
)
from tests.history.repositories import Commit, Content, Link, git, make
from tests.knowledge_bases import write_files
from tests.properties import examples

TURNED = flow().replace("}, advise: go", "}, advise: stay").replace("otherwise: stay", "otherwise: go")
Files = Mapping[str, Content]


def between(folder: Path, before: Files, change: Files) -> ContentChanges:
    """The result of a commit with this change."""
    folder.mkdir(exist_ok=True)
    root = make(folder / "kb", [Commit("2026-11-20", {**SITE, **before}), Commit("2026-11-21", change)])
    return changes_between(root, "HEAD~1", "HEAD")


def state(files: dict[str, str]) -> ContentState:
    """A state without git; equal texts have equal ids."""
    contents = {file: text.encode() for file, text in files.items()}
    return ContentState("some", files, contents, commit="0" * 40)


def test_words_of_an_article(tmp_path: Path) -> None:
    """Words before and after, the share of them, what changed at the top, and that no note tells of it."""
    changes = between(
        tmp_path,
        {A: article("## Why\n\nGo if you can."), B: article()},
        {A: article("## Why\n\nGo if you must.", "Other")},
    )
    (page,) = changes.pages
    assert (page.became, page.file, page.url_path, page.title) == (Became.CHANGED, A, "decide/a/", "Other")
    assert (page.extent, page.share, page.lacks_note) == (Extent.WORDS, 0.2, True)
    assert [(field.label, field.old, field.new) for field in page.fields] == [("Title", "Title", "Other")]
    assert (changes.sources, changes.unreadable, changes.settings, changes.files) == ([], [], False, [])


def test_a_note_is_enough(tmp_path: Path) -> None:
    """With a note about it, a large change lacks none; a note taken away is told, too."""
    note = 'changes: [{date: 2026-11-21, note: "We say the opposite now."}]\n'
    (page,) = between(tmp_path, {A: article("Go.")}, {A: article("Stay.", more=note)}).pages
    assert (page.lacks_note, [each.note for each in page.notes]) == (False, ["We say the opposite now."])
    root = tmp_path / "kb"
    (back,) = changes_between(root, "HEAD", "HEAD~1").pages
    assert (back.lacks_note, [each.note for each in back.notes_gone]) == (True, ["We say the opposite now."])


def test_advice_comes_before_words(tmp_path: Path) -> None:
    """A flow that sends somebody elsewhere is told apart from one with other words, and stands first."""
    changes = between(tmp_path, {A: article("Go."), **WHOLE_FLOW}, {A: article("Stay."), FLOW: TURNED})
    flow_page, article_page = changes.pages
    assert (flow_page.extent, flow_page.lacks_note, article_page.extent) == (Extent.ADVICE, True, Extent.WORDS)
    assert flow_page.flow is not None
    assert flow_page.flow.sentences == ["The advice changes for 2 of 2 combinations of answers (100%)."]
    assert changes.advice == [flow_page]


def test_words_of_an_outcome_change_no_advice(tmp_path: Path) -> None:
    """Everybody gets the outcome they got; but most of its words are others, so that a note is missing."""
    (page,) = between(tmp_path, WHOLE_FLOW, {OUTCOME: outcome("Do not do it at all.")}).pages
    assert (page.file, page.extent, page.lacks_note) == (FLOW, Extent.WORDS, True)


def test_pages_new_gone_and_moved(tmp_path: Path) -> None:
    """A page moved if it says so, if its text is the same, or if most of its lines are."""
    said, same, alike = (f"content/articles/decide/{name}.md" for name in ("said", "same", "alike"))
    before: Files = {A: article("Gone."), said: article("One."), same: article("Same."), alike: article(PROSE)}
    after: Files = {
        **dict.fromkeys(before, None),
        B: article("New, and like nothing before.", "New"),
        said.replace("said", "told"): article("Quite another.", "X", "aliases: /decide/said/\n"),
        same.replace("same", "equal"): article("Same."),
        alike.replace("alike", "near"): article(f"{PROSE}\nOne more."),
    }
    changes = between(tmp_path, before, after)
    assert {(Path(p.before).stem, Path(p.file).stem) for p in changes.that(Became.MOVED)} == {
        ("said", "told"), ("same", "equal"), ("alike", "near"),
    }  # fmt: skip
    assert [page.file for page in changes.that(Became.GONE)] == [A]
    assert [(page.file, page.size) for page in changes.that(Became.NEW)] == [(B, "5 words")]


def test_drafts_are_no_pages(tmp_path: Path) -> None:
    """Publishing one makes a new page, withdrawing one ends it, and a change of one is only named."""
    draft, other = article("Text.", more="draft: true\n"), "content/articles/decide/c.md"
    changes = between(
        tmp_path,
        {A: draft, B: article(), other: draft},
        {A: article(), B: article(more="draft: true\n"), other: f"{draft}More.\n"},
    )
    assert {(page.file, page.became, page.why) for page in changes.pages} == {
        (A, Became.NEW, "was a draft"),
        (B, Became.GONE, "is a draft now"),
    }
    assert [(each.file, each.became) for each in changes.files] == [(other, Became.CHANGED)]


def test_drafts_of_flows_are_no_pages(tmp_path: Path) -> None:
    """The same for a flow; of one that stays a draft, changes of its files are named as those of the flow."""
    draft = WHOLE_FLOW | {FLOW: flow(more="draft: true\n")}
    new = between(tmp_path / "new", draft, WHOLE_FLOW)
    assert [(page.file, page.became, page.why) for page in new.pages] == [(FLOW, Became.NEW, "was a draft")]
    gone = between(tmp_path / "gone", WHOLE_FLOW, draft)
    assert [(page.file, page.became, page.why) for page in gone.pages] == [(FLOW, Became.GONE, "is a draft now")]
    still = between(tmp_path / "still", draft, {**draft, STAY: outcome("Stay here.")})
    assert (still.pages, [(each.file, each.became) for each in still.files]) == ([], [(FLOW, Became.CHANGED)])


def test_blocks_reach_the_flows_that_use_them(tmp_path: Path) -> None:
    """And a change in a part that no flow uses is only named."""
    (page,) = between(tmp_path / "used", WHOLE_FLOW, {BLOCK: block("How do you feel?")}).pages
    assert (page.file, page.extent) == (FLOW, Extent.WORDS)
    changes = between(tmp_path / "unused", WHOLE_FLOW, {BLOCK: block(more=" Really?")})
    assert (changes.pages, [each.file for each in changes.files]) == ([], [BLOCK])


def test_sources_and_where_they_are_cited(tmp_path: Path) -> None:
    """In articles, in the words of a flow and as its evidence, which are not read for that."""
    before = {
        SOURCES: source("law") + source("old"), A: article("So [@law]."), B: article(),
        **WHOLE_FLOW, OUTCOME: outcome(more="evidence: [law]\n"),
    }  # fmt: skip
    changes = between(tmp_path, before, {SOURCES: source("law", "less") + source("fresh")})
    assert [(each.key, each.became, list(each.cited_in)) for each in changes.sources] == [
        ("fresh", Became.NEW, []),
        ("law", Became.CHANGED, ["decide/a/", "flows/pick/"]),
        ("old", Became.GONE, []),
    ]
    assert [(f.label, f.old, f.new) for f in changes.sources[1].fields] == [("Shows", "something", "less")]
    assert changes.pages == []


def test_what_is_no_page_is_named(tmp_path: Path) -> None:
    """Settings, images, and files without a place."""
    changes = between(
        tmp_path, {A: article()}, {"content/site.yaml": "title: Other\n", "content/articles/decide/x.png": b"x"}
    )
    assert changes.settings
    assert [(each.file, each.became) for each in changes.files] == [("content/articles/decide/x.png", Became.NEW)]
    assert changes.pages == []


@pytest.mark.parametrize(
    ("file", "broken", "where", "reason"),
    [
        (A, "---\ntitle: [\n---\nText.\n", f"{A}:2:9", "a value is missing here"),
        (A, Link("../../site.yaml"), A, "this link is not followed"),
        (FLOW, flow().replace("advise: go", "advise: og"), f"{FLOW}:8:", "there is no outcome `og`"),
        (FLOW, None, FLOW, "has no flow.yaml"),
        (SOURCES, "- one\n", f"{SOURCES}:1:1", "group"),
    ],
)
def test_what_cannot_be_read_is_named_and_stops_nothing(
    tmp_path: Path, file: str, broken: Content, where: str, reason: str
) -> None:
    """With the state, the place and the reason; it is neither new nor gone, and the rest is compared."""
    before = {A: article(), B: article("One."), SOURCES: source("law"), **WHOLE_FLOW}
    changes = between(tmp_path, before, {file: broken, B: article("Two.")})
    (wrong,) = changes.unreadable
    assert (wrong.file, wrong.state[:6]) == (file, "HEAD (")
    assert wrong.where.startswith(where)
    assert reason in wrong.reason
    assert [page.file for page in changes.pages] == [B]
    back = changes_between(tmp_path / "kb", "HEAD", "HEAD~1")
    assert [each.state[:6] for each in back.unreadable] == ["HEAD ("]


def test_files_as_they_are(tmp_path: Path) -> None:
    """New files count before git knows them; what editors leave behind and how lines end do not."""
    root = make(tmp_path / "kb", [Commit("2026-11-20", SITE | {A: article("One."), B: article("One.")})])
    assert not changes_between(root, "HEAD").any
    new = "content/articles/decide/new.md"
    texts = {A: article("One.").replace("\n", "\r\n"), B: article("Two."), new: article("Three."), f"{A}~": "x"}
    write_files(root, {file: text.encode() for file, text in texts.items()})
    changes = changes_between(root, "HEAD")
    assert {(page.file, page.became) for page in changes.pages} == {(B, Became.CHANGED), (new, Became.NEW)}
    assert changes.files == []


def test_only_what_differs_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a hundred pages, the one that changed."""
    pages = {f"content/articles/decide/p{number}.md": article() for number in range(100)}
    root = make(tmp_path / "kb", [Commit("2026-11-20", SITE | pages), Commit("2026-11-21", {A: article()})])
    git(root, "checkout", "--quiet", "HEAD")
    read: list[str] = []

    def noted(state: ContentState, file: str) -> object:
        read.append(file)
        return read_page(state, file)

    monkeypatch.setattr("builder.changes.content.read_page", noted)
    changes_between(root, "HEAD~1")
    assert read == [A, A]


TEXTS = st.sampled_from(["Go.", "Stay.", "- a\n- b", "## H\n\nGo [@law].", "| a |\n| - |\n| b |", PROSE])
EDITS = st.fixed_dictionaries(
    {},
    optional={
        A: st.builds(
            article, TEXTS, st.sampled_from(["One", "Two"]), st.sampled_from(["", "draft: true\n", "weight: 3\n"])
        ),
        B: st.one_of(st.builds(article, TEXTS), st.just("no front matter")),
        SOURCES: st.sampled_from([source("law"), source("law", "less"), "["]),
        FLOW: st.sampled_from([flow(), TURNED, flow(words="More."), "format: 1"]),
        OUTCOME: st.builds(outcome, TEXTS),
        BLOCK: st.sampled_from([block(), block("Other?")]),
        "content/articles/decide/x.png": st.sampled_from(["one", "two"]),
    },
)


@settings(max_examples=examples(13), deadline=None)
@given(EDITS, EDITS)
def test_empty_against_itself_and_never_empty_otherwise(one: dict[str, str], other: dict[str, str]) -> None:
    """Whatever is edited: a state differs from itself in nothing, and from another one in something."""
    before, after = {**WHOLE_FLOW, **one}, {**WHOLE_FLOW, **other}
    assert not compare_states(state(before), state(dict(before))).any
    assert compare_states(state(before), state(after)).any == (before != after)
