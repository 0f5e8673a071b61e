"""Items are given, asked for and explained as flow-semantics.md says, read slowly.

Rooms: builder/flows.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.changes.flow.compare_advice import compare_advice
from builder.check.flow import collected as check
from builder.flows.collect import Group, Item, SomeOf
from builder.flows.collected import compile_items, way
from builder.flows.collected_batch import run_collected
from builder.flows.decision import Independent
from builder.flows.model import Flow, Law, Never, Scenario
from builder.flows.shared_nodes import NO, YES, shared_nodes
from builder.site import FlowPage, Settings, Site
from tests.flows import naive, naive_collected
from tests.flows.random_flows import HERE, OUTCOMES, conditions, flows, literals
from tests.properties import examples

NOTHING = "c"


@st.composite
def collecting(draw: st.DrawFn) -> Flow:
    """A flow of two or three questions and two items, whose conditions are those of random rules."""
    flow = draw(flows(most_questions=3, complete=True))
    items = [Item(id_, draw(st.sampled_from(flow.rules)).when, HERE) for id_ in OUTCOMES[:2]]
    groups = draw(st.sampled_from([[items], [items[:1], items[1:]]]))
    made = {f"g{n}": Group(f"g{n}", "G", tuple(each), HERE, draw(st.booleans())) for n, each in enumerate(groups)}
    return replace(flow, rules=(), groups=made, nothing=NOTHING)


def some(data: st.DataObject, flow: Flow) -> list[naive.Answers]:
    """Some combinations of answers."""
    return data.draw(st.lists(st.sampled_from(list(naive.every_combination(flow))), min_size=1, max_size=4))


def site(flow: Flow) -> Site:
    """A site that is this flow alone."""
    items = compile_items(flow)
    page = FlowPage("flow.yaml", flow, items.nothing, items.nothing, {}, collected=items)
    return Site(Settings("T", HERE), (), (page,), {})


@settings(max_examples=examples(12), deadline=None)
@given(collecting(), st.data())
def test_items_and_questions(flow: Flow, data: st.DataObject) -> None:
    """Every combination gives the same items; some answers lead as far, with as many questions left."""
    items = compile_items(flow)
    for answers in naive.every_combination(flow):
        expected = naive_collected.given(flow, answers)
        assert [id_ for id_, diagram in items.items.items() if way(diagram, answers).given] == expected
        assert way(items.nothing, answers).given == (not expected)
        assert list(items.position(answers).given) == expected
    ways = {id_: naive_collected.way_for(flow, id_) for id_ in items.items}
    for answers in some(data, flow):
        left: naive.Answers = {q: answers[q] for q in data.draw(st.sets(st.sampled_from(list(answers))))}
        at = items.position(left)
        assert (list(at.asked), at.next, at.at_most) == naive_collected.position(flow, ways, left)


@settings(max_examples=examples(10), deadline=None)
@given(collecting(), st.data())
def test_reasons(flow: Flow, data: st.DataObject) -> None:
    """The same answers remain, and a line of answers gives them."""
    items = compile_items(flow)
    for answers in some(data, flow):
        lines = [json.dumps({question: list(answer) for question, answer in answers.items() if answer})]
        (reply,) = run_collected(flow, items, lines)
        said = {each["item"]: each["because"] for each in json.loads(reply.json)["results"]}
        assert list(said) == naive_collected.given(flow, answers)
        for id_, because in said.items():
            kept = naive_collected.because(flow, id_, naive_collected.way_for(flow, id_), answers)
            assert because == list(dict.fromkeys(single.question for single in kept))


@settings(max_examples=examples(10), deadline=None)
@given(collecting(), st.data())
def test_laws_and_scenarios(flow: Flow, data: st.DataObject) -> None:
    """The check finds what breaks one, and nothing else."""
    when = data.draw(conditions(literals(dict(flow.questions))))
    laws: list[Law] = [Never(("a",), when, HERE), SomeOf(("a", "b"), when, HERE), Never((NOTHING,), when, HERE)]
    laws += [Independent(question, HERE) for question in flow.questions]
    for law in laws:
        found = [p for p in check.check(site(replace(flow, laws=(law,)))) if p.check == "broken-law"]
        assert naive_collected.law_holds(law, flow) == (not found)
    (answers,) = some(data, flow)[:1]
    given_ = {question: answers[question] for question in data.draw(st.sets(st.sampled_from(list(answers))))}
    results = tuple(naive_collected.given(flow, answers)) or (NOTHING,)
    scenario = Scenario("s", given_, "", HERE, results=data.draw(st.sampled_from([results, ("a",)])))
    found = [p for p in check.check(site(replace(flow, scenarios=(scenario,)))) if p.check == "scenario"]
    assert naive_collected.scenario_holds(scenario, flow) == (not found)


@settings(max_examples=examples(8), deadline=None)
@given(collecting(), st.data())
def test_difference(flow: Flow, data: st.DataObject) -> None:
    """For each item how many get it now, and how many no longer; a flow does not differ from itself."""
    assert compare_advice(flow, flow).moved == ()
    (group, *others) = flow.groups.values()
    changed = replace(
        group,
        items=tuple(replace(item, when=data.draw(conditions(literals(dict(flow.questions))))) for item in group.items),
    )
    new = replace(flow, groups={each.id: each for each in (changed, *others)})
    found = {(moved.before, moved.after): moved.count for moved in compare_advice(flow, new).moved}
    expected: dict[tuple[str | None, str | None], int] = {}
    changes = 0
    for answers in naive.every_combination(flow):
        was, now = (set(naive_collected.given(each, answers) or [NOTHING]) for each in (flow, new))
        changes += was != now
        for item in now - was:
            expected[None, item] = expected.get((None, item), 0) + 1
        for item in was - now:
            expected[item, None] = expected.get((item, None), 0) + 1
    assert found == expected
    assert compare_advice(flow, new).changed == changes


@settings(max_examples=examples(8), deadline=None)
@given(collecting())
def test_shared_nodes(flow: Flow) -> None:
    """One list of nodes gives what each diagram gives; no two are the same, and each leads to later ones."""
    items = compile_items(flow)
    shared = shared_nodes(items)
    assert len(set(shared.nodes)) == len(shared.nodes)
    for place, (_, *children) in enumerate(shared.nodes):
        assert all(child < 0 or child > place for child in children)
        assert len(set(children)) > 1
    for answers in naive.every_combination(flow):
        for id_, root in (*shared.roots.items(), (NOTHING, shared.nothing)):
            reference = root
            while reference >= 0:
                variable, *children = shared.nodes[reference]
                single = items.variables[variable]
                value = (
                    1 - (single.options[0] in answers[single.question])
                    if single.checkbox
                    else single.options.index(answers[single.question][0])
                )
                reference = children[value]
            expected = naive_collected.given(flow, answers)
            assert reference == (YES if id_ in (expected or [NOTHING]) else NO)


def test_a_line_without_answers_is_asked_on(tmp_path: Path) -> None:
    """The next question, how many can come, what is certain and what is possible; a wrong answer is an error."""
    flow = naive.flow_of(
        "{format: 1, title: T, summary: S, questions: {p: {ask: 'P?', options: {x: X, y: Y}},"
        " q: {ask: 'Q?', options: {u: U, v: V}}}, nothing: c, collects: {g: {title: G, items: ["
        "{give: a, when: {p: x}}, {give: b, when: {p: x, q: u}}]}}}"
    )
    lines = ["{}", '{"p": "x"}', '{"p": "y"}', '{"p": "z"}', '{"p": "x", "q": "u"}']
    said = [json.loads(reply.json) for reply in run_collected(flow, compile_items(flow), lines)]
    assert said[0] == {"next": "p", "at_most": 2, "given": [], "possible": ["a", "b"]}
    assert said[1] == {"next": "q", "at_most": 1, "given": ["a"], "possible": ["b"]}
    assert said[2] == {"results": [], "outcome": "c", "asked": ["p"]}
    assert "has no option `z`" in said[3]["error"]
    assert [each["item"] for each in said[4]["results"]] == ["a", "b"]
    assert said[4]["results"][1]["because"] == ["p", "q"]
