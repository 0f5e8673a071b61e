"""Label an edge with the answers that take it, in the options' own words. Linear in the options."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from builder.flows.diagram import Diagram
from builder.flows.model import Flow
from builder.flows.questions.checkbox import NONE
from builder.flows.questions.variable import TICKED
from builder.languages import t

MOST = 5
"""The most answers that an edge names; of a longer list it counts the rest."""


@dataclass(frozen=True, slots=True)
class Exit:
    """A value of a variable, as a way out of a box."""

    variable: int
    value: int


def answers(exits: Sequence[Exit], elsewhere: Collection[Exit], flow: Flow, diagram: Diagram) -> tuple[str, ...]:
    """The answers to a question with one answer; nothing where they are all there are.

    `elsewhere` are those that another edge takes for sure, and so need no second naming.
    """
    variable = diagram.variables[exits[0].variable]
    question = flow.questions[variable.question]
    values = sorted({each.value for each in exits})
    if len(values) == variable.size:
        return ()
    names = [question.option(option).label for option in variable.options]
    if len(values) == variable.size - 1 > 1:
        (but,) = set(range(variable.size)).difference(values)
        named = Exit(exits[0].variable, but) in elsewhere
        return (t("drawing.any-other-answer") if named else t("drawing.anything-but", answer=names[but]),)
    return _few([names[value] for value in values])


def ticks(exits: Sequence[Exit], run: Sequence[int], flow: Flow, diagram: Diagram) -> tuple[str, ...]:
    """The checkboxes of a run, numbered in the order in which they count."""
    question = flow.questions[diagram.variables[run[0]].question]
    named = [""] * len(run)
    for each in exits:
        if each.value == TICKED:
            place = run.index(each.variable)
            answer = question.option(diagram.variables[each.variable].options[0]).label
            named[place] = t("drawing.numbered", number=place + 1, answer=answer)
    rest = [question.option(NONE).label if len(run) == len(question.options) else t("drawing.none-of-them")]
    return _few([name for name in named if name] + (rest if any(each.value != TICKED for each in exits) else []))


def tick_or_not(exits: Sequence[Exit]) -> tuple[str, ...]:
    """The two answers that a single checkbox has."""
    return (t("drawing.ticked" if exits[0].value == TICKED else "drawing.not-ticked"),)


def some_ticks(exits: Sequence[Exit], flow: Flow, diagram: Diagram) -> tuple[str, ...]:
    """The checkboxes of a folded question that have a part in going this way; nothing where leaving one clear has."""
    if any(each.value != TICKED for each in exits):
        return ()
    variables = [diagram.variables[index] for index in sorted({each.variable for each in exits})]
    return _few([flow.questions[v.question].option(v.options[0]).label for v in variables])


def _few(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(names) if len(names) <= MOST else (*names[: MOST - 1], t("drawing.more", number=len(names) - MOST + 1))
