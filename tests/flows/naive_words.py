"""A direct reading of what is written shorter or shown in words: §36 and §37 of flow-semantics.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.flows.model import Flow
from builder.flows.questions.checkbox import NONE, Checkbox
from tests.flows.naive import every_combination, gets
from tests.flows.naive_reader import asked_of, way_through

Written = Mapping[str, tuple[bool, Sequence[str]]]
"""Sets by name: whether it has all options but those named, and what it names."""


def set_of(name: str, written: Written, options: Sequence[str]) -> set[str]:
    """§29: the options of a set; what it names is an option, or another set."""
    but, named = written[name]
    found = set[str]()
    for each in named:
        found |= set_of(each, written, options) if each in written else {each}
    return set(options) - found if but else found - {NONE}


def shown(flow: Flow, question: str, asked: Mapping[str, tuple[str, ...]], otherwise: str) -> str:
    """§37: the words at a place for an answer, of somebody who was asked some questions."""
    labels = []
    for option in flow.questions[question].options:
        if option.id in asked.get(question, ()):
            labels.append(option.label)
    if not labels:
        return otherwise
    return labels[0] if len(labels) == 1 else ", ".join(labels[:-1]) + " and " + labels[-1]


def needs_other_words(flow: Flow, outcome: str, question: str) -> bool:
    """§37: whether somebody gets the outcome who has no answer to show for certain."""
    if isinstance(flow.questions[question].kind, Checkbox):
        return True
    way = way_through(flow)
    getting = [answers for answers in every_combination(flow) if gets(flow, answers)[0] == outcome]
    return any(question not in asked_of(way, answers) for answers in getting)
