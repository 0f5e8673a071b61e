"""A direct reading of flows that collect items: §41 to §45 of flow-semantics.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.flows.collect import SomeOf
from builder.flows.decision import Independent
from builder.flows.model import Flow, Law, Never, Scenario
from tests.flows.naive import Answers, Single, every_answer, every_combination, holds, singles


def given(flow: Flow, answers: Answers) -> list[str]:
    """§41: the items of a combination, in the written order."""
    found = []
    for group in flow.groups.values():
        there = [item.id for item in group.items if holds(item.when, flow, answers)]
        found += there[:1] if group.first_match else there
    return found


@dataclass(frozen=True)
class Ask:
    """§42: a single answer that is asked for an item, and what follows each value of it."""

    single: Single
    then: tuple[tuple[str | bool, Ask | bool], ...]


def way_for(flow: Flow, item: str) -> Ask | bool:
    """§42: everything that is asked for one item, to every end: whether it is given."""
    return _rest(flow, item, list(every_combination(flow)), 0)


def _rest(flow: Flow, item: str, alike: list[Answers], depth: int) -> Ask | bool:
    order = [single for question in flow.questions.values() for single in singles(question)]
    if depth == len(order):
        return item in given(flow, alike[0])
    single = order[depth]
    values = list(dict.fromkeys(single.of(answers) for answers in alike))
    then = [(value, _rest(flow, item, [a for a in alike if single.of(a) == value], depth + 1)) for value in values]
    return then[0][1] if all(rest == then[0][1] for _, rest in then) else Ask(single, tuple(then))


def go_along(way: Ask | bool, answers: Mapping[str, tuple[str, ...]]) -> tuple[list[Single], Ask | bool]:
    """The single answers asked for an item, and where the answers lead."""
    asked = []
    while isinstance(way, Ask) and way.single.question in answers:
        asked.append(way.single)
        way = dict(way.then)[way.single.of(answers)]
    return asked, way


def questions_of(way: Ask | bool) -> Iterator[str]:
    """All questions that a way can still ask."""
    if isinstance(way, Ask):
        yield way.single.question
        for _, rest in way.then:
            yield from questions_of(rest)


def position(flow: Flow, ways: Mapping[str, Ask | bool], answers: Answers) -> tuple[list[str], str | None, int]:
    """§42, §43: the questions asked, the one that comes next, and how many can still come."""
    counted: Answers = {}
    for question in flow.questions:
        ends = [go_along(way, counted)[1] for way in ways.values()]
        if any(isinstance(end, Ask) and end.single.question == question for end in ends):
            if question not in answers:
                return list(counted), question, len({q for end in ends for q in questions_of(end)})
            counted[question] = answers[question]
    return list(counted), None, 0


def because(flow: Flow, item: str, way: Ask | bool, answers: Answers) -> list[Single]:
    """§44: the single answers that remain of those asked for an item that is given."""
    everyone = [(other, item in given(flow, other)) for other in every_combination(flow)]
    kept = go_along(way, answers)[0]
    for single in reversed(kept):
        rest = [other for other in kept if other != single]
        if all(there for other, there in everyone if all(s.of(other) == s.of(answers) for s in rest)):
            kept = rest
    return kept


def law_holds(law: Law, flow: Flow) -> bool:
    """§45: whether no combination breaks a law."""
    for answers in every_combination(flow):
        items = given(flow, answers) or [flow.nothing]
        match law:
            case Never(outcomes, when):
                if holds(when, flow, answers) and set(outcomes) & set(items):
                    return False
            case SomeOf(some, when):
                if holds(when, flow, answers) and not set(some) & set(items):
                    return False
            case Independent(question):
                for other in every_answer(flow.questions[question]):
                    if given(flow, answers | {question: other}) != given(flow, answers):
                        return False
    return True


def scenario_holds(scenario: Scenario, flow: Flow) -> bool:
    """§45: whether every combination that agrees with its answers gives exactly the items that it expects."""
    expected = set(scenario.results or ())
    return all(set(given(flow, a) or [flow.nothing]) == expected for a in every_combination(flow, scenario.answers))
