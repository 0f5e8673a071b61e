"""Who has been asked a question, and chosen an option of it, by the time that they get an outcome.

Breadth first over the nodes of the diagram, each with and without the question on the way. Linear in the edges.
"""

from __future__ import annotations

from collections.abc import Callable

from builder.flows.diagram import Diagram
from builder.flows.questions.checkbox import NONE
from builder.flows.questions.variable import CLEAR, TICKED, Variable


def can_choose(diagram: Diagram, outcome: str, question: str, option: str | None = None) -> bool:
    """True if somebody is asked the question before this outcome, and chooses the option if one is given."""
    allowed = _allowing(question, option)
    seen = {(diagram.root, False)}
    waiting = list(seen)
    while waiting:
        reference, asked = waiting.pop()
        if reference < 0:
            if asked and diagram.leaves[~reference].outcome == outcome:
                return True
            continue
        node = diagram.nodes[reference]
        asked = asked or diagram.question(reference) == question
        for value, child in diagram.ways(reference):
            if allowed(diagram.variables[node.variable], value) and (child, asked) not in seen:
                seen.add((child, asked))
                waiting.append((child, asked))
    return False


def _allowing(question: str, option: str | None) -> Callable[[Variable, int], bool]:
    """The values that variables can have for whoever chooses the option."""

    def allowed(variable: Variable, value: int) -> bool:
        if option is None or variable.question != question:
            return True
        if not variable.checkbox:
            return variable.options[value] == option
        return value == CLEAR if option == NONE else value == TICKED or variable.options[0] != option

    return allowed
