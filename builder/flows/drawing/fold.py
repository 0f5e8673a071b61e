"""Fold a diagram: nodes that share one box.

`runs` loses nothing: the checkboxes of one question that are looked at one after the other are one box. `by_question`
gives an overview: all nodes of a question are one box, unless that would make a circle; it is the quotient of the
diagram by its questions. A question on a circle, whose order differs by path, is found by the transitive closure
(Warshall, «A theorem on Boolean matrices», 1962, a row being one number); its nodes stay apart. A circle that was left
would lie among such nodes alone, and the diagram has none. Linear in the edges, and questions squared.
"""

from __future__ import annotations

from builder.flows.diagram import Diagram
from builder.flows.questions.variable import CLEAR

Clusters = tuple[int, ...]
"""For each node, the first node of its cluster."""


def runs(diagram: Diagram) -> Clusters:
    """Each node alone, except that a checkbox joins the one before it, if it can be reached in no other way."""
    parents = [0] * len(diagram.nodes)
    for node in diagram.nodes:
        for child in node.children:
            if child >= 0:
                parents[child] += 1
    cluster = list(range(len(diagram.nodes)))
    for reference, node in enumerate(diagram.nodes):
        if not diagram.variables[node.variable].checkbox:
            continue
        following = node.children[CLEAR]
        if following >= 0 and parents[following] == 1 and diagram.question(following) == diagram.question(reference):
            cluster[following] = cluster[reference]
    return tuple(cluster)


def by_question(diagram: Diagram) -> Clusters:
    """All nodes of a question together; where that would make a circle, as in `runs`."""
    questions = [diagram.question(reference) for reference in range(len(diagram.nodes))]
    number = {question: index for index, question in enumerate(dict.fromkeys(questions))}
    follow = [0] * len(number)
    for reference, node in enumerate(diagram.nodes):
        for child in node.children:
            if child >= 0 and questions[child] != questions[reference]:
                follow[number[questions[reference]]] |= 1 << number[questions[child]]
    # After the round for `between`, `follow` has all ways that pass only through questions up to it.
    for between in range(len(follow)):
        for start in range(len(follow)):
            if follow[start] >> between & 1:
                follow[start] |= follow[between]
    first: dict[str, int] = {}
    alone = runs(diagram)
    return tuple(
        alone[reference] if follow[number[question]] >> number[question] & 1 else first.setdefault(question, reference)
        for reference, question in enumerate(questions)
    )
