"""The variables of a diagram, made from questions in their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from builder.flows.model import Flow, Question
from builder.flows.questions.variable import Variable


def variables_of(questions: Iterable[Question]) -> tuple[Variable, ...]:
    """All variables of some questions, as their kinds make them."""
    return tuple(
        variable for question in questions for variable in question.kind.variables(question.id, looked_at(question))
    )


def in_proof_order(flow: Flow) -> Mapping[str, Question]:
    """The questions of a flow in the order in which it is proved."""
    return {id_: flow.questions[id_] for id_ in flow.proof_order or flow.questions}


def looked_at(question: Question) -> list[str]:
    """The ids of its options in the order in which proofs look at them: that of its `boxes`, others last."""
    place = {option: number for number, option in enumerate(question.boxes)}
    return sorted((option.id for option in question.options), key=lambda option: place.get(option, len(place)))
