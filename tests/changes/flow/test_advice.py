"""Two versions compared: every change of advice is found, counted and described exactly."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.changes.flow.compare_advice import compare_advice
from builder.flows.answer_sets import FlowSets
from builder.flows.compile import compile_flow
from builder.flows.cover import cover, terms_of
from builder.flows.model import Flow
from builder.flows.variables import variables_of
from tests.flows import naive
from tests.flows.random_flows import flows, otherwise_proved, trees
from tests.properties import examples

BASE = """
format: 1
title: T
summary: S
questions:
  keen:
    ask: Keen?
    options: {very: {label: Very, clause: you are keen}, little: {label: A little, clause: you are a little keen}}
  cost:
    ask: Cost?
    options: {low: {label: Low, clause: it costs little}, high: {label: High, clause: it costs a lot}}
scores:
  pull:
    - {when: {keen: very}, add: 2}
    - {when: {cost: high}, add: -1}
rules:
  - {id: go, when: {pull: {at-least: 1}}, advise: a}
  - {id: rest, otherwise: b}
"""


@settings(max_examples=examples(12), deadline=None)
@given(flows())
def test_nothing_changes_against_itself(flow: Flow) -> None:
    """No pair of outcomes, and every combination the same."""
    found = compare_advice(flow, flow)
    assert () == found.moved
    assert sum(1 for _ in naive.every_combination(flow)) == found.same
    assert (0, 0) == (found.appeared, found.gone)


@settings(max_examples=examples(10), deadline=None)
@given(trees())
def test_a_tree_does_not_change_against_itself(flow: Flow) -> None:
    """Trees are compared in the written order."""
    assert () == compare_advice(flow, flow).moved


@settings(max_examples=examples(10), deadline=None)
@given(flows(most_questions=3) | trees(most_questions=3), flows(most_questions=3), st.data())
def test_the_order_of_a_proof_changes_nothing(one: Flow, flow: Flow, data: st.DataObject) -> None:
    """Neither in the older version nor in the newer one, which can be rules and a tree."""
    other = data.draw(otherwise_proved(flow))
    for old, new in ((one, other), (other, one), (flow, other)):
        found = compare_advice(old, new)
        moved = {(each.before, each.after): each.count for each in found.moved}
        written = compare_advice(*(flow if each is other else each for each in (old, new)))
        assert {(each.before, each.after): each.count for each in written.moved} == moved
        assert (written.same, written.appeared, written.gone) == (found.same, found.appeared, found.gone)


@settings(max_examples=examples(10), deadline=None)
@given(flows(most_questions=3), st.data())
def test_changes_equal_enumeration(flow: Flow, data: st.DataObject) -> None:
    """With the rules in another order: counts for every pair of outcomes, and a witness that really moved."""
    other = replace(flow, rules=tuple(data.draw(st.permutations(flow.rules))))
    expected: dict[tuple[str | None, str | None], int] = {}
    for answers in naive.every_combination(flow):
        pair = naive.decide(flow, answers)[0], naive.decide(other, answers)[0]
        expected[pair] = expected.get(pair, 0) + 1
    found = compare_advice(flow, other)
    assert {p: n for p, n in expected.items() if p[0] != p[1]} == {(m.before, m.after): m.count for m in found.moved}
    assert sum(n for p, n in expected.items() if p[0] == p[1]) == found.same
    for moved in found.moved:
        open_ = {q.id: naive.every_answer(q)[0] for q in flow.questions.values()}
        answers = open_ | moved.witness
        assert moved.before == naive.decide(flow, answers)[0]
        assert moved.after == naive.decide(other, answers)[0]


@settings(max_examples=examples(12), deadline=None)
@given(flows(most_questions=3))
def test_classes_are_the_set_and_none_is_needless(flow: Flow) -> None:
    """By enumeration: together the classes are the set, and without any of them something is missing."""
    diagram = compile_flow(flow)
    sets = FlowSets(flow, variables_of(flow.questions.values()))
    target = sets.where(diagram, lambda leaf: leaf.outcome == "a")
    found = cover(target, terms_of(flow), sets, most=50)
    assert 0 == found.left
    everyone = list(naive.every_combination(flow))
    inside = {i for i, answers in enumerate(everyone) if naive.decide(flow, answers)[0] == "a"}
    classes = [{i for i, answers in enumerate(everyone) if naive.holds(c, flow, answers)} for c in found.classes]
    assert inside == set().union(*classes)
    assert len(inside) == sets.count(target)
    for place in range(len(classes)):
        assert inside != set().union(*classes[:place], *classes[place + 1 :]) or not classes[place]


def test_a_moved_threshold_is_said_in_score_bounds() -> None:
    """The class is the band between the old bound and the new one; both rules are named."""
    old = naive.flow_of(BASE)
    new = naive.flow_of(BASE.replace("{at-least: 1}", "{at-least: 2}"))
    (moved,) = compare_advice(old, new).moved
    assert ("a", "b", 1) == (moved.before, moved.after, moved.count)
    assert ("pull is 1",) == moved.classes
    assert {"keen": ("very",), "cost": ("high",)} == moved.witness
    assert ("go", "rest") == (moved.rule_before, moved.rule_after)


def test_changed_points_are_told_from_the_old_ones() -> None:
    """A score that counts otherwise is named, and those who move are told apart without it where that is short."""
    old, new = naive.flow_of(BASE), naive.flow_of(BASE.replace("add: -1", "add: -2"))
    found = compare_advice(old, new)
    (moved,) = found.moved
    assert ("a", "b", 1) == (moved.before, moved.after, moved.count)
    assert ("pull is 0 or less and you are keen",) == moved.classes
    assert ["“pull” means something else now. It has -2 instead of -1 points if it costs a lot."] == [
        each.sentence for each in found.redefined
    ]


def test_options_of_one_side_are_new_or_gone() -> None:
    """Combinations that could not be answered before did not change."""
    old = naive.flow_of(BASE)
    new = naive.flow_of(BASE.replace("high: {label: High", "middle: Middle, high: {label: High"))
    found = compare_advice(old, new)
    assert ((), 4, 2, 0) == (found.moved, found.same, found.appeared, found.gone)
    back = compare_advice(new, old)
    assert ((), 4, 0, 2) == (back.moved, back.same, back.appeared, back.gone)


def test_a_new_question_counts_in_all_its_answers() -> None:
    """Everyone is asked more now; those whose advice changed are counted in the new question's answers."""
    new = BASE.replace(
        "  cost:", "  ill:\n    ask: Ill?\n    options: {yes: {label: Y, clause: you are ill}, no: N}\n  cost:"
    )
    new = new.replace("rules:", "rules:\n  - {id: ill, when: {ill: yes}, advise: b}")
    (moved,) = compare_advice(naive.flow_of(BASE), naive.flow_of(new)).moved
    assert ("a", "b", 2, "go", "ill") == (moved.before, moved.after, moved.count, moved.rule_before, moved.rule_after)
    assert ("pull is 1 or more and you are ill",) == moved.classes


def test_renamed_ids_are_followed() -> None:
    """`was:` names what a question and an option were called; nothing changed."""
    new = BASE.replace("keen:\n", "eager:\n    was: keen\n").replace("{keen: very}", "{eager: lots}")
    new = new.replace("very: {label: Very", "lots: {was: very, label: Very")
    found = compare_advice(naive.flow_of(BASE), naive.flow_of(new))
    assert ((), 4, 0, 0) == (found.moved, found.same, found.appeared, found.gone)
