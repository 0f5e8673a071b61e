"""The steps of a flow as links: one for each question, and for boxes to tick one that lists those still to be asked.

Boxes are two-valued variables, one after the other. Without scripts, a step for each would ask ten times. So a step
lists the boxes of one question along the way on which none is ticked: its links say “this is the first that is true”,
and lead where the diagram leads with that box ticked and those above it clear. What else counts is asked there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.flows.diagram import Diagram
from builder.flows.questions.variable import CLEAR, TICKED


@dataclass(frozen=True, slots=True)
class NodeLink:
    """A link of a step: the answer that it stands for, and the reference in the diagram that it leads to."""

    option: int | str
    """The place of an option, or the id of a box; empty for none of the boxes."""
    reference: int


def links_of(diagram: Diagram, reference: int) -> tuple[NodeLink, ...]:
    """The links of the step that begins at a node."""
    node = diagram.nodes[reference]
    if diagram.variables[node.variable].checkbox:
        return tuple(_boxes(diagram, reference))
    return tuple(NodeLink(value, child) for value, child in diagram.ways(reference))


def _boxes(diagram: Diagram, reference: int) -> Iterator[NodeLink]:
    question = diagram.question(reference)
    while reference >= 0 and diagram.question(reference) == question:
        node = diagram.nodes[reference]
        yield NodeLink(diagram.variables[node.variable].options[0], node.children[TICKED])
        reference = node.children[CLEAR]
    yield NodeLink("", reference)


def steps_of(diagram: Diagram) -> dict[int, tuple[NodeLink, ...]]:
    """Every step that links lead to, from the first one, with its links."""
    steps: dict[int, tuple[NodeLink, ...]] = {}
    left = [diagram.root] if diagram.root >= 0 else []
    while left:
        reference = left.pop()
        if reference not in steps:
            steps[reference] = links_of(diagram, reference)
            left += [link.reference for link in steps[reference] if link.reference >= 0]
    return dict(sorted(steps.items()))


def continued(diagram: Diagram) -> frozenset[int]:
    """The steps that are only come to from boxes of the same question: they ask what else is true."""
    steps = steps_of(diagram)
    come_from: dict[int, set[str]] = {diagram.root: {""}}
    for reference, links in steps.items():
        for link in links:
            come_from.setdefault(link.reference, set()).add(diagram.question(reference))
    return frozenset(each for each in steps if come_from[each] == {diagram.question(each)})
