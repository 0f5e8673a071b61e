"""Nineteen people, those of `walks.py` among them: each reaches the page that helps in at most two taps from home."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.published import served
from tests.our_content.walks import WALKS

pytestmark = pytest.mark.browser

TAPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "final-round-unlikely-a-long-trip": (
        "decide/too-far-or-too-dear/", ("Decide", "The interview is too far or too dear. Who pays?"),
    ),
    "ill-this-morning": ("now/too-ill/", ("I am ill",)),
    "asked-for-bank-details": (
        "safety/paid-or-shared/", ("Stay safe", "I paid a job scam, or gave them my details. What now?"),
    ),
    "on-benefits-and-would-never-take-it": (
        "your-situation/on-benefits/", ("Your situation", "I get benefits. Can I say no to an interview?"),
    ),
    "clash-with-child-care": (
        "your-situation/parent-carer-pregnant/",
        ("Your situation", "An interview when you are pregnant, a parent or a carer"),
    ),
    "adjustments-needed-tomorrow": (
        "flows/ask-for-adjustments/", ("Your situation", "Do I need adjustments, and how do I ask?"),
    ),
    "adjustments-refused": ("your-situation/adjustments/", ("Your situation", "I need adjustments at an interview")),
    "employed-and-in-secret": (
        "your-situation/you-have-a-job/", ("Your situation", "How do I get to an interview when I have a job?"),
    ),
    "tomorrow-with-nerves": ("now/nerves/", ("Today", "So nervous that I want to cancel")),
    "missed-it-in-panic": ("now/missed-it/", ("I missed it",)),
    "the-pay-unknown": ("decide/low-or-hidden-pay/", ("Decide", "The pay is low, or they will not tell me")),
    "messages-on-a-chat-app-only": ("flows/is-it-real/", ("Is it a scam?",)),
    "laid-off": ("your-situation/laid-off/", ("Your situation", "You were laid off, or soon will be")),
    "a-job-abroad": (
        "safety/abroad-or-online-tasks/", ("Stay safe", "A job abroad, or easy online tasks. Is it safe?"),
    ),
    "first-job": ("go/first-interview/", ("Go prepared", "Your first job interview")),
    "over-55": ("flows/can-they-ask-that/", ("Your situation", "Can they ask me that?")),
    "carer": (
        "your-situation/parent-carer-pregnant/",
        ("Your situation", "An interview when you are pregnant, a parent or a carer"),
    ),
    "deaf": ("your-situation/deaf-or-no-phone/", ("Your situation", "I am deaf, or I cannot phone")),
    "german-speaking-newcomer": (
        "your-situation/new-to-the-country/", ("Your situation", "An interview when you are new to the country"),
    ),
}  # fmt: skip
"""By a name that says who it is: the address of the page, and the words of the links that lead there."""


@pytest.fixture(scope="module")
def our_url(our_site: Path) -> Iterator[str]:
    """The base address of our site."""
    with served(our_site) as url:
        yield url


def test_everybody_is_there() -> None:
    """The people of the walks and seven more."""
    assert len(TAPS) == len(WALKS) + 7
    assert TAPS.keys() > WALKS.keys()


@pytest.mark.one_in(3)
@pytest.mark.parametrize("person", TAPS)
def test_two_taps(same_page: Page, our_url: str, person: str) -> None:
    """On a phone, with links of the page itself: the menu stays closed."""
    address, links = TAPS[person]
    assert len(links) <= 2
    same_page.goto(our_url)
    for words in links:
        same_page.locator("main").get_by_role("link", name=words, exact=True).first.click()
    same_page.wait_for_url(our_url + address)
