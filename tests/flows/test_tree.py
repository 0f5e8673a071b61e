"""A tree's diagram leads where its options say, with its own order and with the written one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from builder.flows.compile import compile_flow
from builder.flows.conditions import AnyOf, Literal
from builder.flows.expand import TooManyStatesError
from builder.flows.model import Flow, Go, Option, Outcome, Question
from builder.flows.order import ordered
from builder.flows.tree import compile_tree
from builder.flows.tree_states import Gap, Unasked
from builder.flows.walk import walk
from tests.flows import naive
from tests.flows.random_flows import HERE, flows, trees
from tests.properties import examples


@settings(max_examples=examples(12), deadline=None)
@given(trees())
def test_the_diagram_equals_a_naive_reading(flow: Flow) -> None:
    """For every combination, the outcome is that of following the options, and no question is asked beside the way."""
    tree = compile_tree(flow)
    assert tree.diagram is not None
    in_order = ordered(tree.diagram)
    reached = set()
    for answers in naive.every_combination(flow):
        outcome, asked = naive.follow(flow, answers)
        position = walk(tree.diagram, answers)
        assert outcome == tree.diagram.leaves[~position.reference].outcome
        assert outcome == in_order.leaves[~walk(in_order, answers).reference].outcome
        remaining = iter(asked)
        assert all(question in remaining for question in position.asked)
        reached.update(asked)
    assert reached == tree.reached


@settings(max_examples=examples(12), deadline=None)
@given(flows())
def test_what_is_in_order_stays_as_it_is(flow: Flow) -> None:
    """Ordering an ordered diagram changes nothing."""
    diagram = compile_flow(flow)
    assert diagram == ordered(diagram)


def _flow(**ways: dict[str, tuple[Go, ...]]) -> Flow:
    """Questions with the options x and y; the key `""` holds a question's own ways."""
    questions = {
        id_: Question(
            id_, f"{id_}?", tuple(Option(o, o, HERE, go=gos.get(o, ())) for o in ("x", "y")), HERE, go=gos.get("", ())
        )
        for id_, gos in ways.items()
    }
    return Flow("t", "T", "", questions, {}, {}, (), {o: Outcome(o, o, HERE) for o in ("a", "b")}, HERE)


A, B = Go("a", HERE), Go("b", HERE)


def test_a_way_that_asks_twice_is_found() -> None:
    """Directly, through another question, and only where a guard allows it; with the way from the start."""
    direct = _flow(p={"x": (Go("p", HERE),), "y": (A,)})
    assert (("p", "p"), {"p": ("x",)}) == compile_tree(direct).twice
    around = _flow(p={"": (Go("q", HERE),)}, q={"x": (A,), "y": (Go("p", HERE),)})
    assert (("p", "q", "p"), {"p": ("x",), "q": ("y",)}) == compile_tree(around).twice
    back = Go("p", HERE, Literal("p", frozenset({"x"})))
    assert (("p", "q", "p"), {"p": ("x",), "q": ("x",)}) == compile_tree(
        _flow(p={"": (Go("q", HERE),)}, q={"": (back, A)})
    ).twice
    later = _flow(s={"x": (Go("p", HERE),), "y": (A,)}, p={"x": (Go("p", HERE),), "y": (A,)})
    assert (("s", "p", "p"), {"s": ("x",), "p": ("x",)}) == compile_tree(later).twice
    never = Go("p", HERE, AnyOf(()))
    assert compile_tree(_flow(p={"": (Go("q", HERE),)}, q={"": (never, A)})).twice is None


def test_a_guard_that_reads_what_was_not_asked_is_found() -> None:
    """The way from x skips q, which r's guard reads."""
    guard = Go("a", HERE, Literal("q", frozenset({"x"})))
    flow = _flow(p={"x": (Go("r", HERE),), "y": (Go("q", HERE),)}, q={"": (Go("r", HERE),)}, r={"": (guard, B)})
    tree = compile_tree(flow)
    assert tree.diagram is None
    assert {Unasked(guard, "q"): {"p": ("x",), "r": ("x",)}} == tree.unasked


def test_what_is_never_taken_is_known() -> None:
    """A way behind one that always holds, and a question nobody comes to."""
    flow = _flow(p={"": (A, B)}, q={"": (B,)})
    tree = compile_tree(flow)
    assert {"p"} == tree.reached
    assert {A} == tree.taken


def test_a_gap_is_a_leaf_without_outcome() -> None:
    """An option that leads nowhere, and a question that does; each with a way to it."""
    tree = compile_tree(_flow(p={"x": (A,)}))
    assert {Gap("p", "y"): {"p": ("y",)}} == tree.gaps
    assert {Gap("q", ""): {"p": ("x",), "q": ("x",)}} == compile_tree(_flow(p={"": (Go("q", HERE),)}, q={})).gaps
    assert tree.diagram is not None
    assert {"a", None} == {leaf.outcome for leaf in tree.diagram.leaves}


def test_too_many_states() -> None:
    """Answers that a guard far below reads multiply; the bound is met."""
    ids = [f"q{i}" for i in range(16)]
    ways: dict[str, dict[str, tuple[Go, ...]]] = {id_: {"": (Go(ids[i + 1], HERE),)} for i, id_ in enumerate(ids[:-1])}
    guards = tuple(Go("a", HERE, Literal(id_, frozenset({"x"}))) for id_ in ids[:-1])
    with pytest.raises(TooManyStatesError):
        compile_tree(_flow(**ways, q15={"": (*guards, B)}), max_states=2_000)
