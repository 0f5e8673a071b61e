"""The chart shows every box and label as text, at its place."""

from __future__ import annotations

import re

from builder.flows.drawing.chart import chart_of
from builder.flows.drawing.graph import Box, Edge, Graph, Links, graph_of
from tests.flows.drawing.flows import TINY, WEIGHED, compiled
from tests.flows.drawing.test_rules import words


def test_boxes_and_labels_are_text() -> None:
    """Labels first, then boxes with their notes; there is no legend where every line is solid."""
    assert words(chart_of(graph_of(*TINY), "Title")) == [
        "1. I am <ill> & cannot go",
        "2. I am late",
        "Nothing of it",
        "any other answer",
        "Hardly",
        "Is any of this true?",
        "Follow the lowest number that is ticked.",
        "How keen are you?",
        "A",
        "rule 1",
        "B",
        "rules 2, 3",
        "C",
        "rule 4",
    ]


def test_dashed_lines_are_explained() -> None:
    """If there are any."""
    picture = chart_of(graph_of(*WEIGHED, most=0), "Title")
    assert ["always leads there", "earlier answers decide too"] == words(picture)[:2]
    assert "drawn-maybe" in picture.body


def test_what_stands_beside_it_in_words() -> None:
    """The description names the first question, how much there is, and the outcomes."""
    picture = chart_of(graph_of(*TINY, Links({"a": "a/"})), "Title")
    assert picture.links
    assert picture.description == (
        "A chart from top to bottom. It begins with “Is any of this true?” and has 2 boxes for questions, "
        "with lines for the answers, and 3 outcomes: A; B; C."
    )
    nothing = compiled("questions: {q: {ask: Q, options: {x: X, y: Y}}}\nrules: [{otherwise: a}]")
    assert chart_of(graph_of(*nothing), "Title").description == "No question decides; everybody gets: A."


def test_a_box_is_wide_enough_for_its_exits() -> None:
    """Nine lines leave a box with a short word, each at its own place."""
    boxes = (Box("Q", "question"), *(Box(f"O{index}", "outcome") for index in range(9)))
    body = chart_of(Graph(boxes, tuple(Edge(0, index, (str(index),)) for index in range(1, 10))), "Title").body
    first = re.search(r'<rect x="\d+" y="0" width="(\d+)"', body)
    assert first is not None
    assert int(first[1]) >= 9 * 24
