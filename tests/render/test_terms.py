"""Terms: their marks on a page, the list of all, and what comparisons and older versions show.

Rooms: builder/load, builder/render, builder/history.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.build import build
from builder.changes.prose.documents import unplaced
from builder.load.glossary import MOST_WORDS
from builder.load.markdown import parse_markdown
from builder.problems import Location
from builder.render.options import Options
from builder.render.terms import TermMarks
from builder.site import Document, GlossaryTerm
from docs.pages import doc_page
from tests.history.pages import SITE, SOURCES, A, B, article, source
from tests.history.repositories import Commit, make
from tests.knowledge_bases import CASES

GLOSSARY = "content/glossary.yaml"
WHERE = Location(GLOSSARY)


def read(text: str) -> Document:
    """Markdown without a mistake."""
    document, found = parse_markdown(text, Location("content/articles/decide/a.md", 1))
    assert [problem.message for problem in found] == []
    return document


def test_marks_are_found_with_their_places() -> None:
    """Both forms, in a table and in a list, but not in code; words stay in comparisons."""
    document = read("A [term:fit-note] or [it's one][term: b ].\n\n| a |\n| - |\n| [x][term:c] |\n\n`[term:d]`\n")
    assert [(mark.target, mark.where.line, mark.where.column) for mark in document.terms] == [
        ("fit-note", 1, 3), ("b", 1, 22), ("c", 5, 3),
    ]  # fmt: skip
    assert "<p>A fit note or it\u2019s one.</p>" in unplaced(document)


@pytest.mark.parametrize("text", ["[term:a](b.md)", r"\[term:a]", "[a][terms:a]", "![term:a](x.png)"])
def test_other_brackets_are_none(text: str) -> None:
    """A link that is called so, an escaped bracket, another word."""
    assert parse_markdown(text, Location("a.md")).value.terms == ()


def test_a_mark() -> None:
    """A button with the words, and the explanation it opens; the first of a page is printed, ids are never twice."""
    term = GlossaryTerm(key="a-b", term="a <b>", means="Means & more.", where=WHERE, countries=("Ireland",))
    marks = TermMarks({"a-b": term}, "../glossary/")
    assert marks.mark("a-b", "", "outcome.go.") == (
        '<button class="term" type="button" popovertarget="outcome.go.term.a-b.1">a &lt;b&gt;</button>'
        '<span class="means first" id="outcome.go.term.a-b.1" popover><b>A &lt;b&gt; (Ireland):</b> Means &amp; more. '
        '<a href="../glossary/#term.a-b">“a &lt;b&gt;” in the glossary</a></span>'
    )
    second = marks.mark("a-b", "words", "")
    assert 'class="means" id="term.a-b.2"' in second
    assert ">words</button>" in second
    assert "<a " not in TermMarks({"a-b": term}).mark("a-b", "", "")
    assert TermMarks().mark("a-b", "", "") == "a b"


def test_the_list(tmp_path: Path) -> None:
    """From A to Z, with everything that there is to say; the source is among those of the page."""
    assert build(CASES / "good/everything", tmp_path / "site", Options()).ok
    page = (tmp_path / "site/about/grades/index.html").read_text("utf-8")
    found = re.search(r'<dl class="glossary">.*?</dl>', page, re.DOTALL)
    assert found
    words = " ".join(re.sub("<[^>]*>", " ", found[0]).split())
    assert words == (
        "Notice period The time between saying that you leave &amp; leaving. 1 A "
        "Also: notice, term&#39;s end. In: United Kingdom. More about “notice period” Offer A promise of a job."
    )
    assert 'id="source.smith-2020"' in page
    article = (tmp_path / "site/decide/go-or-not/index.html").read_text("utf-8")
    assert article.count('href="../../about/grades/#term.offer"') == 2
    ids = re.findall(r' id="([^"]*)"', article)
    assert len(ids) == len(set(ids))


def test_a_changed_explanation_is_a_version(tmp_path: Path) -> None:
    """Of the pages that mark the term and of the list; each version has the explanation of its time."""
    first = "a: {term: aa, means: First., source: seen}\nb: {term: bb, means: Other.}\n"
    root = make(tmp_path / "kb", [
        Commit("2026-11-20", {**SITE, A: article("An [term:a]."), B: article("::: glossary\n:::"), GLOSSARY: first,
                              SOURCES: source("seen")}),
        Commit("2026-11-21", {GLOSSARY: first.replace("First", "Second")}),
        Commit("2026-11-22", {GLOSSARY: first.replace("First", "Second").replace("Other", "Another")}),
        Commit("2026-11-23", {SOURCES: source("seen", "more")}),
    ])  # fmt: skip
    assert build(root, tmp_path / "site", Options(history=True)).ok
    folders = {name: sorted(file.name for file in (tmp_path / f"site/decide/{name}/v").iterdir()) for name in "ab"}
    assert folders == {"a": ["2026-11-20", "2026-11-21"], "b": ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"]}
    old = (tmp_path / "site/decide/a/v/2026-11-20/index.html").read_text("utf-8")
    assert "First." in old
    assert "Second." not in old
    assert "Other." in (tmp_path / "site/decide/b/v/2026-11-21/index.html").read_text("utf-8")


def test_the_limit_is_that_of_the_page() -> None:
    """The page about the glossary names it."""
    page = doc_page("glossary").read_text("utf-8")
    assert f"at most {MOST_WORDS} plain words" in page
