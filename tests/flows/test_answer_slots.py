"""Answers in the words of outcomes, on the terminal."""

from __future__ import annotations

import pytest

from builder.flows.answer_slots import with_answers, without_answers
from builder.flows.model import Flow, Option, Question
from builder.flows.questions.checkbox import Checkbox
from builder.problems import Location

HERE = Location("flow.yaml")
HOST = Question("host", "Who?", (Option("yes", "A friend", HERE, in_text="a friend"), Option("no", "<b>", HERE)), HERE)
THINGS = Question(
    "things", "What?", tuple(Option(id_, id_.upper(), HERE) for id_ in "abc"), HERE, kind=Checkbox("None of it")
)
FLOW = Flow(
    slug="f", title="", summary="", questions={"host": HOST, "things": THINGS}, facts={}, scores={}, rules=(),
    outcomes={}, where=HERE,
)  # fmt: skip
TEXT = "To {host or your host}, with {things or nothing}."


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, "To your host, with nothing."),
        ({"host": ("yes",), "things": ("none",)}, "To a friend, with nothing."),
        ({"host": ("no",), "things": ("b",)}, "To <b>, with B."),
        ({"things": ("c", "a")}, "To your host, with A and C."),
        ({"things": ("a", "b", "c")}, "To your host, with A, B and C."),
    ],
)
def test_words(answers: dict[str, tuple[str, ...]], said: str) -> None:
    """Several ticks in their written order; where nothing is ticked, the other words."""
    assert said == with_answers(TEXT, FLOW, answers)


def test_without_answers() -> None:
    """A page that knows none; braces around something else stay."""
    assert "To your host, with nothing." == without_answers(TEXT)
    assert "{ host }, {, or 2}, {} and {a or }" == without_answers("{ host }, {, or 2}, {} and {a or }")
