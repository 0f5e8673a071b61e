"""Counterfactuals: every single answer that, given differently, leads to other advice.

Contrastive explanations of size one. The diagram is walked once for each place that another answer leads to: of 220
countries, most lead to the same few. Answers times options, and times the length of a path for those places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.flows.answers import Answers
from builder.flows.asking import Asking
from builder.flows.counting import counting
from builder.flows.model import Flow, Question


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """One answer given differently."""

    question: str
    option: str
    """The option chosen instead; with several answers allowed, the one that is ticked or taken back."""
    outcome: str | None
    """The outcome it leads to, or None if more would have to be asked."""
    next: str = ""
    """The question that would come next."""
    possible: tuple[str, ...] = ()
    """The outcomes that would then be possible."""


def counterfactuals(flow: Flow, asking: Asking, answers: Answers) -> list[Counterfactual]:
    """The changes of one answer that alter, or can alter, the outcome, and that a reader can act on, by rank.

    Where the flow says of no option that it can be acted on, all of them. Of boxes, ticks that can be taken back:
    nobody is told to bring on what a box says. `answers` lead to a leaf; those to questions that were not asked play no
    part.
    """
    position = asking.walk(answers)
    outcome = asking.diagram.leaves[~position.reference].outcome
    asked = position.counted
    found = []
    ranked = any(option.changeable is not None for question in flow.questions.values() for option in question.options)
    for question_id, begins in position.begins.items():
        question = flow.questions[question_id]
        options = [option.id for option in question.options]
        following: dict[int, _Following] = {}
        earlier = {other: asked[other] for other in position.asked[: position.asked.index(question_id)]}
        for option, other in question.kind.other_answers(options, asked[question_id]):
            if ranked and not _can_act(question, option, asked[question_id]):
                continue
            if {*counting(asking.diagram, earlier, question_id, other)} != {*other}:
                continue
            then = asking.after(begins, other)
            if then not in following:
                following[then] = _follow(asking, then, {**asked, question_id: other})
            leads, next_, possible = following[then]
            if leads != outcome and possible != (outcome,):
                found.append(
                    Counterfactual(question=question_id, option=option, outcome=leads, next=next_, possible=possible)
                )
    if not ranked:
        return found
    return sorted(found, key=lambda change: _rank(flow, change))


_Following = tuple[str | None, str, tuple[str, ...]]
"""The outcome of a change, or the question that comes next and the outcomes that are then possible."""


def _follow(asking: Asking, reference: int, answers: Answers) -> _Following:
    """Go on from a place, or a leaf, as far as answers lead; from the start where it depends on them what exists."""
    limited = asking.diagram.exist is not None
    position = asking.walk(answers, None if limited else reference)
    if position.reference < 0:
        return asking.diagram.leaves[~position.reference].outcome, "", ()
    possible = asking.possible(position.reference, position.counted if limited else answers)
    return None, asking.question(position.reference), tuple(possible)


def _can_act(question: Question, option: str, given: Sequence[str]) -> bool:
    """True if a reader can act on a change to this option, or take back its tick."""
    taken_back = option in given or not question.kind.takes_back
    return taken_back and question.option(option).changeable is not None


def _rank(flow: Flow, change: Counterfactual) -> float:
    """By what can be acted on; what cannot comes last, and equals stay in the written order."""
    rank = flow.questions[change.question].option(change.option).changeable
    return float("inf") if rank is None else rank
