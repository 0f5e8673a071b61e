"""The browser's engine walks the exported diagram to where `builder flow run` gets with the same answers."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from builder.build import build, read_and_check
from builder.flows.batch import answerer
from builder.flows.walk import decide
from builder.render.page import Options
from builder.site import FlowPage
from tests.browser.published import ROOT, served
from tests.flows import naive
from tests.knowledge_bases import CASES

pytestmark = pytest.mark.browser

WALK = """async ([engine, all]) => {
    const {walk, possibleOutcomes, counted, holds} = await import(engine);
    const flow = JSON.parse(document.querySelector('script[data-flow]').textContent);
    return all.map((answers) => {
        const {reference, steps, next} = walk(flow, answers);
        const [outcome, rule] = reference < 0 ? flow.leaves[~reference] : [];
        const asked = steps.map(({question}) => question);
        if (next) return {next, at_most: flow.most[reference], possible: possibleOutcomes(flow, reference)};
        const shown = (flow.when[outcome] ?? []).map((each) => holds(flow, each, counted(flow, answers)));
        return {outcome, rule, asked, shown};
    });
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def some_answers(flow: FlowPage, amount: int) -> list[dict[str, tuple[str, ...]]]:
    """Random answers, every third of them incomplete."""
    dice = random.Random(4)
    choices = {question.id: naive.every_answer(question) for question in flow.flow.questions.values()}
    rare = {question: [answers[0], *answers[-9:]] for question, answers in choices.items()}
    found = []
    for number in range(amount):
        answers = {q: dice.choice((choices if number % 2 else rare)[q]) for q in choices}
        if number % 3 == 0:
            answers = {q: given for q, given in answers.items() if dice.random() < 0.7}
        found.append(answers)
    return found


@pytest.mark.parametrize("root", [ROOT, CASES / "good/tree", CASES / "good/everything"], ids=lambda root: root.name)
def test_the_engine_agrees_with_the_command(root: Path, tmp_path: Path, page: Page) -> None:
    """Outcome, rule, questions asked, what is next and possible, and which paragraphs are shown."""
    assert build(root, tmp_path / "site", Options()).ok
    site, _ = read_and_check(root)
    with served(tmp_path / "site") as url:
        for flow in site.flows:
            page.goto(f"{url}{flow.url_path}")
            engine = page.locator('link[rel="modulepreload"]').first.evaluate("link => link.href")
            answers = some_answers(flow, 600)
            found = page.evaluate(WALK, [engine, answers])
            answer = answerer(flow.flow, flow.diagram)
            for given, walked in zip(answers, found, strict=True):
                said = json.loads(answer(json.dumps(given)))
                shown = walked.pop("shown", None)
                assert {key: said[key] for key in said if key not in ("because", "changes")} == walked
                if shown is not None:
                    counted = {question: given[question] for question in said["asked"]}
                    conditions = [condition for _, condition in flow.outcomes[said["outcome"]].conditions]
                    assert [decide(condition, counted) for condition in conditions] == shown
