"""The part of an answer that counts: the options that some combination has together with the answers before.

One look at the diagram of what exists for each option chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.flows.answers import Answers, value_of
from builder.flows.diagram import NOWHERE, Diagram
from builder.flows.questions.checkbox import NONE
from builder.flows.questions.variable import TICKED


def counting(diagram: Diagram, before: Answers, question: str, chosen: Sequence[str]) -> Sequence[str]:
    """The options that count of those chosen, after other answers; nothing where they are no answer any more."""
    if diagram.exist is None:
        return chosen
    values = _values(diagram, before)
    counts = [option for option in chosen if option == NONE or _offered(diagram, values, question, option)]
    together = values | _values(diagram, {question: counts}) if counts else {}
    return tuple(counts) if counts and _some(diagram.exist, together) else ()


def offered(diagram: Diagram, before: Answers, question: str, options: Sequence[str]) -> list[str]:
    """The options that some combination has together with the answers before."""
    if diagram.exist is None:
        return list(options)
    values = _values(diagram, before)
    return [option for option in options if option == NONE or _offered(diagram, values, question, option)]


def _offered(diagram: Diagram, values: Mapping[int, int], question: str, option: str) -> bool:
    assert diagram.exist is not None, "asked for only where some answers do not exist"
    for index, variable in enumerate(diagram.variables):
        if variable.question == question and option in variable.options:
            value = TICKED if variable.checkbox else variable.options.index(option)
            return _some(diagram.exist, {**values, index: value})
    return False


def _values(diagram: Diagram, answers: Answers) -> dict[int, int]:
    found = ((index, value_of(variable, answers)) for index, variable in enumerate(diagram.variables))
    return {index: value for index, value in found if value is not None}


def _some(diagram: Diagram, fixed: Mapping[int, int]) -> bool:
    """True if some combination has these values."""
    seen, stack = {diagram.root}, [diagram.root]
    while stack:
        reference = stack.pop()
        if NOWHERE < reference < 0:
            return True
        if reference != NOWHERE:
            node = diagram.nodes[reference]
            value = fixed.get(node.variable)
            new = {*(node.children if value is None else (node.children[value],))} - seen
            seen |= new
            stack += new
    return False
