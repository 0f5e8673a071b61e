"""Count over all answer combinations by dynamic programming on the diagram; nothing is enumerated.

Every function is linear in the edges of the diagram, times the questions for the averages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import prod

from builder.flows.diagram import Diagram


def combinations(diagram: Diagram) -> int:
    """How many combinations of answers there are; several ticks of one question count separately."""
    return prod(variable.size for variable in diagram.variables)


def combinations_per_leaf(diagram: Diagram) -> tuple[int, ...]:
    """How many combinations lead to each leaf. They sum to `combinations`."""
    weights = [Fraction(0)] * len(diagram.nodes)
    leaves = [Fraction(0)] * len(diagram.leaves)
    everything = combinations(diagram)

    def give(reference: int, weight: Fraction) -> None:
        if reference < 0:
            leaves[~reference] += weight
        else:
            weights[reference] += weight

    give(diagram.root, Fraction(everything))
    for reference, node in enumerate(diagram.nodes):
        for child in node.children:
            give(child, weights[reference] / len(node.children))
    return tuple(int(weight) for weight in leaves)


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
            for child in diagram.nodes[reference].children
        )
    return tuple(counts)


def average_questions(diagram: Diagram) -> float:
    """How many questions are asked on average, over equally likely combinations."""
    averages = [Fraction(0)] * len(diagram.nodes)
    for reference in range(len(diagram.nodes) - 1, -1, -1):
        node, question = diagram.nodes[reference], diagram.question(reference)
        total = Fraction(0)
        for child in node.children:
            total += 1 if child < 0 else averages[child] + (diagram.question(child) != question)
        averages[reference] = total / len(node.children)
    return float(averages[diagram.root]) if diagram.root >= 0 else 0.0
