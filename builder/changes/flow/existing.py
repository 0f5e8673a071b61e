"""The combinations that exist in two versions of a flow, as sets over the questions of both.

A combination exists in a version if it uses no option that only the other one has, and keeps what limits answers there.
One in which a question applies in one version alone is not the same in both: it is answered in one of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from builder.changes.flow.union import Union
from builder.flows.answer_sets import FlowSets
from builder.flows.compile import compile_condition
from builder.flows.conditions import ALWAYS, All, AnyOf, Condition, Literal, Not
from builder.flows.existing import applying
from builder.flows.model import Flow


@dataclass(frozen=True, slots=True)
class Existing:
    """Three sets of combinations, and how many are on one side only."""

    shared: int
    in_old: int
    """Those that need an option which only the older version has."""
    appeared: int
    gone: int


def existing(union: Union, sets: FlowSets) -> Existing:
    """The combinations of both versions, and the numbers of those that came and went."""
    only_old, only_new = (_needing(options, sets) for options in (union.only_old, union.only_new))
    there = [
        (sets.minus(_all(version, union, sets, once=False), other), _all(version, union, sets, once=True))
        for version, other in ((union.old, only_new), (union.new, only_old))
    ]
    (old, old_once), (new, new_once) = there
    shared = sets.meet((old, new, *(sets.of(each) for each in _alike(union))))
    appeared, gone = (
        sets.counted(sets.meet((sets.minus(side, shared), once))) for side, once in ((new, new_once), (old, old_once))
    )
    return Existing(shared, only_old, appeared, gone)


def _all(version: Flow, union: Union, sets: FlowSets, *, once: bool) -> int:
    """The combinations that exist in a version; what it does not ask is limited as the other one says."""
    other = union.new if version is union.old else union.old
    own = union.own_old if version is union.old else union.own_new
    questions = {id_: version.questions[id_] if id_ in own else other.questions[id_] for id_ in version.questions}
    limited = compile_condition(ALWAYS, replace(union.both, questions=questions if once else version.questions))
    return sets.everywhere(limited.once if once else limited.exist)


def _alike(union: Union) -> Iterable[Condition]:
    """Each question of both versions applies in both, or in none."""
    old, new = (applying(version.questions.values()) for version in (union.old, union.new))
    for question in dict.fromkeys((*old, *new)):
        if question in union.own_old and question in union.own_new and old.get(question) != new.get(question):
            one, two = old.get(question, ALWAYS), new.get(question, ALWAYS)
            yield AnyOf((All((one, two)), All((Not(one), Not(two)))))


def _needing(options: Iterable[tuple[str, str]], sets: FlowSets) -> int:
    """The combinations in which some of these options is chosen."""
    return sets.join(sets.of(Literal(question, frozenset({option}))) for question, option in sorted(options))
