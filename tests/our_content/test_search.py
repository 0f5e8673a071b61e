"""Queries that people type, each with a page that has to be among the first three."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.published import page, served

__all__ = ["page"]
pytestmark = pytest.mark.browser
FIRST = 3
QUERIES = {
    "can I cancel same day": "now/cancel-on-the-same-day/",
    "they want my passport": "safety/is-it-a-scam/",
    "too ill to go": "now/too-ill/",
    "universal credit sanction missed interview": "your-situation/on-benefits/",
    "deaf no phone call": "your-situation/deaf-or-no-phone/",
    "pregnant do I have to say": "your-situation/parent-carer-pregnant/",
    "unpaid trial shift": "decide/unpaid-task-or-trial/",
    "two interviews same time": "decide/two-at-once/",
    "they keep rescheduling": "decide/they-keep-moving-it/",
    "fake recruiter telegram": "safety/fake-recruiter/",
    "nervous want to cancel": "now/nerves/",
    "not prepared": "now/not-prepared/",
    "train cancelled running late": "now/running-late/",
    "i slept through my interview": "now/missed-it/",
    "no money for the bus": "decide/too-far-or-too-dear/",
    "do they pay travel expenses": "decide/too-far-or-too-dear/",
    "got another job offer": "decide/another-offer/",
    "boss must not find out": "your-situation/you-have-a-job/",
    "sent them my bank details": "safety/paid-or-shared/",
    "recruiter ghosted me": "decide/they-keep-moving-it/",
    "how to say no to interview": "reply/cancel-politely/",
    "ai video interview record myself": "decide/one-way-video-and-ai/",
    "autism adhd extra time": "your-situation/adjustments/",
    "somebody died": "now/bereaved-or-unwell/",
    "made redundant": "your-situation/laid-off/",
    "first interview no experience": "go/first-interview/",
    "they asked my age": "flows/can-they-ask-that/",
}
"""The page of each query below the base address."""


@pytest.fixture(scope="module")
def searched_url(our_site: Path) -> Iterator[str]:
    """The base address of our site."""
    with served(our_site) as url:
        yield url


@pytest.fixture(scope="module")
def found(browser: Browser, searched_url: str) -> dict[str, list[str]]:
    """The first addresses of each query, as the page shows them."""
    page = browser.new_page()
    page.goto(f"{searched_url}search/")
    results = {query: first_results(page, searched_url, query) for query in QUERIES}
    page.close()
    return results


def first_results(page: Page, base_url: str, query: str) -> list[str]:
    """The addresses below the base address that a query finds first."""
    said, links = page.locator("[data-part=said]"), page.locator("[data-part=results] a")
    page.keyboard.press("Escape")
    expect(said).to_have_text("")
    page.get_by_role("searchbox").fill(query)
    expect(said).not_to_have_text("")
    expect(said).not_to_contain_text("loading")
    return [str(link.evaluate("link => link.href")).removeprefix(base_url) for link in links.all()[:FIRST]]


@pytest.mark.parametrize("query", QUERIES)
def test_the_right_page_is_among_the_first(found: dict[str, list[str]], query: str) -> None:
    """Each query leads to the page that answers it."""
    assert QUERIES[query] in found[query]
