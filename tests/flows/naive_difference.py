"""A direct reading of what changed between two versions of a flow: §22 to §24 of flow-semantics.md."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from builder.flows.model import Flow, Option, Question
from builder.flows.questions.checkbox import NONE, Checkbox
from tests.flows.naive import Answers, every_answer, fits, gets


@dataclass(frozen=True)
class Difference:
    """§24: how many combinations moved from one outcome to another, and how many exist on one side only (§23)."""

    moved: Mapping[tuple[str | None, str | None], int]
    same: int
    appeared: int
    gone: int


Own = dict[str, tuple[Question, dict[str, str]]]
"""The questions of one version by their ids in both, each with its own options by their ids in both."""


def successor(former: str, newer: Mapping[str, tuple[str, ...]], older: Collection[str]) -> str:
    """§22: the newer id of an older one; `newer` has what each newer id was, `older` all ids there were."""
    heirs = [id_ for id_, was in newer.items() if former in was]
    if len(heirs) == 1 and {*newer[heirs[0]], heirs[0]} & set(older) == {former}:
        return heirs[0]
    return former


def own_questions(old: Flow, new: Flow) -> Own:
    """§22: the questions and options of the older version by their ids in both."""
    own: Own = {}
    for question in old.questions.values():
        id_ = successor(question.id, {q.id: q.was for q in new.questions.values()}, old.questions)
        now = new.questions.get(id_)
        if now and type(now.kind) is not type(question.kind):
            id_, now = f"{question.id}, once", None
        was = {option.id: option.was for option in now.options} if now else {}
        ids = [option.id for option in question.options]
        own[id_] = question, {successor(option, was, ids): option for option in ids}
    return own


def own_answers(own: Own, combination: Answers) -> Answers:
    """§23: a combination of both in one version's ids; what only the other one has stays as it is."""
    return {
        question.id: tuple(options.get(option, option) for option in combination[id_])
        for id_, (question, options) in own.items()
    }


def there(flow: Flow, own: Own, other: tuple[Flow, Own], combination: Answers) -> Answers | None:
    """§23, §51: the combination in a version's ids; None where it does not exist there."""
    answers = own_answers(own, combination)
    for id_, (question, options) in own.items():
        known = {*options, *([NONE] if isinstance(question.kind, Checkbox) else [])}
        if not {*combination[id_]} <= known or not fits(question, flow, answers):
            return None
    foreign = [question for id_, (question, _) in other[1].items() if id_ not in own]
    return answers if all(fits(q, other[0], own_answers(other[1], combination)) for q in foreign) else None


def difference(old: Flow, new: Flow) -> Difference:
    """§23, §24: every combination over the questions and options of both, looked at in each version."""
    before = own_questions(old, new)
    after: Own = {q.id: (q, {option.id: option.id for option in q.options}) for q in new.questions.values()}
    both = {}
    for id_, (question, _) in [*after.items(), *before.items()]:
        ids = dict.fromkeys(option for own in (after, before) if id_ in own for option in own[id_][1])
        may_not_apply = [own[id_][0] for own in (after, before) if id_ in own and own[id_][0].applies_when is not None]
        asked = replace(question, options=tuple(Option(option, option, question.where) for option in ids))
        both[id_] = every_answer(replace(asked, applies_when=None)) + ([()] if may_not_apply else [])
    moved: Counter[tuple[str | None, str | None]] = Counter()
    same = appeared = gone = 0
    for answers in itertools.product(*both.values()):
        combination = dict(zip(both, answers, strict=True))
        then = there(old, before, (new, after), combination)
        now = there(new, after, (old, before), combination)
        if then and now:
            pair = gets(old, then)[0], gets(new, now)[0]
            same += pair[0] == pair[1]
            moved.update([pair] if pair[0] != pair[1] else [])
        else:
            appeared += bool(now)
            gone += bool(then)
    return Difference(moved, same, appeared, gone)
