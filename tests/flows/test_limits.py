"""Combinations that exist: counts, gaps, examples and kernels, for flows whose answers limit one another.

Rooms: builder/flows.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from builder.flows.batch import answerer
from builder.flows.compile import compile_flow
from builder.flows.counting import counting, offered
from builder.flows.counts import combinations, combinations_per_leaf
from builder.flows.follow_ups import FollowUps
from builder.flows.kernel.claims import claims_bytes
from builder.flows.kernel.write_kernel import kernel_bytes
from builder.flows.model import Flow
from builder.load.kernel import read_kernel
from builder.load.kernel_error import KernelError
from tests.flows import naive
from tests.flows.random_flows import flows
from tests.properties import examples
from tests.verifier import verify

LIMITED = flows(most_questions=3, complete=True).filter(naive.is_limited)
MEAL = """
format: 1
title: T
summary: S
questions:
  guest: {ask: Who?, options: {child: A child, adult: An adult}}
  likes:
    ask: What?
    choose: many
    at-most: 2
    options:
      pasta: Pasta
      fish: Fish
      curry: {label: Curry, applies-when: {guest: adult}}
      unknown: {label: Unknown, exclusive: true}
  wine: {ask: Wine?, applies-when: {guest: adult}, options: {red: Red, none: None}}
rules:
  - {when: {wine: red, likes: fish}, advise: a}
  - {when: {likes: curry}, advise: b}
  - {when: {wine: {none-of: red}}, advise: c}
  - {when: {guest: adult}, advise: a}
"""


def say(flow: Flow, **answers: str | list[str]) -> dict[str, object]:
    """The reply to some answers."""
    diagram = compile_flow(flow)
    said: dict[str, object] = json.loads(
        answerer(flow, diagram, FollowUps(flow, diagram, {}, {}))(json.dumps(answers)).json
    )
    return said


def test_what_nobody_can_answer_is_not_counted() -> None:
    """A child has none, pasta, fish, both, unknown: 5. For an adult there are three more with curry, and two wines."""
    flow = naive.flow_of(MEAL)
    diagram = compile_flow(flow)
    assert combinations(diagram) == 5 + 2 * 8
    assert {leaf.outcome for leaf in diagram.leaves} == {"a", "b", "c"}  # no gap


def test_an_answer_that_no_longer_applies_does_not_count() -> None:
    """It is passed over, and its question is asked again where nothing of it is left."""
    flow = naive.flow_of(MEAL)
    assert say(flow, guest="adult", likes="curry", wine="none")["outcome"] == "b"
    assert say(flow, guest="child", likes=["pasta", "curry"], wine="red")["outcome"] == "c"
    adult = {"guest": ("adult",)}
    diagram = compile_flow(flow)
    assert offered(diagram, {"guest": ("child",)}, "likes", ("pasta", "curry", "none")) == ["pasta", "none"]
    assert tuple(counting(diagram, {"guest": ("child",)}, "likes", ("curry",))) == ()
    assert tuple(counting(diagram, adult, "likes", ("curry", "unknown"))) == ()
    assert tuple(counting(diagram, adult, "likes", ("curry", "fish"))) == ("curry", "fish")


def test_what_is_no_answer_is_said() -> None:
    """An exclusive option with another one, and more than the most."""
    flow = naive.flow_of(MEAL)
    assert "takes `unknown` alone" in str(say(flow, guest="adult", likes=["pasta", "unknown"])["error"])
    assert "takes 2 options at most" in str(say(flow, guest="adult", likes=["pasta", "fish", "curry"])["error"])


def test_a_change_is_an_answer_that_exists() -> None:
    """The exclusive option takes the others back, and nothing is ticked beyond the most, or that does not apply."""
    flow = naive.flow_of(MEAL)
    found = say(flow, guest="adult", likes=["pasta", "curry"], wine="none")["changes"]
    assert isinstance(found, list)
    assert {(each["question"], each["option"]) for each in found} == {
        ("guest", "child"), ("likes", "curry"), ("likes", "unknown"),
    }  # fmt: skip


@settings(max_examples=examples(10), deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(LIMITED)
def test_counts_and_kernels(made: Flow) -> None:
    """As many combinations as are read slowly; the checker finds the same, and the kernel is read as it was."""
    flow = replace(made, slug="random")
    diagram = compile_flow(flow)
    found = Counter(naive.gets(flow, answers) for answers in naive.every_combination(flow))
    leaves = [(leaf.outcome, leaf.rule) for leaf in diagram.leaves]
    assert dict(zip(leaves, combinations_per_leaf(diagram), strict=True)) == found
    assert combinations(diagram) == found.total()
    kernel = kernel_bytes(flow)
    assert verify.check(kernel, claims_bytes(flow, diagram)).endswith("all as claimed")
    read = read_kernel(kernel)
    assert compile_flow(read) == diagram
    assert kernel_bytes(read) == kernel


def test_limits_are_format_3() -> None:
    """Whoever reads format 2 would pass them over, so a kernel that has them never says that it is that."""
    written = kernel_bytes(naive.flow_of(MEAL))
    assert json.loads(written)["format"] == 3
    with pytest.raises(KernelError, match="unknown field"):
        read_kernel(written.replace(b'"format":3', b'"format":2'))
