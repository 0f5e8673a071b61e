"""Of a withdrawn version nothing can be read, wherever something is said of it; and none that says the same is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.build import build, read_and_check
from builder.check.history.open_past import open_past
from builder.render.options import Options
from tests.history.pages import FLOW, OUTCOME, SITE, SOURCES, WHOLE_FLOW, A, B, article, flow, outcome, source
from tests.history.repositories import Commit, git, make
from tests.knowledge_bases import read_files, write_files

HISTORY = Options("https://example.org/", history=True)


def withdrawn(*versions: tuple[str, str]) -> dict[str, str | bytes]:
    """A `site.yaml` that withdraws versions of pages."""
    entries = [f"  - {{page: {page}, version: {name}, date: 2026-11-24, reason: Wrong.}}\n" for page, name in versions]
    return {"content/site.yaml": f"title: Test site\nwithdrawn:\n{''.join(entries)}"}


def test_not_a_word_of_it_is_anywhere(tmp_path: Path) -> None:
    """Neither titles, on whatever page, nor notes, nor outcomes, nor in what programs read; whoever links to it."""
    notes = "changes:\n  - {date: 2026-11-21, note: HARM note}\n  - {date: 2026-11-20, note: A good note}\n"
    harm = outcome("HARM").replace("title: Outcome", "title: HARM outcome")
    links = "[a](a.md) [go](../../flows/pick/go.md)"
    root = make(tmp_path / "kb", [
        Commit("2026-11-20", {**SITE, **WHOLE_FLOW, A: article("HARM one.", "HARM title"), B: article(links),
                              OUTCOME: harm}),
        Commit("2026-11-21", {A: article("HARM two.", "HARM title", notes), B: article(),
                              FLOW: flow(words="HARM start"), OUTCOME: f"{harm}\n\nHARM again."}),
        Commit("2026-11-22", {A: article("Right.", "Right", notes.replace("  - {date: 2026-11-21, note: HARM note}\n",
                                                                         "")),
                              FLOW: flow(), OUTCOME: outcome("Right.")}),
        Commit("2026-11-23", {
            B: article(f"{links} later"),
            **withdrawn(*((page, day) for page in ("articles/decide/a.md", "flows/pick/flow.yaml")
                          for day in ("2026-11-20", "2026-11-21"))),
        }),
    ])  # fmt: skip
    git(root, "tag", "--annotate", "--message", "One.", "r1", "HEAD~3")
    git(root, "tag", "--annotate", "--message", "Two.", "r2", "HEAD~2")
    assert build(root, tmp_path / "site", HISTORY).ok
    files = read_files(tmp_path / "site")
    assert [name for name, data in files.items() if b"HARM" in data] == []
    assert b"A good note" in files["decide/a/history/index.html"]
    for part in ("", "rules/", "outcomes/go/", "outcomes/stay/"):
        assert b"This version was withdrawn" in files[f"flows/pick/v/2026-11-20/{part}index.html"]


def test_a_page_that_is_gone_and_withdrawn_has_another_title(tmp_path: Path) -> None:
    """One that it had before, or its address."""
    root = make(tmp_path / "kb", [
        Commit("2026-11-20", {**SITE, A: article("Fine.", "A good title"), B: article("HARM", "HARM")}),
        Commit("2026-11-21", {A: article("HARM", "HARM"), "content/articles/decide/c.md": article()}),
        Commit("2026-11-22", {A: None, B: None,
                              **withdrawn(("articles/decide/a.md", "2026-11-21"),
                                          ("articles/decide/b.md", "2026-11-20"))}),
    ])  # fmt: skip
    assert build(root, tmp_path / "site", HISTORY).ok
    files = read_files(tmp_path / "site")
    assert [name for name, data in files.items() if b"HARM" in data] == []
    assert b"A good title" in files["decide/a/index.html"]
    assert b"<h1>decide/b/</h1>" in files["decide/b/index.html"]


def warned(root: Path, *names: str) -> list[str]:
    """The output for the same words with these versions of the article withdrawn."""
    write_files(root, withdrawn(*(("articles/decide/a.md", name) for name in names)))
    site, _ = read_and_check(root)
    with open_past(root, site, history=True) as (_, found):
        return [problem.message for problem in found if problem.check == "same-words"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An article that says one thing, once with another source, then another thing, and the first one again."""
    wrong, right = article("Wrong. [@one-2020]"), article("Right. [@one-2020]")
    return make(tmp_path / "kb", [
        Commit("2026-11-20", {**SITE, A: wrong, SOURCES: source("one-2020")}),
        Commit("2026-11-21", {SOURCES: source("one-2020", "more")}),
        Commit("2026-11-22", {A: right}),
        Commit("2026-11-23", {A: wrong}),
    ])  # fmt: skip


def test_another_version_says_the_same(root: Path) -> None:
    """It should be withdrawn, too, or corrected where it is in force."""
    in_force = "the version in force says the same as `2026-11-20`"
    assert warned(root, "2026-11-20") == [
        "the version `2026-11-21` says the same as `2026-11-20`, and is not withdrawn", in_force,
    ]  # fmt: skip
    write_files(root, {A: article("Right again. [@one-2020]")})
    git(root, "commit", "--quiet", "--all", "--message", "Right again")
    assert warned(root, "2026-11-20", "2026-11-21", "2026-11-23") == []
    assert warned(root, "2026-11-22") == []


def test_a_source_was_wrong(root: Path) -> None:
    """If the page says the same today as then, its own words are not withdrawn."""
    git(root, "reset", "--quiet", "--hard", "HEAD~2")
    assert warned(root, "2026-11-20") == []
