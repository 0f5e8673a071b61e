"""Walk a diagram with a reader's answers: position is a replay of them, nothing else is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.flows.answers import Answers, value_of, values_of
from builder.flows.diagram import Diagram


@dataclass(frozen=True, slots=True)
class Position:
    """A reader's place in a diagram."""

    asked: tuple[str, ...]
    """The questions answered on the way that mattered, in order."""
    reference: int
    """The leaf (negative) or the node whose question comes next."""
    values: Mapping[int, int]
    """The values on the way, by variable."""


def walk(diagram: Diagram, answers: Answers) -> Position:
    """Follow the answers from the root to a leaf or to the first question not answered. Linear in the path."""
    reference = diagram.root
    asked: dict[str, None] = {}
    values: dict[int, int] = {}
    while reference >= 0:
        node = diagram.nodes[reference]
        variable = diagram.variables[node.variable]
        value = value_of(variable, answers)
        if value is None:
            break
        asked[variable.question] = None
        values[node.variable] = value
        reference = node.children[value]
    return Position(tuple(asked), reference, values)


def possible_from(diagram: Diagram, reference: int, answers: Answers | None = None) -> frozenset[int]:
    """The leaves, as references, that can still be reached, under the answers given. Linear in the diagram."""
    values = values_of(diagram, answers or {})
    seen = {reference}
    stack = [reference]
    while stack:
        current = stack.pop()
        if current < 0:
            continue
        node = diagram.nodes[current]
        value = values[node.variable]
        children = node.children if value is None else (node.children[value],)
        for child in children:
            if child not in seen:
                seen.add(child)
                stack.append(child)
    return frozenset(r for r in seen if r < 0)


def possible_outcomes(diagram: Diagram, reference: int, answers: Answers | None = None) -> list[str]:
    """The outcomes that can still be reached, in the order of the diagram's leaves."""
    leaves = sorted(possible_from(diagram, reference, answers), reverse=True)
    return list(dict.fromkeys(outcome for r in leaves if (outcome := diagram.leaves[~r].outcome)))
