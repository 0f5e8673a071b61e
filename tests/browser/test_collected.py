"""A flow that collects items, in a browser: it asks and gives what Python does, shows it by group, and is checked."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from itertools import product
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.flows.batch import read_answer
from builder.flows.collected import Collected
from builder.flows.kernel.claims import claims_bytes
from builder.flows.kernel.write_kernel import kernel_bytes
from builder.site import FlowPage
from tests.browser.phone import phone
from tests.browser.published import served
from tests.browser.reader import violations
from tests.browser.test_verify import BELIEVED
from tests.corruptions import corruptions, random_corruptions
from tests.flows.test_collected_values import BIRTHDAYS, INCOMES
from tests.flows.test_collected_values import CASE as TYPED
from tests.flows.test_collected_values import page as money_help
from tests.knowledge_bases import run_builder
from tests.test_benefits import AGES, CASE, OPTIONS
from tests.test_benefits import page as benefits

pytestmark = pytest.mark.browser
FLOW = "flows/find-support/"
WALKED = """async ([module, all]) => {
    const {atMost, because, found, wholeWay} = await import(module);
    const {bare} = await import(module.replace('collect.js', 'engine.js'));
    const flow = bare(JSON.parse(document.querySelector('script[data-flow]').textContent));
    return all.map((given) => {
        const answers = new Map(Object.entries(given));
        const way = wholeWay(flow, answers);
        const {given: items, open} = found(flow, way);
        const asks = (item) => [...because(flow, item, answers).keys()].map((each) => flow.variables[each][0]);
        const why = items.map(asks);
        const said = way.next === null ? why.map((questions) => [...new Set(questions)]) : null;
        return [way.steps.map(({question}) => question), way.next, atMost(flow, way), items, open, said];
    });
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built case."""
    folder = tmp_path_factory.mktemp("benefits")
    assert run_builder(CASE, "build", "--out", str(folder / "site")).exit_code == 0
    with served(folder / "site") as url:
        yield url


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A phone; anything written to the console fails the test."""
    with phone(browser) as (page, said):
        yield page
    assert said == [], said


def some_answers(number: int) -> list[dict[str, list[str]]]:
    """Answers of some people, of which a part is missing for every other one."""
    dice, made = random.Random(3), []
    for place in range(number):
        answers = {question: [dice.choice(options)] for question, options in OPTIONS.items()}
        answers["children"] = [age for age in AGES if dice.random() < 0.3] or ["none"]
        made.append({q: a for q, a in answers.items() if place % 2 or dice.random() < 0.8})
    return made


def expected(flow: FlowPage, collected: Collected, answers: dict[str, list[str]]) -> list[Any]:
    """The same by Python."""
    given = {question: tuple(options) for question, options in answers.items()}
    at = collected.position(given)
    why = [collected.because(item, given) for item in at.given] if at.next is None else None
    return [list(at.asked), at.next, at.at_most, list(at.given), list(at.open), why]


def test_it_walks_as_python_does(site: str, reader: Page) -> None:
    """The questions, how many are left, the items, and why."""
    flow = benefits()
    assert flow.collected is not None
    reader.goto(site + FLOW)
    module = reader.locator('script[src$="/flow.js"]').evaluate("script => script.src.replace('flow.js', 'collect.js')")
    all_answers = some_answers(300)
    found = reader.evaluate(WALKED, [module, all_answers])
    assert found == [expected(flow, flow.collected, answers) for answers in all_answers]


ANSWERS = {
    "nation": "wales", "pension-age": "yes", "working": "no", "illness": "no", "carer": "no", "children": "none",
    "pregnant": "no", "partner": "yes", "home": "other", "savings": "over-16", "benefits": "none",
}  # fmt: skip


def test_a_result(site: str, reader: Page) -> None:
    """One question after another, then each item below its heading, with its reason; a change leads on from there."""
    reader.goto(site + FLOW)
    reader.get_by_role("link", name="Start now").click()
    asked = []
    while reader.locator("form.question").count():
        name = reader.locator("form.question input[name]").first.get_attribute("id") or ""
        question = name.split(".")[1]
        asked.append(question)
        reader.locator(f'form.question input[value="{ANSWERS[question]}"]').check()
        reader.get_by_role("button", name="Continue").click()
    assert asked == list(ANSWERS)
    expect(reader.get_by_role("heading", level=1)).to_have_text("Check your answers")
    reader.get_by_role("button", name="Show").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("These apply to you")
    titles = reader.locator("[data-item] h3").all_text_contents()
    assert titles == ["Pension Credit", "State Pension", "Winter Fuel Payment"]
    expect(reader.locator('[data-item="state-pension"] [data-part="because"]')).to_have_text(
        "Because you have reached pension age."
    )
    assert reader.locator('[data-part="group"] h2').all_text_contents() == ["Money to live on", "Heating and energy"]
    reader.reload()
    expect(reader.get_by_role("heading", level=1)).to_have_text("These apply to you")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_result_is_accessible(site: str, reader: Page, scheme: Literal["light", "dark"]) -> None:
    """Axe finds nothing on a long result, colours included, and it is no wider than a phone."""
    reader.emulate_media(color_scheme=scheme)
    given = "_".join(f"{question}.{option}" for question, option in {**ANSWERS, "benefits": "pension-credit"}.items())
    reader.goto(f"{site}{FLOW}#answers={given}&version=x")
    expect(reader.locator("[data-item]").first).to_be_visible()
    assert violations(reader) == []
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_nothing_applies(site: str, reader: Page) -> None:
    """The outcome that says so, from a shared address."""
    given = "nation.england_pension-age.no_working.full_illness.no_unable.no_carer.no_children.none_pregnant.no"
    shared = f"{given}_partner.yes_home.other_savings.over-16_benefits.none"
    reader.goto(f"{site}{FLOW}#answers={shared}&version=x")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Nothing found")
    assert reader.locator("[data-item]").count() == 0


def test_claims_are_checked(site: str, reader: Page) -> None:
    """The page says that all is as claimed; single corruptions are refused."""
    reader.goto(f"{site}{FLOW}how/")
    reader.get_by_role("button", name="Check it here").click()
    status = reader.locator("[data-check] [role=status]")
    expect(status).to_contain_text("84,934,656 combinations, 91 outcomes, 3 laws: all as this page says.")
    flow = benefits()
    kernel, claims = kernel_bytes(flow.flow), json.loads(claims_bytes(flow.flow, flow.diagram, flow.collected))
    module = reader.locator('script[src$="/how.js"]').evaluate("script => script.src.replace('how', 'verify')")
    made = [*corruptions(claims, 60), *random_corruptions(claims, 40, 7)]
    digest = hashlib.sha256(kernel).hexdigest()
    files = [{"kernel": kernel.decode(), "claims": json.dumps(each), "digest": digest} for _, each in made]
    believed = reader.evaluate(BELIEVED, [module, files])
    assert [place for (place, _), each in zip(made, believed, strict=True) if each] == []


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the case whose answers are typed."""
    folder = tmp_path_factory.mktemp("money-help")
    assert run_builder(TYPED, "build", "--out", str(folder / "site")).exit_code == 0
    with served(folder / "site") as url:
        yield f"{url}flows/find/"


def test_typed_answers_walk_as_in_python(typed: str, reader: Page) -> None:
    """The same for values: the range that each is in decides."""
    flow = money_help()
    assert flow.collected is not None
    reader.goto(typed)
    module = reader.locator('script[src$="/flow.js"]').evaluate("script => script.src.replace('flow.js', 'collect.js')")
    all_answers: list[dict[str, list[str]]] = []
    for income, born, kids in product(INCOMES, BIRTHDAYS, ("yes", "no")):
        written = {"income": str(income), "born": born, "kids": kids}
        read = {question: read_answer(flow.flow, question, value) for question, value in written.items()}
        all_answers.append({question: list(answer) for question, answer in read.items()})
        all_answers.append({question: list(answer) for question, answer in read.items() if question != "born"})
    found = reader.evaluate(WALKED, [module, all_answers])
    assert found == [expected(flow, flow.collected, answers) for answers in all_answers]


@pytest.mark.long
def test_a_result_of_typed_answers(typed: str, reader: Page) -> None:
    """Numbers are typed, and the reason of an item names the range that counts."""
    reader.goto(typed)
    reader.get_by_role("link", name="Start now").click()
    reader.locator("form.question input").first.fill("850")
    reader.get_by_role("button", name="Continue").click()
    for place, number in enumerate(("1", "1", "1950")):
        reader.locator("form.question input").nth(place).fill(number)
    reader.get_by_role("button", name="Continue").click()
    reader.get_by_label("No").check()
    reader.get_by_role("button", name="Continue").click()
    reader.get_by_role("button", name="Show").click()
    assert reader.locator("[data-item] h3").all_text_contents() == ["Help with rent", "A pension"]
    assert reader.locator('[data-part="because"]').all_text_contents() == [
        "Because “Income” is £500 or more, and under £900.", "Because “When were you born?” is before 6 May 1960.",
    ]  # fmt: skip
    assert violations(reader) == []
