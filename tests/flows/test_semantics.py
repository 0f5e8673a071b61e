"""The compiled flow means what flow-semantics.md says, read slowly: ways, reasons, changes, laws, differences.

Rooms: builder/flows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.changes.flow.compare_advice import compare_advice
from builder.changes.flow.renaming import Renaming
from builder.check.flow import decisions, laws, overlaps, scenarios
from builder.flows.asking import Asking
from builder.flows.compile import compile_flow
from builder.flows.counterfactuals import counterfactuals
from builder.flows.counts import most_questions
from builder.flows.decision import Disjoint, Independent, value_name
from builder.flows.diagram import Diagram
from builder.flows.model import Flow, Monotone, Never, Option, SameAdvice, Scenario
from builder.flows.order import ordered
from builder.flows.questions.checkbox import Checkbox
from builder.flows.sufficient_reason import sufficient_reason
from builder.flows.then import Then
from builder.flows.tree import compile_tree
from builder.flows.value_facts import compile_decision
from builder.flows.walk import possible_outcomes, walk
from builder.problems import Location
from builder.site import FlowPage, Settings, Site
from docs.pages import doc_page
from tests.flows import naive, naive_difference, naive_reader
from tests.flows.random_flows import HERE, OUTCOMES, conditions, flows, literals, trees
from tests.knowledge_bases import ROOT
from tests.properties import examples

EITHER = flows(most_questions=3, complete=True) | trees(most_questions=4)


def compiled(flow: Flow) -> Diagram:
    """The diagram that readers walk."""
    diagram = compile_flow(flow) if flow.rules else compile_tree(flow).diagram
    assert diagram is not None
    return diagram


def some(data: st.DataObject, flow: Flow) -> list[naive.Answers]:
    """Some combinations of answers."""
    return data.draw(st.lists(st.sampled_from(list(naive.every_combination(flow))), min_size=1, max_size=5))


def singles(diagram: Diagram, variables: Sequence[int]) -> list[naive.Single]:
    """Variables of a diagram as single answers."""
    read = [diagram.variables[variable] for variable in variables]
    return [naive.Single(variable.question, variable.options[0] if variable.checkbox else "") for variable in read]


def site(flow: Flow) -> Site:
    """A site that is this flow alone."""
    diagram = compiled(flow)
    page = FlowPage("flow.yaml", flow, diagram, ordered(diagram), {})
    return Site(Settings("T", Location("site.yaml")), (), (page,), {})


def test_every_paragraph_is_followed() -> None:
    """The naive reading names the paragraphs of the page, all of them, and no others."""
    page = doc_page("flow-semantics").read_text("utf-8")
    numbers = re.findall(r"^\*\*([0-9]+)\. ", page, re.MULTILINE)
    assert [str(number) for number in range(1, len(numbers) + 1)] == numbers
    code = "".join(file.read_text("utf-8") for file in sorted((ROOT / "tests/flows").glob("naive*.py")))
    assert set(numbers) == set(re.findall(r"§([0-9]+)", code))


@settings(max_examples=examples(10), deadline=None)
@given(EITHER, st.data())
def test_what_is_asked(flow: Flow, data: st.DataObject) -> None:
    """The same single answers in the same order, to the same end; and on the way as many left, as much possible."""
    way, diagram = naive_reader.way_through(flow), compiled(flow)
    most = most_questions(diagram)
    for answers in some(data, flow):
        asked, end = naive_reader.go_along(way, answers)
        position = walk(diagram, answers)
        leaf = diagram.leaves[~position.reference]
        assert end == (leaf.outcome, leaf.rule) == naive.gets(flow, answers)
        assert asked == singles(diagram, list(position.values))
        for known in range(len(position.asked)):
            given = {question: answers[question] for question in position.asked[:known]}
            position_then, rest = walk(diagram, given), naive_reader.go_along(way, given)[1]
            assert isinstance(rest, naive_reader.Ask)
            assert rest.single.question == diagram.question(position_then.reference) == position.asked[known]
            assert naive_reader.most(rest) == most[position_then.reference]
            possible = set(possible_outcomes(diagram, position_then.reference))
            assert naive.outcomes(flow, given) - {None} == possible


@settings(max_examples=examples(8), deadline=None)
@given(EITHER, st.data())
def test_because(flow: Flow, data: st.DataObject) -> None:
    """The same single answers remain."""
    way, diagram = naive_reader.way_through(flow), compiled(flow)
    for answers in some(data, flow):
        position = walk(diagram, answers)
        reason = sufficient_reason(diagram, position.values, naive.gets(flow, answers)[0])
        assert naive_reader.because(flow, way, answers) == singles(diagram, reason)


@settings(max_examples=examples(8), deadline=None)
@given(EITHER, st.data())
def test_changes(flow: Flow, data: st.DataObject) -> None:
    """The same changes in the same order."""
    ranks = st.none() | st.integers(1, 3)
    for question in list(flow.questions.values()):
        options = tuple(replace(option, changeable=data.draw(ranks)) for option in question.options)
        flow = replace(flow, questions=dict(flow.questions) | {question.id: replace(question, options=options)})
    way, diagram = naive_reader.way_through(flow), compiled(flow)
    for answers in some(data, flow):
        found = counterfactuals(flow, Asking(diagram), answers)
        outcomes: list[set[str | None]] = [{*c.possible} if c.possible else {c.outcome} for c in found]
        said = [(c.question, c.option, c.next, possible) for c, possible in zip(found, outcomes, strict=True)]
        assert naive_reader.changes(flow, way, answers) == said


def test_going_on() -> None:
    """Ticks are taken back down to `none`; a question that is forgotten is asked again, unless it no longer matters."""
    flow = naive.flow_of(
        "{format: 1, title: T, summary: S, questions: {"
        " p: {ask: 'P?', choose: many, options: {x: X, y: Y}}, q: {ask: 'Q?', options: {u: U, v: V}}},"
        " rules: [{when: {p: x}, advise: a}, {when: {q: u}, advise: b}, {otherwise: c}]}"
    )
    way = naive_reader.way_through(flow)
    answers = {"p": ("x", "y"), "q": ("u",)}
    fewer = naive_reader.go_on(Then("", HERE, remove={"p": ("x",)}), answers)
    assert ({"p": ("y",), "q": ("u",)}, ("b", "rule-2")) == (fewer, naive_reader.go_along(way, fewer)[1])
    assert {"p": ("none",), "q": ("u",)} == naive_reader.go_on(Then("", HERE, remove={"p": ("x", "y")}), answers)
    again = naive_reader.go_on(Then("", HERE, ask="q"), answers)
    assert ({"p": ("x", "y")}, ("a", "rule-1")) == (again, naive_reader.go_along(way, again)[1])


@settings(max_examples=examples(8), deadline=None)
@given(EITHER, st.data())
def test_laws_and_scenarios(flow: Flow, data: st.DataObject) -> None:
    """The checks find what breaks one, and nothing else."""
    outcome, other = data.draw(st.permutations(OUTCOMES))[:2]
    never = Never((outcome,), data.draw(conditions(literals(dict(flow.questions)))), HERE)
    assert naive_reader.law_holds(never, flow) != any(laws.check(site(replace(flow, laws=(never,)))))
    for decision in ("", *flow.decisions) if flow.rules else ():
        disjoint = Disjoint(HERE, decision)
        assert naive_reader.law_holds(disjoint, flow) != any(overlaps.check(site(replace(flow, laws=(disjoint,)))))
    for question in flow.questions.values():
        for decision in ("", *flow.decisions) if None not in naive.outcomes(flow, {}) else ():
            independent = Independent(question.id, HERE, decision)
            assert naive_reader.law_holds(independent, flow) != any(
                laws.check(site(replace(flow, laws=(independent,))))
            )
        if question.kind.has_order:
            monotone = Monotone(question.id, (outcome,), (other,), HERE)
            assert naive_reader.law_holds(monotone, flow) != any(laws.check(site(replace(flow, laws=(monotone,)))))
        if not question.kind.takes_back and None not in naive.outcomes(flow, {}):
            alike = SameAdvice(question.id, question.option_ids[-2:], HERE)
            assert naive_reader.law_holds(alike, flow) != any(laws.check(site(replace(flow, laws=(alike,)))))
    answers = data.draw(st.sampled_from(list(naive.every_combination(flow))))
    given = {question: answers[question] for question in data.draw(st.sets(st.sampled_from(list(answers))))}
    scenario = Scenario("s", given, outcome, HERE, data.draw(st.sampled_from(["", "r0"])) if flow.rules else "")
    checked = any(scenarios.check(site(replace(flow, scenarios=(scenario,)))))
    gaps = None in naive.outcomes(flow, given)
    assert gaps or naive_reader.scenario_holds(scenario, flow) != checked


@settings(max_examples=examples(12), deadline=None)
@given(flows(most_questions=3))
def test_decisions(flow: Flow) -> None:
    """Each value as a fact, the gaps, and the cases that decide are as the naive reading has them."""
    for decision in flow.decisions.values():
        diagram = compile_decision(decision, flow)
        counted: dict[tuple[str | None, str | None], int] = {}
        for answers in naive.every_combination(flow):
            value = naive.value_of(decision, flow, answers)
            leaf = diagram.leaves[~walk(diagram, answers).reference]
            assert leaf.outcome == value
            for each in decision.values:
                fact = flow.facts[value_name(decision.id, each.id)]
                assert naive.holds(fact.when, flow, answers) == (each.id == value)
            counted[leaf.outcome, leaf.rule] = counted.get((leaf.outcome, leaf.rule), 0) + 1
        dead = [case for case in decision.cases if (case.value, case.id) not in counted]
        unnamed = {value.id for value in decision.values} - {case.value for case in decision.cases}
        gap = any(value is None for value, _ in counted)
        assert any(decisions.check(site(flow))) == bool(gap or dead or unnamed)


@settings(max_examples=examples(8), deadline=None)
@given(flows())
def test_use(flow: Flow) -> None:
    """The rules that decide in some combination are those of the leaves."""
    assert naive_reader.used_rules(flow) == {leaf.rule for leaf in compile_flow(flow).leaves}


@settings(max_examples=examples(10), deadline=None)
@given(EITHER, st.data())
def test_difference(flow: Flow, data: st.DataObject) -> None:
    """With ids that changed, an option that went, one that came, a question that takes several now, other rules."""
    asked = data.draw(st.sampled_from(list(flow.questions.values())))
    rest = [option.id for option in asked.options if isinstance(asked.kind, Checkbox) or len(asked.options) > 2]
    gone = data.draw(st.sampled_from([*rest, ""]))
    new = replace(flow, rules=tuple(data.draw(st.permutations(flow.rules))))
    kind = Checkbox() if bool(flow.rules) and data.draw(st.booleans()) else asked.kind
    came = [Option("came", "Came", HERE, go=asked.options[0].go)] if data.draw(st.booleans()) else []
    options = (*(option for option in asked.options if option.id != gone), *came)
    changed = replace(asked, options=options or asked.options, kind=kind)
    new = replace(new, questions=dict(new.questions) | {asked.id: changed})
    if data.draw(st.booleans()):
        names = {(asked.id, option.id): f"new-{option.id}" for option in changed.options if option.id != "came"}
        new = Renaming({asked.id: "renamed"}, names).flow(new)
        was = tuple(replace(o, was=(o.id.removeprefix("new-"),)) for o in new.questions["renamed"].options)
        renamed = replace(new.questions["renamed"], options=was, was=(asked.id,))
        new = replace(new, questions=dict(new.questions) | {"renamed": renamed})
    differ(flow, new)
    differ(new, flow)


def differ(old: Flow, new: Flow) -> None:
    """Two versions differ as the naive reading finds."""
    expected, found = naive_difference.difference(old, new), compare_advice(old, new)
    assert expected.moved == {(moved.before, moved.after): moved.count for moved in found.moved}
    assert (expected.same, expected.appeared, expected.gone) == (found.same, found.appeared, found.gone)


def test_options_that_became_one() -> None:
    """Nobody can say which of the two an answer of today would have been, so they are gone and the one is new."""
    text = (
        "{{format: 1, title: T, summary: S, questions: {{q: {{ask: 'Q?', options: {{{0}, z: Z}}}}}},"
        " rules: [{{when: {{q: z}}, advise: a}}, {{when: {{q: {1}}}, advise: b}}, {{otherwise: c}}]}}"
    )
    old = naive.flow_of(text.format("x: X, y: Y", "y"))
    for options, chosen in (("w: {label: W, was: [x, y]}", "w"), ("x: {label: X, was: y}", "x")):
        new = naive.flow_of(text.format(options, chosen))
        differ(old, new)
