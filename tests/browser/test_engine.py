"""The browser's engine says of the same answers what `builder flow run` says, on every flow and on random ones."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from builder.build import read_and_check
from builder.flows.batch import answerer
from builder.flows.diagram import Diagram
from builder.flows.model import Flow
from builder.flows.walk import walk
from builder.flows.weighed_scores import weighed_by_rule
from builder.render.flows.export import export_flow
from builder.site import FlowPage
from tests.browser.published import site_url
from tests.flows import naive
from tests.flows.random_flows import flows, otherwise_proved, trees
from tests.flows.told import Told, tellings
from tests.flows.ways import as_answers, decide, ways_over
from tests.interview import INTERVIEW
from tests.knowledge_bases import CASES
from tests.properties import examples

__all__ = ["site_url"]
pytestmark = pytest.mark.browser
Given = Mapping[str, Sequence[str]]
RULES = flows(complete=True)

SAY = """async ([engine, compiled, all]) => {
    const {bare, walk, possibleOutcomes, holds} = await import(engine);
    const {atMost, wholeWay} = await import(engine.replace('engine.js', 'after.js'));
    const {reason, changes, weighed} = await import(engine.replace('engine.js', 'why.js'));
    const {loadTyped} = await import(engine.replace('engine.js', 'questions/kinds.js'));
    await loadTyped();
    const {Support} = await import(engine.replace('engine.js', 'support.js'));
    const flow = bare(compiled);
    if (flow.otherwise) flow.support = new Support(flow);
    return all.map((given) => {
        const answers = new Map(Object.entries(given));
        const {values} = walk(flow, answers);
        const whole = wholeWay(flow, answers);
        const {reference, steps, next} = whole;
        const way = {reference, values: [...values]};
        const coming = next ? {next, at_most: atMost(flow, whole)} : {};
        if (reference >= 0) return [{...coming, possible: possibleOutcomes(flow, reference)}, way];
        const [outcome, rule] = flow.leaves[~reference];
        const asked = steps.map(({question}) => question);
        const because = reason(flow, answers).map(({question}) => question);
        const conditions = (flow.when[outcome] ?? []).map((place) => flow.conditions[place]);
        const shown = conditions.map((each) => holds(flow, each, whole.given));
        const counting = weighed(flow, answers).map(({weights}) => weights.map(({add, says}) => [add, says]));
        return [{outcome, rule, asked, because, changes: changes(flow, answers), ...coming}, {...way, shown, counting}];
    });
}"""


class Engine:
    """The engine of the built site, in a real browser."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.module = page.locator('link[rel="modulepreload"]').first.evaluate("link => link.href")

    def say(self, flow: FlowPage, answers: Sequence[Given]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """For each of the answers what the reader is told, and what is not part of what the command says."""
        compiled = {"version": "", **export_flow(flow)}
        said: list[tuple[dict[str, Any], dict[str, Any]]] = self.page.evaluate(SAY, [self.module, compiled, answers])
        return said


@pytest.fixture(scope="module")
def engine(browser: Browser, site_url: str) -> Iterator[Engine]:
    """The engine, on a page of its own."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site_url}flows/attend-or-cancel/")
    yield Engine(page)
    context.close()


def compare(engine: Engine, flow: FlowPage, all_answers: Sequence[Given]) -> None:
    """The engine and the command say the same of all these answers."""
    answer = answerer(flow.flow, flow.diagram, flow.follow_ups)
    for answers, (said, more) in zip(all_answers, engine.say(flow, all_answers), strict=True):
        replied = json.loads(answer(json.dumps(answers)).json)
        replied.pop("next_flows", None)  # test_next.py compares them
        replied.pop("figures", None)  # test_figures.py compares them
        assert replied == said
        position = flow.asking.walk(answers)
        assert dict(position.values) == dict(more["values"])
        if not flow.flow.proof_order:  # what is left has a place of its own in the browser
            assert position.reference == more["reference"]
        if position.reference < 0:
            after = flow.follow_ups.follow(said["outcome"], position.asked, {**answers, **position.counted})
            counted = after.counted
            read = flow.outcomes[said["outcome"]].reads if said["outcome"] in flow.outcomes else ()
            assert [decide(condition, counted) for condition in read] == more["shown"]
            assert counting(flow, said["rule"], position.counted) == more["counting"]


def counting(flow: FlowPage, rule: str, counted: Given) -> list[list[list[object]]]:
    """The points that count, by score, the greatest first."""
    scores = [flow.weights[score] for score in weighed_by_rule(flow.flow).get(rule, ())]
    counts = [[w for w in weights if decide(w.condition, counted)] for weights in scores]
    return [[[w.add, w.words] for w in sorted(weights, key=lambda w: -abs(w.add))] for weights in counts]


def some_answers(flow: Flow, amount: int) -> list[Given]:
    """Random answers, every third of them incomplete."""
    dice = random.Random(4)
    choices = {q.id: [given for given in naive.every_answer(q) if given] for q in flow.questions.values()}
    rare = {question: [answers[0], *answers[-9:]] for question, answers in choices.items()}
    found: list[Given] = []
    for number in range(amount):
        answers = {q: dice.choice((choices if number % 2 else rare)[q]) for q in choices}
        if number % 3 == 0:
            answers = {q: given for q, given in answers.items() if dice.random() < 0.7}
        found.append(answers)
    return found


@pytest.mark.one_in(3)
@pytest.mark.parametrize("root", [INTERVIEW, *sorted((CASES / "good").iterdir()), *sorted((CASES / "flows").iterdir())],
                         ids=lambda root: root.name)  # fmt: skip
def test_every_flow_there_is(root: Path, engine: Engine) -> None:
    """Outcome, rule, reasons, changes, paragraphs and points; where an answer is missing, what is next and possible."""
    site, _ = read_and_check(root)
    number = 400 if len(site.flows) < 5 else 40
    for flow in site.flows:
        if flow.collected is None:  # others are compared in test_collected.py
            compare(engine, flow, some_answers(flow.flow, number))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(20), deadline=None)
@given(told=tellings(RULES | RULES.flatmap(otherwise_proved) | trees()), dice=st.randoms(use_true_random=False))
def test_generated_flows(engine: Engine, told: Told, dice: random.Random) -> None:
    """Rules and trees made up at random, with paragraphs and marks; with complete and incomplete answers.

    Rules are proved in the written order, or in another one.
    """
    flow, page = told.flow, told.page
    every = islice(naive.every_combination(flow), 60)
    complete = [{question: given for question, given in answers.items() if given} for answers in every]
    some = [{q: given for q, given in answers.items() if dice.random() < 0.7} for answers in complete[::3]]
    compare(engine, page, [*complete, *some])


def test_every_edge_of_a_long_flow(engine: Engine) -> None:
    """Over each edge of its diagram, the engine and the command take the same way and say the same."""
    (flow,) = read_and_check(INTERVIEW)[0].flows
    answers = [as_answers(flow.diagram, way) for way in ways_over(flow.diagram)]
    compare(engine, flow, answers)
    taken = {edge for each in answers for edge in edges(flow.diagram, walk(flow.diagram, each).values)}
    assert taken == {(r, value) for r, node in enumerate(flow.diagram.nodes) for value in range(len(node.children))}


def edges(diagram: Diagram, values: Mapping[int, int]) -> Iterable[tuple[int, int]]:
    """The edges of a way from the root."""
    reference = diagram.root
    while reference >= 0 and diagram.nodes[reference].variable in values:
        value = values[diagram.nodes[reference].variable]
        yield reference, value
        reference = diagram.nodes[reference].children[value]
