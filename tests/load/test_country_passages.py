"""Passages by country: their names, their places, and the HTML that they become.

Rooms: builder/load, builder/render, builder/changes/prose.
"""

from __future__ import annotations

import re

import pytest

from builder.changes.prose.compare_prose import compare_prose
from builder.changes.prose.passages import passages
from builder.changes.show.prose_as_text import as_text
from builder.load.countries import countries, places_of
from builder.load.markdown import parse_markdown
from builder.problems import Location
from builder.render.passages import country_choices
from builder.site import Document
from tests.changes.versions import html_of


def read(text: str) -> Document:
    """Markdown without a mistake."""
    document, found = parse_markdown(text, Location("content/articles/decide/a.md"))
    assert [problem.message for problem in found] == []
    return document


def test_html() -> None:
    """The names are text, the places are codes; what is inside is Markdown."""
    document = read("::: in England, DE\n**Words.**\n\n- One\n:::\n")
    assert document.html == (
        '<div class="passage" role="group" aria-label="England, Germany" data-in="DE GB-ENG">\n'
        '<p class="passage-title">England, Germany</p>\n'
        "<p><strong>Words.</strong></p>\n<ul>\n<li>One</li>\n</ul>\n</div>\n"
    )
    assert [passage.countries for passage in document.passages] == [("England", "Germany")]


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ("England", "United Kingdom", True),
        ("England", "England and Wales", True),
        ("Scotland", "England and Wales", False),
        ("Northern Ireland", "Great Britain", False),
        ("Ireland", "European Union", True),
        ("Northern Ireland", "Ireland", False),
        ("Jersey", "United Kingdom", False),
    ],
)
def test_places(one: str, other: str, overlap: bool) -> None:
    """Two countries overlap if one has a part of the other."""
    assert bool(places_of(one) & places_of(other)) == overlap


def test_every_country_has_places_of_the_list() -> None:
    """None is empty, and no place is itself made of others."""
    found = {place for name in countries().names.values() for place in places_of(name)}
    assert found <= countries().names.keys()
    assert all(places_of(countries().names[place]) == {place} for place in found)
    assert len(places_of("European Union")) == 27


def test_choices() -> None:
    """In the order of their names, with the countries of the page; no choice where one country is all."""
    document = read("::: in Wales\na\n:::\n\n::: in Åland Islands, Wales\nb\n:::\n")
    names = [name for name, _ in country_choices(document, ("United Kingdom", "Wales"))]
    assert names == ["Åland Islands", "United Kingdom", "Wales"]
    assert country_choices(read("::: in Wales\na\n:::\n"), ("United Kingdom",)) == []


def test_words_of_a_name_are_escaped() -> None:
    """A name with an apostrophe, and codes in small letters."""
    html = read("::: in ci, Bonaire\nx\n:::\n".replace(", Bonaire", "")).html
    assert re.findall(r'aria-label="([^"]*)"', html) == ["Côte d'Ivoire"]


def test_difference() -> None:
    """Each change in a passage says for which country, and what follows it does not."""
    old = html_of("## A\n\n::: in DE\nOne word.\n:::\n\nThe end of it.\n")
    new = html_of(
        "## A\n\n::: in DE\nOne more word.\n\n- A list.\n:::\n\nThe very end of it.\n\n::: in IE\nNew.\n:::\n"
    )
    assert as_text(passages(compare_prose(old, new))) == (
        "A · for Germany\n\n  One {+more+} word.\n\n  {+A list.+}\n\nA\n\n  The {+very+} end of it.\n\n"
        "A · for Ireland\n\n  {+Ireland+}\n\n  {+New.+}"
    )
