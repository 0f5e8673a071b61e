"""Changes that no reader can see: they begin no version, move no date, and their names lead to the equal version."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from builder.history.history import History, read_history
from tests.history.pages import FLOW, OUTCOME, SITE, SOURCES, STAY, A, B, article, outcome, page, source
from tests.history.repositories import Commit, Content, git, make

WORDS = """## Why

It works [@law], and that is a long line of words, which somebody may want to wrap at another place. It is *so*.

> Somebody said a thing that is longer than a line of most editors, too.

- One thing
  that goes on.
- Another.

```
code  stays
```
"""
ARTICLE = article(WORDS, "Title: with a colon".replace(":", " -"), "tags: [one, two]\n")
YAML = """format: 1
title: Pick
summary: A flow.
start: |
  Begin here, with a line of words that is wrapped
  at some place.
questions:
  mood:
    ask: How is your mood?
    options: {good: Good, bad: Bad}
  far:
    ask: "Is it far?"
    options:
      "yes": {label: "Yes", clause: it is far}
      "no": {label: "No"}
facts:
  near: {when: {far: "no"}, clause: it is near}
  fine: {when: {mood: good}, clause: you feel fine}
rules:
  - {id: good, when: fine, advise: go, because: You feel fine.}
  - {id: near, when: near, advise: go}
  - {id: else, otherwise: stay}
"""
OUTCOME_TEXT = outcome("Do it, and do it well, since it is the thing to do.\n\nReally.")
FILES: Mapping[str, str] = {A: ARTICLE, FLOW: YAML, OUTCOME: OUTCOME_TEXT}
FIRST: Mapping[str, Content] = {**SITE, **FILES, STAY: outcome("Stay."), SOURCES: source("law")}


def wrapped(text: str) -> str:
    """Paragraphs with a line more."""
    return text.replace("somebody may", "somebody\nmay").replace("that is longer", "that\n> is longer").replace(
        "words that is wrapped\n  at some", "words\n  that is wrapped at some"
    ).replace("Do it, and do", "Do it,\nand do")  # fmt: skip


def quoted(text: str) -> str:
    """Titles in other quotes."""
    text = text.replace("title: Pick", 'title: "Pick"').replace("title: Outcome", "title: >-\n  Outcome")
    return text.replace("title: Title - with a colon", "title: 'Title - with a colon'")


def said(text: str) -> str:
    """A key that says what holds anyway, or two keys in another order."""
    if "tags" in text:
        return text.replace("title:", "draft: false\ntitle:", 1)
    return text.replace("title: Outcome\nverdict: This is the advice.", "verdict: This is the advice.\ntitle: Outcome")


EVERYWHERE: Mapping[str, Callable[[str], str | bytes]] = {
    "line ends": lambda text: text.replace("\n", "\r\n"),
    "byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "trailing blank": lambda text: text.replace("summary: A", "summary:  A").replace(".\n", ". \n"),
    "no line at the end": lambda text: text.rstrip("\n"),
    "lines at the end": lambda text: f"{text}\n\n",
    "wrapping": wrapped,
    "comment": lambda text: text.replace("\ntitle:", "\n# Ask Ann before 2027.\ntitle:", 1),
    "quotes": quoted,
    "what holds anyway": said,
}
FLOW_ONLY: Mapping[str, Callable[[str], str]] = {
    "order of keys": lambda text: text.replace("title: Pick\nsummary: A flow.\n", "summary: A flow.\ntitle: Pick\n"),
    "order of facts": lambda text: text.replace('  near: {when: {far: "no"}, clause: it is near}\n', "").replace(
        "rules:", '  near: {when: {far: "no"}, clause: it is near}\nrules:'
    ),
    "former id": lambda text: text.replace("    ask: How", "    was: [temper, humour]\n    ask: How"),
    "flow style": lambda text: text.replace(
        "options: {good: Good, bad: Bad}", "options:\n      good: Good\n      bad: Bad"
    ),
}
CASES = [
    (name, file, change) for name, change in EVERYWHERE.items() for file in FILES if change(FILES[file]) != FILES[file]
] + [(name, FLOW, change) for name, change in FLOW_ONLY.items()]


def history_of(root: Path, *commits: Commit) -> History:
    """The history of the first state and these commits; it has no problems."""
    history = read_history(make(root, [Commit("2026-11-20", FIRST), *commits]))
    assert history.problems == ()
    return history


@pytest.mark.parametrize(("name", "file", "change"), CASES, ids=[f"{name} in {file}" for name, file, _ in CASES])
def test_unseen(tmp_path: Path, name: str, file: str, change: Callable[[str], str | bytes]) -> None:
    """No version; the day stays; the name of the commit leads to the version that it equals."""
    history = history_of(tmp_path / "kb", Commit("2026-11-21", {file: change(FILES[file])}))
    found = page(history, A if file == A else FLOW)
    assert [("2026-11-20", ["2026-11-21"])] == [(each.name, [one.name for one in each.also]) for each in found.versions]
    assert "2026-11-20" == str(found.day)
    assert found.newest.until is None


SEEN: Mapping[str, tuple[str, str]] = {
    "one word for another of the same letters": (A, ARTICLE.replace("so", "os")),
    "a hard break": (A, ARTICLE.replace("place. It", "place.\\\nIt")),
    "a paragraph": (A, ARTICLE.replace("place. It", "place.\n\nIt")),
    "white space in code": (A, ARTICLE.replace("code  stays", "code stays")),
    "emphasis": (A, ARTICLE.replace("*so*", "**so**")),
    "a heading of another level": (A, ARTICLE.replace("## Why", "### Why")),
    "the order of tags": (A, ARTICLE.replace("[one, two]", "[two, one]")),
    "a tag": (A, ARTICLE.replace("[one, two]", "[one]")),
    "the order of options": (FLOW, YAML.replace("{good: Good, bad: Bad}", "{bad: Bad, good: Good}")),
    "a rule": (FLOW, YAML.replace("when: near, advise: go", "when: near, advise: stay")),
    "a condition of the same letters": (FLOW, YAML.replace("when: near", "when: fine")),
    "an option of the same letters": (FLOW, YAML.replace("bad: Bad", "bad: Dab")),
    "what an outcome says": (OUTCOME, OUTCOME_TEXT.replace("Really", "Early!l")),
}  # fmt: skip


@pytest.mark.parametrize("name", SEEN)
def test_seen(tmp_path: Path, name: str) -> None:
    """A version begins with everything else, however few letters it changes."""
    file, changed = SEEN[name]
    assert changed != FILES[file]
    history = history_of(tmp_path / "kb", Commit("2026-11-21", {file: changed}))
    found = page(history, A if file == A else FLOW)
    assert [("2026-11-20", ()), ("2026-11-21", ())] == [(each.name, each.also) for each in found.versions]


def test_numbers_stay(tmp_path: Path) -> None:
    """Every commit that changed a file takes a name, so that addresses which were published mean what they meant."""
    history = history_of(
        tmp_path / "kb", Commit("2026-11-20T13:00:00", {A: ARTICLE + "\n"}),
        Commit("2026-11-20T14:00:00", {A: ARTICLE + "\nMore.\n"}),
        Commit("2026-11-20T15:00:00", {A: ARTICLE + "\nMore.  "}),
        Commit("2026-11-20T16:00:00", {A: ARTICLE}),
    )  # fmt: skip
    assert [("2026-11-20", ["2026-11-20.2"]), ("2026-11-20.3", ["2026-11-20.4"]), ("2026-11-20.5", [])] == [
        (each.name, [one.name for one in each.also]) for each in page(history, A).versions
    ]
    assert [2, 4, None] == [each.until and history.commits.index(each.until) for each in page(history, A).versions]


def test_with_a_source_that_is_seen(tmp_path: Path) -> None:
    """A source that the same commit changes begins a version of that name."""
    history = history_of(
        tmp_path / "kb", Commit("2026-11-21", {A: ARTICLE + "\n", SOURCES: source("law", "less")}),
        Commit("2026-11-22", {SOURCES: source("law", "less").replace("A study", '"A  study"') + "# Later.\n"}),
    )  # fmt: skip
    assert [("2026-11-20", ()), ("2026-11-21", ())] == [(each.name, each.also) for each in page(history, A).versions]


def test_with_a_picture_that_is_seen(tmp_path: Path) -> None:
    """A version has the pictures of its beginning, so another picture and another line end begin one together."""
    picture = "content/articles/decide/a.svg"
    text = article("![A](a.svg)")
    history = history_of(
        tmp_path / "kb", Commit("2026-11-21", {B: text, picture: "<svg/>"}), Commit("2026-11-22", {picture: "<svg />"}),
        Commit("2026-11-23", {B: text + "\n"}), Commit("2026-11-24", {B: text}),
    )  # fmt: skip
    assert [("2026-11-21", []), ("2026-11-23", ["2026-11-24"])] == [
        (each.name, [one.name for one in each.also]) for each in page(history, B).versions
    ]


def test_with_a_move(tmp_path: Path) -> None:
    """A move with other line ends is a move alone; the name is at the new address, where it would have been."""
    moved = "content/articles/help/c.md"
    history = history_of(tmp_path / "kb", Commit("2026-11-21", {A: None, moved: ARTICLE + "\n"}))
    (version,) = page(history, moved).versions
    assert ("decide/a/v/2026-11-20/", ["help/c/v/2026-11-21/"]) == (
        version.address,
        [one.address for one in version.also],
    )


def test_another_address_is_seen(tmp_path: Path) -> None:
    """Readers find the page elsewhere."""
    changed = ARTICLE.replace("title:", "slug: other\ntitle:")
    history = history_of(tmp_path / "kb", Commit("2026-11-21", {A: changed}))
    assert ["decide/a/v/2026-11-20/", "decide/other/v/2026-11-21/"] == [
        each.address for each in page(history, A).versions
    ]


def test_a_page_that_cannot_be_read(tmp_path: Path) -> None:
    """Nobody knows what it says, so that it is a version of its own, as is the next one."""
    broken = "---\ntitle: [\n---\nBroken."
    history = history_of(tmp_path / "kb", Commit("2026-11-21", {A: broken}), Commit("2026-11-22", {A: broken + " "}))
    assert 3 == len(page(history, A).versions)


def test_a_shallow_clone(tmp_path: Path) -> None:
    """There are no versions to be equal to, as before."""
    root = make(tmp_path / "kb", [Commit("2026-11-20", FIRST), Commit("2026-11-21", {A: ARTICLE + "\n"})])
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{root}", str(tmp_path / "clone"))
    history = read_history(tmp_path / "clone")
    assert (["shallow-history"], ()) == ([problem.check for problem in history.problems], history.pages)
