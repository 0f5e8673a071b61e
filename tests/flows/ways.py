"""Answers that lead to any place in a diagram, and what they decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.flows.answers import Answers
from builder.flows.diagram import Diagram
from builder.flows.questions.checkbox import NONE
from builder.flows.questions.variable import TICKED
from builder.flows.walk import possible_outcomes

Way = dict[int, int]
"""Values of variables, in the order of the way."""


def ways_to(diagram: Diagram) -> dict[int, Way]:
    """For every node and leaf the values on a shortest way to it."""
    ways: dict[int, Way] = {diagram.root: {}}
    for reference, node in enumerate(diagram.nodes):  # parents come before children
        for value, child in enumerate(node.children):
            ways.setdefault(child, {**ways[reference], node.variable: value})
    return ways


def ways_over(diagram: Diagram) -> Iterator[Way]:
    """For every edge the values on a way over it."""
    ways = ways_to(diagram)
    for reference, node in enumerate(diagram.nodes):
        for value in range(len(node.children)):
            yield {**ways[reference], node.variable: value}


def as_answers(diagram: Diagram, way: Mapping[int, int]) -> dict[str, list[str]]:
    """Values of variables as answers to their questions."""
    answers: dict[str, list[str]] = {}
    for variable, value in way.items():
        asked = diagram.variables[variable]
        chosen = answers.setdefault(asked.question, [])
        if not asked.checkbox or value == TICKED:
            chosen.append(asked.options[value])
    return {question: chosen or [NONE] for question, chosen in answers.items()}


def decide(diagram: Diagram, answers: Answers) -> bool | None:
    """For the diagram of a condition: whether it holds, or None where unanswered questions still decide."""
    outcomes = possible_outcomes(diagram, diagram.root, answers)
    return None if len(outcomes) > 1 else outcomes == ["yes"]
