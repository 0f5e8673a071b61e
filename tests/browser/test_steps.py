"""Steps and ways on with a condition: shown to whom they are for, the first that applies at the top."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from builder.build import build
from builder.render.options import Options
from tests.browser.published import BASE_PATH, page, served
from tests.browser.reader import Reader, violations
from tests.browser.structure import Look, look
from tests.knowledge_bases import CASES

__all__ = ["look", "page"]
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def flows_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base address of a flow with such steps."""
    out = tmp_path_factory.mktemp("steps") / "site"
    assert build(CASES / "flows/next", out, Options("https://example.org" + BASE_PATH)).ok
    with served(out) as url:
        yield url


@pytest.fixture
def reader(page: Page, flows_url: str) -> Reader:
    """A reader at the start of that flow."""
    return Reader(page, f"{flows_url}flows/meet/")


def top(reader: Reader) -> list[str]:
    """The step that stands alone."""
    return reader.page.locator(".do-now > p, .do-now > ul").all_inner_texts()


def below(reader: Reader) -> list[str]:
    """The steps below it."""
    return [" ".join(text.split()) for text in reader.page.locator(".steps > ol > li").all_inner_texts()]


@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    ("ticks", "time", "first", "others"),
    [
        (["I am ill"], "Today", "Write now.", ["Go to bed.", "Tell a friend."]),
        (["I am ill", "It is far away"], "Later", "Go to bed.", ["Call somebody.", "Tell a friend."]),
        (["It is far away"], "Later", "Tell a friend.", []),
        (["It is far away"], "Today", "Write now.", ["Tell a friend."]),
    ],
)
def test_the_first_that_applies_is_at_the_top(
    reader: Reader, ticks: list[str], time: str, first: str, others: list[str], look: Look
) -> None:
    """Those that do not apply are gone, and so are their conditions; ways on go by the same."""
    reader.start()
    reader.answer(*ticks)
    reader.answer(time)
    reader.advice()
    assert ([first], others) == (top(reader), below(reader))
    expect(reader.page.get_by_role("button", name="I am well again")).to_have_count(int("I am ill" in ticks))
    look.sound(reader.page)


def test_a_step_that_is_left_open_is_folded_below(reader: Reader) -> None:
    """Who wants the advice at once has it under its condition."""
    reader.start()
    reader.answer("I am ill")
    reader.page.get_by_role("button", name="Show the advice now").click()
    assert ["Go to bed."] == top(reader)
    assert ["Does this apply to you? If it is today", "Tell a friend."] == below(reader)
    assert violations(reader.page) == []


def test_on_the_own_page_they_name_their_conditions(page: Page, flows_url: str) -> None:
    """The first step for everybody is at the top; the others begin with theirs, and so does a next flow."""
    page.goto(f"{flows_url}flows/meet/outcomes/cancel/")
    here = Reader(page, page.url)
    assert ["Tell a friend."] == top(here)
    assert below(here) == [
        "If it is today: Write now.",
        "If you are ill: Go to bed.",
        "If you are ill and it is far away: Call somebody.",
    ]
    expect(page.get_by_text("If it is far away: Find the words without what I said")).to_be_visible()
    assert violations(page) == []
