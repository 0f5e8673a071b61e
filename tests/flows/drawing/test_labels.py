"""Edges name the answers that take them."""

from __future__ import annotations

import pytest

from builder.flows.drawing import labels
from builder.flows.drawing.labels import Exit
from tests.flows.drawing.flows import TINY, compiled

FLOW, DIAGRAM = compiled("""
questions:
  size:
    ask: How many?
    options: {o1: One, o2: Two, o3: Three, o4: Four, o5: Five, o6: Six, o7: Seven, o8: Eight}
rules: [{when: {size: o1}, advise: a}, {otherwise: b}]
""")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([0], ("One",)),
        ([2, 0], ("One", "Three")),
        ([0, 1, 2, 3, 4], ("One", "Two", "Three", "Four", "Five")),
        ([0, 1, 2, 3, 4, 5], ("One", "Two", "Three", "Four", "and 2 more")),
        ([0, 1, 2, 3, 4, 5, 6], ("anything but “Eight”",)),
        ([1, 2, 3, 4, 5, 6, 7], ("any other answer",)),
        ([0, 1, 2, 3, 4, 5, 6, 7], ()),
    ],
)
def test_answers_to_one_question(values: list[int], words: tuple[str, ...]) -> None:
    """In the editor's order; a long list is cut; what another edge says for sure is not said again."""
    exits = [Exit(0, value) for value in values]
    assert words == labels.answers(exits, {Exit(0, 0)}, FLOW, DIAGRAM)


def test_checkboxes_of_a_run_are_numbered() -> None:
    """In the order in which they are looked at, with what is left when none is ticked."""
    flow, diagram = TINY
    exits = [Exit(1, 0), Exit(1, 1)]
    assert ("2. I am late", "Nothing of it") == labels.ticks(exits, [0, 1], flow, diagram)
    assert ("1. I am late", "none of them") == labels.ticks(exits, [1], flow, diagram)


def test_one_checkbox_is_ticked_or_not() -> None:
    """Its two answers."""
    assert ("ticked",) == labels.tick_or_not([Exit(0, 0)])
    assert ("not ticked",) == labels.tick_or_not([Exit(0, 1)])


def test_a_folded_question_names_what_is_ticked() -> None:
    """And nothing where something that is not ticked has a part in it."""
    flow, diagram = TINY
    assert ("I am <ill> & cannot go", "I am late") == labels.some_ticks([Exit(1, 0), Exit(0, 0)], flow, diagram)
    assert () == labels.some_ticks([Exit(1, 0), Exit(0, 1)], flow, diagram)
