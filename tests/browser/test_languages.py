"""The switch between languages: it keeps the place on the page and the answers, and works without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.build import build
from builder.render.options import Options
from tests.browser.published import BASE_PATH, page, served
from tests.browser.reader import violations
from tests.knowledge_bases import CASES

__all__ = ["page"]
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site in two languages."""
    site = tmp_path_factory.mktemp("languages") / "site"
    assert build(CASES / "good/languages", site, Options("https://example.org" + BASE_PATH, cache=False)).ok
    with served(site) as address:
        yield address


def test_the_place_is_kept(page: Page, url: str) -> None:
    """The reader comes to the same heading, and a link to an original says which language that is in."""
    page.goto(f"{url}go/first/#before-you-go")
    page.get_by_role("link", name="Deutsch").click()
    expect(page).to_have_url(f"{url}de/go/first/#before-you-go")
    expect(page.get_by_role("heading", name="Bevor Sie gehen")).to_be_in_viewport()
    assert (
        page.get_by_role("link", name="anderes").evaluate("a => getComputedStyle(a, '::after').content")
        == '" (English)"'
    )
    assert violations(page) == []


def test_the_answers_are_kept(page: Page, url: str) -> None:
    """The same question is asked, and those before it are answered; no address holds an answer."""
    page.goto(f"{url}flows/f/")
    page.get_by_role("link", name="Start now").click()
    page.get_by_label("No", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Do you want it?")).to_be_visible()
    page.get_by_role("link", name="Deutsch").click()
    expect(page).to_have_url(f"{url}de/flows/f/")
    expect(page.get_by_role("heading", name="Wollen Sie es?")).to_be_visible()
    page.get_by_label("Sehr").check()
    page.get_by_role("button", name="Weiter").click()
    expect(page.get_by_role("heading", name="Prüfen Sie Ihre Antworten")).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{url}flows/f/")
    expect(page.get_by_role("definition").filter(has_text="Very much")).to_be_visible()


def test_without_a_script(browser: Browser, url: str) -> None:
    """The question in its place is the same one in the other language."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{url}flows/f/")
    page.get_by_role("link", name="Start now").click()
    page.get_by_role("link", name="No", exact=True).click()
    page.get_by_role("link", name="Deutsch").click()
    expect(page.get_by_role("heading", name="Wollen Sie es?")).to_be_visible()
    page.close()
