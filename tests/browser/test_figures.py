"""Figures in the browser: every digit as the program works it out, asked for after the outcome, shown in the advice."""

from __future__ import annotations

import datetime
import json
import random
from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from builder.build import build, read_and_check
from builder.flows.batch import answerer
from builder.flows.figures.bounds import Ranges, UnsoundError
from builder.flows.figures.evaluate import Evaluation
from builder.flows.figures.figure import Figure
from builder.flows.questions.day import CalendarDay
from builder.flows.questions.number import Money, Quantity
from builder.flows.walk import walk
from builder.render.flows.figures import exported
from builder.render.options import Options
from tests.browser.published import BASE_PATH, page, served
from tests.browser.reader import violations
from tests.browser.test_values import fill, module
from tests.flows.random_figures import HERE, Case, expressions, given_to
from tests.knowledge_bases import CASES
from tests.properties import examples

__all__ = ["page"]
pytestmark = pytest.mark.browser
CASE = CASES / "flows/figures"
TODAY = datetime.date(2028, 2, 29)
WORK = """async ([address, all, given, today]) => {
    const {figure} = await import(address);
    const {shown} = await import(address.replace('figures.js', 'questions/measures.js'));
    return given.map((answers) => {
        const known = new Map(Object.entries(answers));
        return Object.keys(all.figures).map((id) => {
            const kept = figure(id, all, known, today);
            return kept === null ? null : [kept, shown(kept, all.figures[id].part, all.words)];
        });
    });
}"""
ASKED = """async ([address, all]) => {
    const {atMost, wholeWay} = await import(address);
    const {bare} = await import(address.replace('after.js', 'engine.js'));
    const flow = bare(JSON.parse(document.querySelector('script[data-flow]').textContent));
    return all.map((given) => {
        const way = wholeWay(flow, new Map(Object.entries(given)));
        return [way.steps.map(({question}) => question), way.next, atMost(flow, way)];
    });
}"""
STEPS = st.sampled_from([Fraction(1), Fraction(1, 100), Fraction(1, 2), Fraction(5)])


@pytest.fixture(scope="module")
def figures_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base address of the flows."""
    out = tmp_path_factory.mktemp("figures") / "site"
    assert build(CASE, out, Options("https://example.org" + BASE_PATH)).ok
    with served(out) as url:
        yield url


def test_generated_figures_agree_on_every_digit(page: Page, figures_url: str) -> None:
    """Random expressions, roundings and answers, all answers missing among them."""
    page.goto(f"{figures_url}flows/redundancy/")

    @settings(max_examples=examples(60), deadline=None)
    @given(expressions(), st.data())
    def agree(case: Case, data: st.DataObject) -> None:
        try:
            Ranges(case.questions, {}, case.rates).of(case.expression)
        except UnsoundError:
            return
        to, way = data.draw(STEPS), data.draw(st.sampled_from(("nearest", "up", "down")))
        measure = CalendarDay() if case.is_day else data.draw(st.sampled_from((Money("GBP", 2), Quantity("hours", 3))))
        figure = Figure("f", "F", case.expression, measure, HERE, to=to, way=way)
        answers = [{}, *(data.draw(given_to(case)) for _ in range(5))]
        expected = []
        for each in answers:
            value = Evaluation({"f": figure}, case.rates, each, TODAY).figure("f")
            expected.append([None if value is None else [figure.kept(value), figure.words(value)]])
        data_of = exported({"f": figure}, case.rates)
        assert page.evaluate(WORK, [module(page, "figures.js"), data_of, answers, str(TODAY)]) == expected

    agree()


def test_every_flow_of_the_case_agrees(page: Page, figures_url: str) -> None:
    """The figures that `builder flow run` says, of random answers."""
    dice = random.Random(7)
    site, _ = read_and_check(CASE)
    flow = next(flow for flow in site.flows if flow.flow.slug == "redundancy")
    page.goto(f"{figures_url}flows/redundancy/")
    answer = answerer(flow.flow, flow.diagram, flow.follow_ups, TODAY)
    days = [datetime.date(2024, 4, 6) + datetime.timedelta(dice.randrange(730)) for _ in range(100)]
    typed = [(dice.randint(2, 60), dice.randint(16, 100), dice.randint(0, 1_000_000), str(day)) for day in days]
    given_ = [
        {"service": ["r", str(s)], "age": ["r", str(a)], "pay": ["r", str(p)], "last-day": ["r", d]}
        for s, a, p, d in typed
    ]
    data_of = exported(flow.flow.figures, flow.flow.rates)
    found = page.evaluate(WORK, [module(page, "figures.js"), data_of, given_, str(TODAY)])
    place = list(flow.flow.figures).index("amount")
    for (service, age, pence, day), figures in zip(typed, found, strict=True):
        line = json.dumps({"service": service, "age": age, "pay": f"{pence / 100:.2f}", "last-day": day})
        said = json.loads(answer(line).json)["figures"]["amount"]
        assert figures[place][0] == said.replace(".", "").lstrip("0").rjust(1, "0")


def test_what_figures_need_is_asked_after_the_outcome(page: Page, figures_url: str) -> None:
    """The advice can be shown before, with the range; with all answers, it has the amount."""
    page.goto(f"{figures_url}flows/redundancy/")
    page.get_by_role("link", name="Start").click()
    fill(page, "12")
    expect(page.locator(".settled")).to_be_visible()
    page.get_by_role("button", name="Show the advice now").click()
    expect(page.locator("[data-figure=amount]")).to_have_text("£0 to £21,570")
    page.go_back()
    fill(page, "30", "6", "2025")
    fill(page, "45")
    fill(page, "540.25")
    page.locator("[data-view=live] button[data-action=advice]").click()
    expect(page.locator("[data-figure=amount]")).to_have_text("£7,563.50")
    expect(page.locator("[data-figure=weeks]")).to_have_text("14 weeks")
    assert violations(page) == []
    page.goto(f"{figures_url}flows/redundancy/outcomes/pay/")
    expect(page.locator("[data-figure=amount]")).to_have_text("£0 to £21,570")
    page.goto(f"{figures_url}flows/redundancy/how/")
    expect(page.get_by_text("Redundancy pay: “Weeks of pay”")).to_contain_text("Range: £0 to £21,570")
    assert violations(page) == []


def test_who_is_not_shown_a_figure_is_not_asked_for_it(page: Page, figures_url: str) -> None:
    """Figures in paragraphs with conditions: the same questions as by the command, for all answers."""
    flow = next(flow for flow in read_and_check(CASE)[0].flows if flow.flow.slug == "bonus")
    options = [[None, *question.option_ids] for question in flow.flow.questions.values()]
    people = [dict(zip(flow.flow.questions, each, strict=True)) for each in product(*options)]
    given_ = [{q: (option,) for q, option in person.items() if option is not None} for person in people]
    page.goto(f"{figures_url}flows/bonus/")
    found = page.evaluate(ASKED, [module(page, "after.js"), given_])
    follow_ups, asked_of = flow.follow_ups, set()
    for answers, (asked, coming, left) in zip(given_, found, strict=True):
        position = walk(flow.diagram, answers)
        if position.reference >= 0:
            assert (asked, coming) == (list(position.asked), "years")
            continue
        outcome = flow.diagram.leaves[~position.reference].outcome or ""
        followed = follow_ups.follow(outcome, position.asked, answers)
        assert (asked, coming, left) == ([*position.asked, *followed.asked], followed.next, len(followed.open))
        asked_of |= {(outcome, tuple(asked))} if coming is None else set()
    assert asked_of == {
        ("none", ("years",)),
        ("some", ("years", "nights")),
        ("some", ("years", "nights", "shifts")),
        ("some", ("years", "nights", "wage")),
        ("some", ("years", "nights", "shifts", "wage")),
    }
