"""Count over all answer combinations by dynamic programming on the diagram; nothing is enumerated.

Every function is linear in the edges of the diagram, times the questions for the averages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import prod

from builder.flows.diagram import NOWHERE, Diagram
from builder.flows.meeting import meeting
from builder.flows.questions.variable import CLEAR


def combinations(diagram: Diagram) -> int:
    """The number of combinations of answers that exist; several ticks of one question count separately."""
    if diagram.once is not None:
        return sum(_per_leaf(diagram.once))
    return prod(variable.size for variable in diagram.variables)


def combinations_per_leaf(diagram: Diagram) -> tuple[int, ...]:
    """The number of combinations that lead to each leaf. They sum to `combinations`."""
    return _per_leaf(diagram if diagram.once is None else meeting(diagram, diagram.once))


def _per_leaf(diagram: Diagram) -> tuple[int, ...]:
    weights = [0] * len(diagram.nodes)
    leaves = [0] * len(diagram.leaves)

    def give(reference: int, weight: int) -> None:
        if reference >= 0:
            weights[reference] += weight
        elif reference != NOWHERE:
            leaves[~reference] += weight

    # No way asks for a variable twice, so each weight can be divided by the sizes of those that are still to come.
    give(diagram.root, prod(variable.size for variable in diagram.variables))
    for reference, node in enumerate(diagram.nodes):
        for child in node.children:
            give(child, weights[reference] // len(node.children))
    return tuple(leaves)


def most_questions(diagram: Diagram) -> tuple[int, ...]:
    """For each node, the most questions that can still be asked from it, its own included.

    The checkboxes of one question follow one another, so they count once.
    """
    return _questions(diagram, max)


def fewest_questions(diagram: Diagram) -> tuple[int, ...]:
    """For each node, the fewest questions that can still be asked from it, its own included."""
    return _questions(diagram, min)


def _questions(diagram: Diagram, choose: Callable[[Iterable[int]], int]) -> tuple[int, ...]:
    counts = [0] * len(diagram.nodes)
    for reference in range(len(diagram.nodes) - 1, -1, -1):
        question = diagram.question(reference)
        counts[reference] = choose(
            1 if child < 0 else counts[child] + (diagram.question(child) != question)
            for _, child in diagram.ways(reference)
        )
    return tuple(counts)


def average_questions(diagram: Diagram, *, ticked: bool = True) -> float:
    """The average number of questions asked, where each answer that exists is as likely as the others.

    With `ticked` false, over those in which nothing is ticked where several answers are allowed; readers seldom tick
    much, so that this is closer to what they meet.
    """
    # In whole numbers: all averages times the number of combinations, which every division leaves whole if all exist.
    whole = prod(variable.size for variable in diagram.variables)
    averages: list[int | Fraction] = [0] * len(diagram.nodes)
    for reference in range(len(diagram.nodes) - 1, -1, -1):
        node, question = diagram.nodes[reference], diagram.question(reference)
        alone = diagram.variables[node.variable].checkbox and not ticked
        children = [child for child in (node.children[CLEAR:] if alone else node.children) if child != NOWHERE]
        total: int | Fraction = 0
        for child in children:
            total += whole if child < 0 else averages[child] + whole * (diagram.question(child) != question)
        averages[reference] = Fraction(total, len(children)) if diagram.exist else total // len(children)
    return float(Fraction(averages[diagram.root]) / whole) if diagram.root >= 0 else 0.0


def questions_asked(diagram: Diagram) -> tuple[int, float, float, int]:
    """The questions asked at least, on average, on average where nothing is ticked, and at most."""
    if diagram.root < 0:
        return 0, 0.0, 0.0, 0
    averages = average_questions(diagram), average_questions(diagram, ticked=False)
    return fewest_questions(diagram)[diagram.root], *averages, most_questions(diagram)[diagram.root]
