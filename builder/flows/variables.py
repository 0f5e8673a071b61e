"""The variables of a diagram, made from questions in their written order."""

from __future__ import annotations

from collections.abc import Iterable

from builder.flows.diagram import Variable
from builder.flows.model import Question


def variables_of(questions: Iterable[Question]) -> tuple[Variable, ...]:
    """One variable for a question with one answer, one for each option of a question with several."""
    variables: list[Variable] = []
    for question in questions:
        ids = tuple(option.id for option in question.options)
        if question.many:
            variables.extend(Variable(question.id, (option,), checkbox=True) for option in ids)
        else:
            variables.append(Variable(question.id, ids))
    return tuple(variables)
