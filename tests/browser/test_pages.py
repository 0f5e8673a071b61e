"""Every kind of page for everyone: accessible, private, without JavaScript, and at an address that is not there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.published import page, site_url
from tests.browser.reader import Reader
from tests.browser.structure import Look, look
from tests.interview import interview

__all__ = ["look", "page", "site_url"]
pytestmark = pytest.mark.browser

ADDRESSES = (
    "", "decide/", "decide/unsure-about-the-job/", "about/evidence-grades/", "flows/attend-or-cancel/",
    "flows/attend-or-cancel/outcomes/withdraw/", "flows/attend-or-cancel/how/", "a-z/", "tags/",
    "tags/deciding/", "sources/", "not/there/",
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing(same_page: Page, site_url: str, address: str, look: Look) -> None:
    """Every kind of same_page, in both schemes."""
    same_page.goto(site_url + address)
    look.sound(same_page)


def test_nothing_is_stored_and_nobody_else_is_asked(browser: Browser, site_url: str) -> None:
    """No cookie, no storage, and no request to another origin on a whole walk."""
    context = browser.new_context()
    page = context.new_page()
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    reader = Reader(page, site_url + "flows/attend-or-cancel/")
    reader.start()
    reader.answer("I am ill, or there is an emergency")
    assert all(url.startswith(site_url) for url in requested)
    assert context.cookies() == []
    assert 0 == page.evaluate("localStorage.length + sessionStorage.length")
    context.close()


def test_without_javascript(browser: Browser, site_url: str) -> None:
    """Every question is a page and every option a link, down to the advice."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(site_url + "flows/attend-or-cancel/")
    expect(page.get_by_text("Without JavaScript each question is a page of its own")).to_be_visible()
    page.get_by_role("link", name="Start now").click()
    page.get_by_role("link", name="None of these").click()
    assert "would you take it?" in page.locator("h1").inner_text()
    page.get_by_role("link", name="No, whatever they offer").click()
    page.get_by_role("link", name="Yes").click()
    assert interview().outcomes["talk-first"].title == page.locator("h1").inner_text()
    assert page.get_by_text("You get this advice when").is_visible()
    context.close()


def test_a_page_that_is_not_there_has_working_links(page: Page, site_url: str) -> None:
    """404.html is served at any address, so its links begin at the base path."""
    page.goto(site_url + "no/such/page/")
    page.get_by_role("link", name="Go to the home page").click()
    assert site_url == page.url


@pytest.mark.parametrize("width", [360, 1600])
def test_a_wide_picture_says_that_it_scrolls(page: Page, site_url: str, width: int) -> None:
    """A region with a name that keys reach; on a phone words say so, and a shadow lies at the side that goes on."""
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(site_url + "flows/attend-or-cancel/how/")
    frame = page.get_by_role("region", name="The questions and where they lead").first
    frame.focus()
    expect(frame).to_be_focused()
    assert width > 360 or frame.evaluate("frame => frame.scrollWidth > frame.clientWidth + 100")
    expect(page.get_by_text("Scroll it sideways").first).to_be_visible(visible=width == 360)
    assert "local" in frame.evaluate("frame => getComputedStyle(frame).backgroundAttachment")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
