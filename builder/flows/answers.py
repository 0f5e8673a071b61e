"""A reader's answers as values of a diagram's variables, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.flows.diagram import Diagram
from builder.flows.questions.variable import CLEAR, TICKED, Variable

Answers = Mapping[str, Sequence[str]]
"""Options by question: one for a question with one answer; any number, or `none` alone, for one with several."""


def value_of(variable: Variable, answers: Answers) -> int | None:
    """The value that the answers give a variable, or None where its question is not answered."""
    chosen = answers.get(variable.question)
    if chosen is None:
        return None
    if variable.checkbox:
        return TICKED if variable.options[0] in chosen else CLEAR
    return variable.options.index(chosen[0])


def values_of(diagram: Diagram, answers: Answers) -> list[int | None]:
    """The value of every variable of a diagram."""
    return [value_of(variable, answers) for variable in diagram.variables]
