"""The rules as a list to go down."""

from __future__ import annotations

import re
from html import unescape

from builder.flows.drawing.graph import Links
from builder.flows.drawing.rules import WIDTH, rule_list
from builder.flows.drawing.svg import Drawing
from tests.flows.drawing.flows import WEIGHED, compiled


def words(picture: Drawing) -> list[str]:
    """The texts of a picture, their lines joined."""
    found = re.findall(r"<text[^>]*>(.*?)</text>", picture.body)
    return [unescape(re.sub(r"<[^>]*>", " ", text)).replace("  ", " ").strip() for text in found]


def test_rules_stand_in_their_order_with_what_their_words_mean() -> None:
    """Under headings that name the questions, and below them facts that have a name, and scores."""
    assert words(rule_list(WEIGHED[0])) == [
        "Go down the list. The first entry that fits gives the advice.",
        "Is it hot? · The way",
        "rule 1",
        "If the way is short and you answered “I do not know” to “Is it hot?”",
        "A",
        "Is it hot? · The way · Is it dear?",
        "rule 2",
        "If pull is 1 or more",
        "B",
        "rule 3",
        "In every other case",
        "C",
        "“the way is short” means",
        "you answered “No” to “The way”.",
        "“pull” means",
        "The sum of these points:",
        "+2",
        "If you answered “Yes” to “Is it hot?”",
        "\u22121",
        "If you answered “Yes” to “The way”",
        "\u22121",
        "If you answered “Yes” to “Is it dear?”",
    ]


def test_many_questions_are_counted() -> None:
    """A heading names no more than three."""
    asked = "".join(f"\n  q{number}: {{ask: Question {number}, options: {{x: X, y: Y}}}}" for number in range(4))
    rule = "{when: {all: [{q0: x}, {q1: x}, {q2: x}, {q3: x}]}, advise: a}"
    assert "4 answers together" in words(
        rule_list(compiled(f"questions:{asked}\nrules: [{rule}, {{otherwise: b}}]")[0])
    )


def test_outcomes_can_be_followed() -> None:
    """If there is an address; and the list is as narrow as a phone."""
    picture = rule_list(WEIGHED[0], Links({"a": "a/"}))
    assert picture.links
    assert re.findall('href="([^"]*)"', picture.body) == ["a/"]
    assert (WIDTH, False) == (picture.width, rule_list(WEIGHED[0]).links)
