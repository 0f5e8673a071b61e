"""A direct reading of what a reader is asked and told, and of what is proved: §12 to §21, §39, §40.

What is asked after the outcome, and the paragraphs it is asked for, are read in naive_after.py.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from builder.flows.conditions import Condition
from builder.flows.decision import Disjoint, Independent
from builder.flows.model import Flow, Law, Monotone, Never, SameAdvice, Scenario
from builder.flows.questions.checkbox import NONE, Checkbox
from builder.flows.then import Then
from tests.flows.naive import (
    Answers,
    Gets,
    Single,
    decide,
    every_answer,
    every_combination,
    exists,
    follow,
    gets,
    holds,
    is_limited,
    outcomes,
    singles,
    value_of,
)


@dataclass(frozen=True)
class Ask:
    """§12: a single answer that is asked for, and what follows each value of it."""

    single: Single
    then: tuple[tuple[str | bool, Ask | Gets], ...]


def way_through(flow: Flow) -> Ask | Gets:
    """§12: everything that is asked, from the start to every end."""
    return _rest(flow, list(every_combination(flow)), 0, partial(gets, flow))


def way_of(flow: Flow, condition: Condition) -> Ask | Gets:
    """§50: everything that a condition reads, whether it holds standing at the ends."""
    said = {True: ("holds", None), False: ("fails", None)}
    return _rest(flow, list(every_combination(flow)), 0, lambda answers: said[holds(condition, flow, answers)])


def fixed(way: Ask | Gets, single: Single, value: str | bool) -> Ask | Gets | None:
    """§50: the way that is left once a single answer is known; None where there is none."""
    if not isinstance(way, Ask):
        return way
    if way.single == single:
        return dict(way.then).get(value)
    then = [(each, rest) for each, follows in way.then if (rest := fixed(follows, single, value)) is not None]
    if not then:
        return None
    return then[0][1] if all(rest == then[0][1] for _, rest in then) else Ask(way.single, tuple(then))


def _rest(flow: Flow, alike: list[Answers], depth: int, end: Callable[[Answers], Gets]) -> Ask | Gets:
    """The results for combinations that have been asked for `depth` single answers, all of which they share."""
    questions = list(flow.questions) if flow.rules else follow(flow, alike[0])[1]
    order = [single for question in questions for single in singles(flow.questions[question])]
    if depth == len(order):
        return end(alike[0])
    single = order[depth]
    values = list(dict.fromkeys(single.of(answers) for answers in alike))
    then = [(value, _rest(flow, [a for a in alike if single.of(a) == value], depth + 1, end)) for value in values]
    return then[0][1] if all(rest == then[0][1] for _, rest in then) else Ask(single, tuple(then))


def go_along(way: Ask | Gets, answers: Mapping[str, tuple[str, ...]]) -> tuple[list[Single], Ask | Gets]:
    """§13: the single answers that were asked for, and where the answers lead: to an end, or to what has none."""
    asked = []
    while isinstance(way, Ask) and way.single.question in answers:
        asked.append(way.single)
        way = dict(way.then)[way.single.of(answers)]
    return asked, way


def ends(way: Ask | Gets, given: Mapping[Single, str | bool]) -> set[Gets]:
    """§15: where the ways end on which no single answer is another one than given."""
    if not isinstance(way, Ask):
        return {way}
    ways = [rest for value, rest in way.then if given.get(way.single, value) == value]
    return {end for rest in ways for end in ends(rest, given)}


def counted(flow: Flow, way: Ask | Gets, answers: Answers) -> Answers:
    """§49: the answers that count, along the way."""
    found: Answers = {}
    while isinstance(end := go_along(way, found)[1], Ask) and (question := end.single.question) in answers:
        together = [c for c in every_combination(flow) if all(c[id_] == given for id_, given in found.items())]
        counts = tuple(o for o in answers[question] if any(o in each[question] for each in together))
        if not any({*counts} == {*each[question]} for each in together) or not counts:
            break
        found[question] = counts
    return found


def most(way: Ask | Gets, before: str = "") -> int:
    """§13: the longest way that is left to the outcome, in questions."""
    if not isinstance(way, Ask):
        return 0
    return (way.single.question != before) + max(most(rest, way.single.question) for _, rest in way.then)


def asked_of(way: Ask | Gets, answers: Mapping[str, tuple[str, ...]]) -> Answers:
    """§13: the answers to the questions that were asked, in their order."""
    return {single.question: answers[single.question] for single in go_along(way, answers)[0]}


# What the reader is told


def because(flow: Flow, way: Ask | Gets, answers: Answers) -> list[Single]:
    """§15: the single answers that remain of those asked for."""

    def given_by(reason: list[Single]) -> set[str | None]:
        return {outcome for outcome, _ in ends(way, {single: single.of(answers) for single in reason})}

    kept = go_along(way, answers)[0]
    for single in reversed(kept):
        rest = [other for other in kept if other != single]
        if len(given_by(rest)) == 1:
            kept = rest
    return kept


def changes(flow: Flow, way: Ask | Gets, answers: Answers) -> list[tuple[str, str, str, set[str | None]]]:
    """§16: question, option, the question that comes next if one does, and the outcomes possible then, in order."""
    asked = asked_of(way, answers)
    outcome = gets(flow, answers)[0]
    found = []
    says_what_can_be_done = any(o.changeable is not None for q in flow.questions.values() for o in q.options)
    for question in (flow.questions[id_] for id_ in asked):
        for option in question.options:
            given = asked[question.id]
            if says_what_can_be_done:
                if option.changeable is None:
                    continue
                if isinstance(question.kind, Checkbox) and option.id not in given:
                    continue
            if not isinstance(question.kind, Checkbox):
                other: tuple[str, ...] = (option.id,)
            elif option.id in given:
                other = tuple(o for o in given if o != option.id) or (NONE,)
            else:
                alone = (NONE, *question.kind.exclusive)
                other = (*(o for o in given if o not in alone and option.id not in alone), option.id)
            before = {id_: asked[id_] for id_ in list(asked)[: list(asked).index(question.id)]}
            if not outcomes(flow, before | {question.id: other}):  # §49
                continue
            changed = asked | {question.id: other}
            if is_limited(flow):  # §49
                changed = counted(flow, way, changed)
            end = go_along(way, changed)[1]
            possible = outcomes(flow, changed)
            if possible != {outcome}:
                next_ = end.single.question if isinstance(end, Ask) else ""
                found.append((option.changeable or 10**9, (question.id, option.id, next_, possible)))
    return [change for _, change in sorted(found, key=lambda each: each[0])]


def go_on(then: Then, answers: Answers) -> Answers:
    """§17: the answers with which the reader goes along the way again."""
    left = {question: given for question, given in answers.items() if question != then.ask}
    for question, ticks in then.remove.items():
        left[question] = tuple(o for o in left[question] if o not in ticks) or (NONE,)
    return left


# What is proved


def law_holds(law: Law, flow: Flow) -> bool:
    """§18, §19, §39, §40: whether no combination breaks a law."""
    if isinstance(law, Never):
        return not any(
            holds(law.when, flow, answers) and gets(flow, answers)[0] in law.outcomes
            for answers in every_combination(flow)
        )
    if isinstance(law, SameAdvice):
        return all(
            gets(flow, answers)[0] == gets(flow, other)[0]
            for answers in every_combination(flow)
            if answers[law.question] and answers[law.question][0] in law.options
            for option in law.options
            for other in instead(flow, answers, law.question, (option,))
        )
    if isinstance(law, Disjoint):  # §39
        entries = flow.decisions[law.decision].cases if law.decision else flow.rules
        whens = [entry.when for entry in entries if not entry.otherwise]
        return all(sum(holds(w, flow, answers) for w in whens) <= 1 for answers in every_combination(flow))
    if isinstance(law, Independent):  # §40
        return all(
            _decided(law, flow, answers) == _decided(law, flow, other)
            for asked in [flow.questions[law.question]]
            for answers in every_combination(flow)
            for answer in every_answer(asked)
            if not isinstance(asked.kind, Checkbox) or len(({*answer} ^ {*answers[asked.id]}) - {NONE}) == 1
            for other in instead(flow, answers, asked.id, answer)
        )
    assert isinstance(law, Monotone), "a law of items is read in naive_collected.py"
    ids = [option.id for option in flow.questions[law.question].options]
    from_least = ids if flow.questions[law.question].descending else ids[::-1]
    return not any(
        gets(flow, answers)[0] in law.towards and gets(flow, other)[0] in law.away_from
        for answers in every_combination(flow)
        for place, less in enumerate(from_least)
        if answers[law.question] == (less,)
        for more in from_least[place + 1 :]
        for other in instead(flow, answers, law.question, (more,))
    )


def instead(flow: Flow, answers: Answers, question: str, other: tuple[str, ...]) -> Iterator[Answers]:
    """§50: the combinations with another answer, all else the same: in both, or not asked in one of them."""
    choices = [
        [other] if id_ == question else [given, ()] if given else every_answer(flow.questions[id_])
        for id_, given in answers.items()
    ]
    for combination in itertools.product(*choices):
        found = dict(zip(flow.questions, combination, strict=True))
        if exists(flow, found):
            yield found


def _decided(law: Independent, flow: Flow, answers: Answers) -> str | None:
    """§40: the outcome, or the value of the decision that the law names."""
    return value_of(flow.decisions[law.decision], flow, answers) if law.decision else gets(flow, answers)[0]


def scenario_holds(scenario: Scenario, flow: Flow) -> bool:
    """§20: whether every combination that agrees with its answers is as it expects."""
    return all(
        outcome == scenario.expect and scenario.rule in ("", rule)
        for outcome, rule in (gets(flow, answers) for answers in every_combination(flow, scenario.answers))
    )


def used_rules(flow: Flow) -> set[str | None]:
    """§21: the rules that decide in some combination."""
    return {decide(flow, answers)[1] for answers in every_combination(flow)}
