"""The map of the concepts: at most twenty, two sentences each, and a picture of what they name."""

from __future__ import annotations

import re

import pytest

from docs.pages import doc_page
from docs.pictures.concepts import FILE, PAGE, TITLE, concepts, graph, named
from docs.pictures.rooms import drawn
from tests.conftest import Golden
from tests.knowledge_bases import ROOT

MOST = 20


def test_picture_is_of_the_text(golden: Golden) -> None:
    """Made by `python -m docs.pictures.concepts`."""
    golden(FILE, drawn(graph(), TITLE, 132))


def test_there_are_few() -> None:
    """All of them are read as such, and in bold there is nothing else."""
    text = PAGE.read_text("utf-8")
    assert len(concepts()) == text.count("\n**") <= MOST
    assert text.count("**") == 2 * len(concepts())


@pytest.mark.parametrize("name", concepts())
def test_two_sentences(name: str) -> None:
    """Neither more nor less; a colon or a semicolon ends none."""
    said = re.sub(r"\[([^\]]*)\]\([^)]*\)|`[^`]*`", r"\1x", concepts()[name])
    assert len(re.findall(r"[.?!](?= [A-Z]|$)", said)) == 2, said


def test_named_concepts_are_concepts() -> None:
    """Whatever is in italics below the map is one, and none stands alone."""
    arrows = graph()
    assert {name for others in arrows.values() for name in others} - arrows.keys() == set()
    reached = {"knowledge base", "withdrawal"}.union(*arrows.values())
    assert arrows.keys() - reached == set()
    assert named("a **bold** and an *article*, *help services*") == {"article", "help service"}


def test_newcomers_are_led_there() -> None:
    """From the first page that they read, and from the two that they follow."""
    for document, link in (
        (ROOT / "README.md", "docs/content/articles/explanation/concepts.md"),
        (doc_page("first-flow"), "../explanation/concepts.md"),
        (doc_page("first-day"), "../explanation/concepts.md"),
    ):
        assert f"]({link})" in document.read_text("utf-8"), document
