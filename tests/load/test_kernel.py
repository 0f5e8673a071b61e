"""A kernel is read as what it says, or refused with a sentence that says why."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from builder.flows.conditions import Literal, ScoreWithin
from builder.flows.kernel.write_kernel import kernel_bytes
from builder.flows.model import Monotone
from builder.load.kernel import read_kernel
from builder.load.kernel_error import KernelError
from tests.flows.naive import flow_of
from tests.interview import interview

Change = Callable[[Any], object]
RULES = """
format: 1
title: T
summary: S
questions:
  how: {ask: How?, options: {well: Well, badly: Badly}}
  signs: {ask: Signs?, choose: many, none: No sign, options: {smoke: Smoke, fire: Fire}}
facts:
  danger: {signs: {at-least: 2, of: [smoke, fire]}}
scores:
  pull: [{when: {how: well}, add: 2}]
rules:
  - {id: out, when: danger, advise: a}
  - {when: {pull: {at-least: 1, at-most: 2}}, advise: b}
  - {otherwise: c}
laws:
  - {monotone: how, towards: b, away-from: c}
  - {never: b, when: danger}
  - {alike: {how: [well, badly]}}
"""
TREE = """
format: 1
title: T
summary: S
questions:
  how: {ask: How?, options: {well: {label: Well, go: a}, badly: {label: Badly, go: signs}}}
  signs: {ask: Signs?, choose: many, options: {smoke: Smoke}, go: [{when: {signs: smoke}, to: b}, {otherwise: c}]}
"""


def changed(text: str, change: Change) -> bytes:
    """The kernel of a flow with one change."""
    kernel = json.loads(kernel_bytes(flow_of(text)))
    change(kernel)
    return json.dumps(kernel).encode()


def test_a_kernel_is_a_flow_without_words() -> None:
    """All that decides is there; labels are ids, and every place is the file."""
    flow = read_kernel(kernel_bytes(interview().flow), "here.json")
    assert list(flow.questions) == list(interview().flow.questions)
    assert [rule.id for rule in flow.rules] == [rule.id for rule in interview().flow.rules]
    assert {question.where.file for question in flow.questions.values()} == {"here.json"}
    assert flow.title == flow.slug == "attend-or-cancel"


def test_conditions_and_laws() -> None:
    """A number of ticks, both bounds of a score, and the order of a law."""
    flow = read_kernel(kernel_bytes(flow_of(RULES)))
    assert flow.facts["danger"].when == Literal("signs", frozenset({"smoke", "fire"}), 2)
    assert flow.rules[1].when == ScoreWithin("pull", 1, 2)
    assert flow.rules[2].otherwise
    assert isinstance(flow.laws[0], Monotone)
    assert not flow.questions["how"].descending
    turned = changed(RULES, lambda kernel: kernel["laws"][0]["from-most"].reverse())
    assert read_kernel(turned).questions["how"].descending


REFUSED: list[tuple[str, str, Change]] = [
    (
        "this kernel has format 99, and this builder reads 1, 2, 3: use a newer one",
        RULES,
        lambda k: k.update(format=99),
    ),
    ("this is not a kernel: Object missing required field `format`", RULES, lambda k: k.pop("format")),
    ("contains unknown field `items`", RULES, lambda k: k.update(items=[])),
    ("Invalid value 'day'", RULES, lambda k: k["questions"][0]["domain"].update(type="day")),
    ("Invalid value 'between'", RULES, lambda k: k["facts"][0]["when"].update(type="between")),
    ("has the question `how` twice", RULES, lambda k: k["questions"].append(k["questions"][0])),
    ("has the option of `how` `well` twice", RULES, lambda k: k["questions"][0]["domain"]["options"].append("well")),
    ("has the fact `danger` twice", RULES, lambda k: k["facts"].append(k["facts"][0])),
    ("has the rule `out` twice", RULES, lambda k: k["decides"]["rules"].append(k["decides"]["rules"][0])),
    ("writes `no` for an answer without ticks", RULES, lambda k: k["questions"][1]["domain"].update(none="no")),
    ("names `rain`, which is not in it", RULES, lambda k: k["facts"][0]["when"]["of"].append("rain")),
    ("names `when`, which is not in it", RULES, lambda k: k["facts"][0]["when"].update(question="when")),
    ("names `push`, which is not in it", RULES, lambda k: k["decides"]["rules"][1]["when"].update(score="push")),
    ("names `d`, which is not in it", RULES, lambda k: k["decides"]["rules"][0].update(give="d")),
    ("`danger` is defined by itself", RULES, lambda k: k["facts"][0].update(when={"type": "fact", "fact": "danger"})),
    ("in an order that they are not in", RULES, lambda k: k["laws"][0]["from-most"].pop()),
    ("Expected `int`", RULES, lambda k: k["scores"][0]["points"][0].update(add=1.5)),
    ("Expected `int` >= 1", RULES, lambda k: k["facts"][0]["when"].update({"at-least": 0})),
    ("names `d`, which is not in it", RULES, lambda k: k["laws"][1]["outcomes"].append("d")),
    ("names `ill`, which is not in it", RULES, lambda k: k["laws"][2]["options"].append("ill")),
    ("leads to a question or to an outcome", TREE, lambda k: k["decides"]["ways"][0].update(ask="signs")),
    ("leads to a question or to an outcome", TREE, lambda k: k["decides"]["ways"][0].pop("give")),
    ("names `then`, which is not in it", TREE, lambda k: k["decides"]["ways"][1].update(ask="then")),
    ("names `then`, which is not in it", TREE, lambda k: k["decides"].update(start="then")),
    ("names `so`, which is not in it", TREE, lambda k: k["decides"]["ways"][0].update(option="so")),
    ("not in the order of its questions and options", TREE, lambda k: k["decides"]["ways"].reverse()),
]


@pytest.mark.parametrize(("said", "text", "change"), REFUSED, ids=[each[0] for each in REFUSED])
def test_what_cannot_be_read_is_refused(said: str, text: str, change: Change) -> None:
    """With a sentence that names what is wrong."""
    with pytest.raises(KernelError) as raised:
        read_kernel(changed(text, change))
    assert said in str(raised.value)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"format": "1"}', b"\xff", b"[" * 100_000])
def test_what_is_no_kernel_at_all(data: bytes) -> None:
    """Another file, half a file, or none."""
    with pytest.raises(KernelError, match="this is not a kernel"):
        read_kernel(data)
