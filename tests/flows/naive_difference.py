"""A direct reading of what changed between two versions of a flow: §22 to §24 of flow-semantics.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from builder.flows.model import Flow, Option, Question
from builder.flows.questions.checkbox import NONE, Checkbox
from tests.flows.naive import Answers, every_combination, gets


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


def own_answers(own: Own, combination: Answers) -> Answers | None:
    """§23: a combination of both in one version's ids; None where it does not exist in that version."""
    answers = {}
    for id_, (question, options) in own.items():
        if not set(combination[id_]) <= {*options, *([NONE] if isinstance(question.kind, Checkbox) else [])}:
            return None
        answers[question.id] = tuple(options.get(option, NONE) for option in combination[id_])
    return answers


def difference(old: Flow, new: Flow) -> Difference:
    """§23, §24: every combination over the questions and options of both, looked at in each version."""
    before = own_questions(old, new)
    after: Own = {q.id: (q, {option.id: option.id for option in q.options}) for q in new.questions.values()}
    both = {}
    for id_, (question, _) in [*after.items(), *before.items()]:
        ids = dict.fromkeys(option for own in (after, before) if id_ in own for option in own[id_][1])
        both[id_] = replace(question, id=id_, options=tuple(Option(option, option, question.where) for option in ids))
    moved: Counter[tuple[str | None, str | None]] = Counter()
    same = appeared = gone = 0
    for combination in every_combination(replace(new, questions=both)):
        then, now = own_answers(before, combination), own_answers(after, combination)
        if then and now:
            pair = gets(old, then)[0], gets(new, now)[0]
            same += pair[0] == pair[1]
            moved.update([pair] if pair[0] != pair[1] else [])
        else:
            appeared += bool(now)
            gone += bool(then)
    return Difference(moved, same, appeared, gone)
