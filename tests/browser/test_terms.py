"""Terms in a browser: explained in place by keys and touch, without a script too; in a flow and in print."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from builder.build import build
from builder.render.options import Options
from tests.browser.published import BASE_PATH, page, served
from tests.browser.reader import settled
from tests.browser.structure import Look, look
from tests.knowledge_bases import CASES

__all__ = ["look", "page"]
pytestmark = pytest.mark.browser
OFFER = "Offer: A promise of a job."


@pytest.fixture(scope="module")
def site_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site that uses every key."""
    folder: Path = tmp_path_factory.mktemp("terms") / "site"
    assert build(CASES / "good/everything", folder, Options("https://example.org" + BASE_PATH)).ok
    with served(folder) as url:
        yield url


def test_by_keys(page: Page, site_url: str) -> None:
    """Enter opens, Tab goes on into the explanation, Escape closes; the focus is on the word again."""
    page.goto(site_url + "decide/go-or-not/")
    word = page.get_by_role("button", name="employer’s offers")  # noqa: RUF001 - as the page has it
    explained = page.locator(".means:visible")
    expect(explained).to_have_count(0)
    word.focus()
    page.keyboard.press("Enter")
    expect(explained).to_contain_text(OFFER)
    expect(word).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="“offer” in the glossary")).to_be_focused()
    page.keyboard.press("Escape")
    expect(explained).to_have_count(0)
    expect(word).to_be_focused()


def test_by_touch_without_scripts(browser: Browser, site_url: str) -> None:
    """One at a time, beside its word and inside the screen; the link leads to its place in the list."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(site_url + "decide/go-or-not/")
    page.get_by_role("button", name="notice period").first.tap()
    explained = page.locator(".means:visible")
    expect(explained).to_contain_text("Notice period (United Kingdom): The time between")
    box, word = explained.bounding_box(), page.get_by_role("button", name="notice period").first.bounding_box()
    assert box
    assert word
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    below, above = box["y"] - word["y"] - word["height"], word["y"] - box["y"] - box["height"]
    assert 0 <= max(below, above) < 20
    page.get_by_role("heading", level=1).tap()  # the first may cover the second
    expect(explained).to_have_count(0)
    page.get_by_role("button", name="offer", exact=True).first.tap()
    expect(explained).to_contain_text(OFFER)
    page.get_by_role("link", name="“offer” in the glossary").tap()
    expect(page).to_have_url(site_url + "about/grades/#term.offer")
    expect(page.locator("dt:target")).to_have_text("Offer")
    context.close()


def test_escape_that_closes_an_explanation_does_not_leave(page: Page, site_url: str) -> None:
    """On a sensitive page three presses leave; those that close something do not count among them."""
    left: list[str] = []

    def note(route: Route) -> None:
        left.append(route.request.url)
        route.fulfill(body="Elsewhere", content_type="text/html")

    page.route("https://example.org/**", note)
    page.goto(site_url + "flows/pick/outcomes/stay/")
    word = page.get_by_role("button", name="offer", exact=True).first
    for _ in range(3):
        word.click()
        page.keyboard.press("Escape")
        expect(page.locator(".means:visible")).to_have_count(0)
    settled(page)
    assert left == []
    for _ in range(3):
        page.keyboard.press("Escape")
    expect(page.get_by_text("Elsewhere")).to_be_visible()


@pytest.mark.one_in(3)
@pytest.mark.parametrize("address", ["decide/go-or-not/", "about/grades/", "flows/pick/outcomes/stay/", "flows/pick/"])
def test_for_everyone(page: Page, site_url: str, address: str, look: Look) -> None:
    """No violation, open and closed, from right to left too; every button opens something."""
    page.goto(site_url + address)
    look.sound(page)
    words = page.locator(".term:visible")
    if words.count():
        words.first.click()
        look.sound(page)
        page.evaluate("document.documentElement.dir = 'rtl'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    opens = "() => [...document.querySelectorAll('.term')].every((term) => term.popoverTargetElement)"
    assert page.evaluate(opens)


def test_on_paper(page: Page, site_url: str) -> None:
    """The first mark of each term is explained in brackets, and no other."""
    page.goto(site_url + "decide/go-or-not/")
    page.emulate_media(media="print")
    expect(page.locator(".means:visible")).to_have_count(2)
    line = page.locator("p", has=page.locator(".term")).first
    assert OFFER in line.inner_text()
    assert line.locator(".means.first").first.evaluate("each => getComputedStyle(each, '::before').content") == '" ["'
