"""Walk a diagram with a reader's answers: position is a replay of them, nothing else is remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.flows.answers import Answers, value_of, values_of
from builder.flows.counting import counting
from builder.flows.diagram import NOWHERE, Diagram, Node


@dataclass(frozen=True, slots=True)
class Position:
    """A reader's place in a diagram."""

    asked: tuple[str, ...]
    """The questions answered on the way that mattered, in order."""
    reference: int
    """The leaf (negative) or the node whose question comes next."""
    values: Mapping[int, int]
    """The values on the way, by variable."""
    begins: Mapping[str, int]
    """The first node of each question answered on the way."""
    counted: Answers
    """The answers on the way, as far as they count."""


def walk(diagram: Diagram, answers: Answers, start: int | None = None) -> Position:
    """Follow the answers from the root, or another node, to a leaf or to the first question not answered.

    An answer counts as far as it exists together with those before. Linear in the path.
    """
    reference = diagram.root if start is None else start
    begins: dict[str, int] = {}
    values: dict[int, int] = {}
    counted: dict[str, Sequence[str]] = {}
    while reference >= 0:
        node = diagram.nodes[reference]
        variable = diagram.variables[node.variable]
        question = variable.question
        if question not in counted and question in answers:
            counted[question] = counting(diagram, counted, question, answers[question])
        if not counted.get(question):
            break
        value = value_of(variable, counted)
        assert value is not None, "the question is answered"
        begins.setdefault(question, reference)
        values[node.variable] = value
        reference = node.children[value]
    return Position(
        asked=tuple(begins),
        reference=reference,
        values=values,
        begins=begins,
        counted={id_: given for id_, given in counted.items() if given},
    )


def after_question(diagram: Diagram, reference: int, options: Sequence[str]) -> int:
    """The node or leaf that an answer leads to, from the first node of its question."""
    question = diagram.question(reference)
    answers = {question: options}
    while reference >= 0 and diagram.question(reference) == question:
        node = diagram.nodes[reference]
        value = value_of(diagram.variables[node.variable], answers)
        assert value is not None, "the question is answered"
        reference = node.children[value]
    return reference


def possible_from(diagram: Diagram, reference: int, answers: Answers | None = None) -> frozenset[int]:
    """The leaves, as references, that can still be reached, under the answers given. Linear in the diagram."""
    return leaves_from(diagram.nodes, reference, values_of(diagram, answers or {}))


def leaves_from(nodes: Sequence[Node], reference: int, values: Sequence[int | None]) -> frozenset[int]:
    """The leaves, as references, that can be reached in some nodes, where some variables have a value."""
    seen = {reference}
    stack = [reference]
    while stack:
        current = stack.pop()
        if current < 0:
            continue
        node = nodes[current]
        value = values[node.variable]
        children = node.children if value is None else (node.children[value],)
        for child in children:
            if child not in seen:
                seen.add(child)
                stack.append(child)
    return frozenset(r for r in seen if NOWHERE < r < 0)


def possible_outcomes(diagram: Diagram, reference: int, answers: Answers | None = None) -> list[str]:
    """The outcomes that can still be reached, in the order of the diagram's leaves."""
    return outcomes_of(diagram, possible_from(diagram, reference, answers))


def outcomes_of(diagram: Diagram, leaves: Iterable[int]) -> list[str]:
    """The outcomes of some leaves, in the order of the diagram's leaves."""
    found = (diagram.leaves[~reference].outcome for reference in sorted(leaves, reverse=True))
    return list(dict.fromkeys(outcome for outcome in found if outcome))
