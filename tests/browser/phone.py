"""A phone that reads pages: a new one for each test, or the same for all tests that only look at pages."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize

from tests.browser.chromium import PATIENCE

SCREEN: ViewportSize = {"width": 360, "height": 740}
ENDED: set[str] = set()
"""The origins of servers that have ended in this process."""


@contextlib.contextmanager
def phone(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page on a phone, and everything that is written to its console."""
    context = browser.new_context(viewport=SCREEN)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    said: list[str] = []

    def note(message: ConsoleMessage) -> None:
        address = message.location["url"]
        ended = any(address.startswith(origin) for origin in ENDED)  # a page goes on fetching after its test
        if address != page.url and not ended:  # the page itself may be one that is not there
            said.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page, said
    context.close()


@pytest.fixture(scope="session")
def kept_phone(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """The phone of all tests that ask for `same_page`."""
    with phone(browser) as kept:
        yield kept


@pytest.fixture
def same_page(kept_phone: tuple[Page, list[str]]) -> Iterator[Page]:
    """The phone of the test before, for those that only open addresses: a new one takes as long as three pages."""
    page, said = kept_phone
    page.set_viewport_size(SCREEN)
    said.clear()
    yield page
    assert said == [], said
