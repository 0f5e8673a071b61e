"""Answers that are typed: the form, its errors, and the same reading of every text as the program's."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from builder.build import build, read_and_check
from builder.flows.batch import answerer
from builder.flows.questions.day import position_of
from builder.flows.questions.measure import Measure, ReadingError
from builder.flows.questions.number import Money, Quantity
from builder.flows.questions.value_part import ValuePart
from builder.flows.questions.values import Values
from builder.render.options import Options
from tests.browser.published import BASE_PATH, page, served
from tests.browser.reader import violations
from tests.knowledge_bases import CASES
from tests.properties import examples

__all__ = ["page"]
pytestmark = pytest.mark.browser
CASE = CASES / "flows/winter-help"
SUPPRESSED = [HealthCheck.function_scoped_fixture]
TYPED = [
    "£1,234.56", "1.234,56", "-£5", "12 hours", "1 000", "1\u2019000", "", "0.10", "007", "1e5", "\u22123", "GBP 20",
    "9" * 16,
]  # fmt: skip
MEASURES = [
    Quantity(),
    Quantity("hours", 2, -500, 500_000),
    Money("GBP", 2, 0),
    Money("CHF", 0, None, 10_000),
    Quantity("%", 4),
]


@pytest.fixture(scope="module")
def flow_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the flow, and of its modules."""
    out = tmp_path_factory.mktemp("values") / "site"
    assert build(CASE, out, Options("https://example.org" + BASE_PATH)).ok
    with served(out) as url:
        yield f"{url}flows/winter-help/"


def module(page: Page, name: str) -> str:
    """The address of a module."""
    first = page.locator('link[rel="modulepreload"]').first.evaluate("link => link.href")
    return str(first).replace("engine.js", name)


READ = """async ([address, form, texts]) => {
    const {readNumber, shown} = await import(address);
    const {parts: [part], words} = JSON.parse(form);
    return texts.map((text) => {
        try {
            const kept = readNumber(text, part, words);
            return [kept, shown(kept, part, words)];
        } catch (error) {
            return part.errors[error.message];
        }
    });
}"""


def read(measure: Measure, text: str) -> object:
    """The value in its one form and as it is shown, or the words that refuse it."""
    try:
        kept = measure.read(text, None)
    except ReadingError as error:
        return error.words
    return [kept, measure.shown(kept)]


@pytest.mark.one_in(3)
@pytest.mark.parametrize("measure", MEASURES, ids=str)
def test_numbers_are_read_alike(measure: Measure, page: Page, flow_url: str) -> None:
    """Texts that people type, and others of the same signs: understood as the same, or refused in the same words."""
    page.goto(flow_url)
    form = Values((ValuePart("", "", measure),)).form(())

    @settings(max_examples=examples(15), deadline=None)
    @given(st.lists(st.text("0123456789,.-− £'ahGBPCF%", max_size=9), min_size=20, max_size=20))  # noqa: RUF001
    def agree(texts: list[str]) -> None:
        every = [*TYPED, *texts]
        assert page.evaluate(READ, [module(page, "questions/measures.js"), form, every]) == [
            read(measure, text) for text in every
        ]

    agree()


DAYS = st.dates(datetime.date(1100, 1, 1), datetime.date(2900, 12, 31)).map(str)


def test_days_are_counted_alike(page: Page, flow_url: str) -> None:
    """On all three clocks."""
    page.goto(flow_url)
    place = """async ([address, all]) => {
        const {positionOf, isDay} = await import(address);
        return all.map(([day, today]) => [isDay(day), ...['', 'days', 'months'].map((c) => positionOf(day, c, today))]);
    }"""

    @settings(max_examples=examples(20), deadline=None)
    @given(st.lists(st.tuples(DAYS, DAYS), min_size=10, max_size=10))
    def agree(pairs: list[tuple[str, str]]) -> None:
        every = [("2024-02-29", "2023-02-28"), ("2023-02-28", "2024-02-29"), *pairs]
        found = page.evaluate(place, [module(page, "questions/measures.js"), every])
        clocks = ("", "days", "months")
        assert found == [
            [True, *(position_of(day, clock, datetime.date.fromisoformat(today)) for clock in clocks)]
            for day, today in every
        ]

    agree()


def fill(page: Page, *values: str) -> None:
    """Type into the fields in their order, and go on."""
    for field, value in zip(page.locator("[data-view=live] input[data-field]").all(), values, strict=True):
        field.fill(value)
    page.get_by_role("button", name="Continue").click()


def test_mistakes_are_said_at_the_field(page: Page, flow_url: str) -> None:
    """A summary with focus that leads to the field, the message beside it, and the title."""
    page.goto(flow_url)
    page.get_by_role("link", name="Start").click()
    error = page.locator(".error-message")
    for typed, says in (
        (("", "", ""), "Enter a day, with its month and year"),
        (("31", "11", "1950"), "Enter a real day, like 27 3 2007"),
        (("31/11", "1", "1950"), "Enter numbers for day, month and year, like 27 3 2007"),
        (("next", "Tuesday", ""), "Enter numbers for day, month and year, like 27 3 2007"),
        (("1", "1", "1850"), "Enter a day that is not before 1 January 1900"),
        (("1", "1", "2999"), "Enter a day that is not after today"),
    ):
        fill(page, *typed)
        expect(error).to_have_text(f"Error: {says}")
        expect(page).to_have_title(re.compile("^Error: When were you born"))
    expect(page.locator("[data-part=summary]")).to_be_focused()
    assert violations(page) == []
    page.locator("[data-part=summary-link]").click()
    expect(page.get_by_label("Day")).to_be_focused()
    fill(page, "27", "march", "1950")
    expect(page.get_by_role("heading", level=1)).to_have_text("How much have you saved?")
    for text, says in (
        ("1.234,56", "Enter a number in figures, like 1500"),
        ("1000000.01", "Enter £1,000,000 or less"),
    ):
        fill(page, text)
        expect(error).to_have_text(f"Error: {says}")
    assert violations(page) == []


def test_an_answer_is_kept_as_it_was_typed(page: Page, flow_url: str) -> None:
    """In the look over the answers, after a change, in the history and in a link, which records the day."""
    page.clock.set_fixed_time(datetime.datetime(2026, 11, 23, 12))
    page.goto(flow_url)
    page.get_by_role("link", name="Start").click()
    fill(page, "29", "2", "1960")
    fill(page, "£6,000.5")
    fill(page, "1", "2", "1990", "23", "11", "2026")
    rows = page.locator("[data-part=answers] dd:not(.answer-change)")
    assert rows.all_inner_texts() == [
        "29 February 1960",
        "£6,000.50",
        "Day you moved in: 1 February 1990\nDay of your application: 23 November 2026",
    ]
    assert violations(page) == []
    page.locator("[data-change=savings]").click()
    expect(page.locator("[data-field=number]")).to_have_value("6,000.50")
    fill(page, "7000")
    assert rows.all_inner_texts()[1] == "£7,000"
    page.locator("[data-view=live] button[data-action=advice]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The full grant")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("The full grant")
    expect(page.locator("[data-part=why] li").first).to_have_text("“Born” is 66 years ago or earlier")
    answers = "answers=born.1960-02-29_savings.700000_stay.1990-02-01%7E2026-11-23"
    page.goto("about:blank")
    page.goto(f"{flow_url}#{answers}&today=2026-02-28")
    expect(page.locator("[data-part=notice]")).to_contain_text("Days are counted from")
    expect(page.get_by_role("heading", level=1)).to_have_text("No grant")
    page.goto("about:blank")
    page.goto(f"{flow_url}#{answers}&today=2026-03-01")
    expect(page.get_by_role("heading", level=1)).to_have_text("The full grant")
    site, _ = read_and_check(CASE)
    (flow,) = site.flows
    answer = answerer(flow.flow, flow.diagram, flow.follow_ups, datetime.date(2026, 2, 28))
    stay = {"came": "1990-02-01", "applied": "2026-11-23"}
    said = json.loads(answer(json.dumps({"born": "1960-02-29", "savings": 7000, "stay": stay})).json)
    assert said["outcome"] == "nothing"


def test_without_scripts_the_ranges_are_links(page: Page, flow_url: str) -> None:
    """Each range is a link to the next step."""
    first = page.request.get(flow_url).text()
    address = first.split('data-action="start" href="')[1].split('"')[0]
    text = page.request.get(flow_url + address.removeprefix("./")).text()
    assert "later than 66 years ago, and 18 years ago or earlier</span></a>" in text
