"""Take the words from whatever shares them with something else, so that it is named by what it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.flows.answer_sets import FlowSets
from builder.flows.conditions import FactHolds, Literal
from builder.flows.model import Flow, Option, Question


def distinct_words(flow: Flow, sets: FlowSets) -> Flow:
    """The flow in which no two things that mean something else have the same clause: those have none."""
    meanings: dict[str, set[int]] = {}
    for words, meaning in _said(flow, sets):
        meanings.setdefault(words, set()).add(meaning)
    shared = {words for words, found in meanings.items() if len(found) > 1}
    if not shared:
        return flow

    def own(words: str) -> str:
        return "" if words in shared else words

    def option_of(option: Option) -> Option:
        return replace(option, clause=own(option.clause))

    def question_of(question: Question) -> Question:
        return replace(question, options=tuple(map(option_of, question.options)))

    facts = {id_: replace(fact, clause=own(fact.clause), unless=own(fact.unless)) for id_, fact in flow.facts.items()}
    return replace(flow, facts=facts, questions={id_: question_of(each) for id_, each in flow.questions.items()})


def _said(flow: Flow, sets: FlowSets) -> Iterator[tuple[str, int]]:
    for fact in flow.facts.values():
        holds = sets.of(FactHolds(fact.id, fact.where))
        yield from ((fact.clause, holds), (fact.unless, sets.negation(holds)))
    for question in flow.questions.values():
        for option in question.options:
            if option.clause:
                yield option.clause, sets.of(Literal(question.id, frozenset({option.id})))
