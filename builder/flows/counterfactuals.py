"""What would change the advice: every single answer that, given differently, leads elsewhere.

Contrastive explanations of size one, found by walking the diagram once for each other answer: answers times options
times the length of a path.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.flows.answers import Answers
from builder.flows.diagram import Diagram
from builder.flows.model import NONE, Flow, Question
from builder.flows.walk import possible_outcomes, walk


@dataclass(frozen=True, slots=True)
class Change:
    """One answer given differently."""

    question: str
    option: str
    """The option chosen instead; with several answers allowed, the one that is ticked or taken back."""
    outcome: str | None
    """Where it leads, or None where more would have to be asked."""
    next: str = ""
    """The question that would come next."""
    possible: tuple[str, ...] = ()
    """The outcomes that would then be possible."""


def changes(flow: Flow, diagram: Diagram, answers: Answers) -> list[Change]:
    """The changes of one answer that alter, or can alter, the outcome; what a reader can act on first comes first.

    `answers` lead to a leaf; those to questions that were not asked play no part.
    """
    position = walk(diagram, answers)
    outcome = diagram.leaves[~position.reference].outcome
    asked = {question: answers[question] for question in position.asked}
    found = []
    for question_id in position.asked:
        question = flow.questions[question_id]
        for option, other in _others(question, asked[question_id]):
            change = _follow(diagram, asked | {question_id: other}, question_id, option)
            if change.outcome != outcome and change.possible != (outcome,):
                found.append(change)
    return sorted(found, key=lambda change: _rank(flow, change))


def _others(question: Question, given: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each other option with the answer it makes; of several ticks, one is set or taken back."""
    for option in question.options:
        if not question.many:
            if option.id not in given:
                yield option.id, (option.id,)
        elif option.id in given:
            yield option.id, tuple(o for o in given if o != option.id) or (NONE,)
        else:
            yield option.id, (*(o for o in given if o != NONE), option.id)


def _follow(diagram: Diagram, answers: Answers, question: str, option: str) -> Change:
    reference = walk(diagram, answers).reference
    if reference < 0:
        return Change(question, option, diagram.leaves[~reference].outcome)
    following = diagram.question(reference)
    return Change(
        question=question,
        option=option,
        outcome=None,
        next=following,
        possible=tuple(possible_outcomes(diagram, reference, answers)),
    )


def _rank(flow: Flow, change: Change) -> float:
    """By what can be acted on; what cannot comes last, and equals stay in the written order."""
    rank = flow.questions[change.question].option(change.option).changeable
    return float("inf") if rank is None else rank
