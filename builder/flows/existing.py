"""The combinations of answers that exist: options that exclude others, and options and questions that may not apply.

A question that does not apply has no answer: whatever its variables say, no condition on it holds. So a combination
has one form for each of their values there, of which `exist_once` keeps the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from builder.flows.conditions import All, Compare, Condition, FactHolds, Literal, Not, ScoreWithin, parts_of
from builder.flows.model import Fact, Flow, Question, Score
from builder.flows.questions.checkbox import NONE


def applying(questions: Iterable[Question]) -> dict[str, Condition]:
    """For whom each question applies that does not for everybody."""
    return {question.id: question.applies_when for question in questions if question.applies_when is not None}


def exist(questions: Mapping[str, Question]) -> All | None:
    """The condition that answers exist together; None where all do."""
    parts: list[Condition] = []
    for question in questions.values():
        for option in question.options:
            if option.applies_when is not None:
                parts.append(Not(All((Literal(question.id, frozenset({option.id})), Not(option.applies_when)))))
        parts += question.kind.limits(question.id, [option.id for option in question.options])
    return All(tuple(parts)) if parts or applying(questions.values()) else None


def exist_once(questions: Mapping[str, Question]) -> list[tuple[Condition, Literal]]:
    """For each question that may not apply: for whom it does, and the answer that stands for all others then."""
    return [
        (when, Literal(id_, frozenset({NONE if NONE in questions[id_].kind.added else questions[id_].options[0].id})))
        for id_, when in applying(questions.values()).items()
    ]


def applies_by(question: Question, flow: Flow) -> set[str]:
    """The questions that say if a question applies, and its options."""
    own = [question.applies_when, *(option.applies_when for option in question.options)]
    return {id_ for when in own if when is not None for id_ in questions_read(when, flow.facts, flow.scores)}


def questions_read(condition: Condition, facts: Mapping[str, Fact], scores: Mapping[str, Score]) -> set[str]:
    """The questions that a condition reads, by itself or through facts and scores."""
    found: set[str] = set()
    seen: set[Condition] = set()
    waiting = [condition]
    while waiting:
        for part in parts_of(waiting.pop()):
            if part in seen:
                continue
            seen.add(part)
            match part:
                case Literal(question) | Compare(question):
                    found.add(question)
                case FactHolds(fact):
                    waiting.append(facts[fact].when)
                case ScoreWithin(score):
                    waiting += [term.when for term in scores[score].terms]
    return found


def exactly(question: Question, chosen: Iterable[str]) -> Condition:
    """The condition that the answer to a question is these options, and no others."""
    options = frozenset(chosen)
    others = frozenset(question.option_ids) - options
    each = tuple(Literal(question.id, frozenset({option})) for option in sorted(options & {*question.option_ids}))
    return All((*each, Not(Literal(question.id, others))))
