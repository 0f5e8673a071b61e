"""Home: a question at once, on the smallest of phones and without JavaScript; its answer is in no address."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.published import page, site_url
from tests.browser.reader import settled

__all__ = ["page", "site_url"]
pytestmark = pytest.mark.browser
FLOW = "flows/attend-or-cancel/"
ILL = "I am ill, or there is an emergency"


def continue_(page: Page) -> None:
    """Press the button of the form."""
    page.get_by_role("button", name="Continue", exact=True).click()


def test_the_question_is_in_the_first_screen(page: Page, site_url: str) -> None:
    """Mark, menu, shortcuts, the question, its first answer and Continue: all within a phone of 360 by 640."""
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(site_url)
    for seen in (
        page.locator(".site-title img"),
        page.get_by_text("Menu", exact=True),
        page.get_by_role("link", name="Is it a scam?"),
        page.locator(".ask h2:visible"),
        page.locator(".ask .option label:visible").first,
        page.get_by_role("button", name="Continue", exact=True),
    ):
        box = seen.bounding_box()
        assert box
        assert box["y"] + box["height"] <= 640


def test_an_answer_leads_into_the_flow(page: Page, site_url: str) -> None:
    """The flow goes on from it, no request or address tells it, and a reload keeps it."""
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))
    page.goto(site_url)
    page.get_by_label(ILL).check()
    continue_(page)
    expect(page.locator("[data-view=live] h1")).to_be_focused()
    settled(page)
    expect(page.locator(".result .verdict")).to_be_visible()
    assert page.url == site_url + FLOW
    assert [each.url for each in requests if {*each.url} & {*"?#"} or "ill" in each.url or each.method != "GET"] == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.reload()
    expect(page.locator(".result .verdict")).to_be_visible()


def test_back_leads_home_and_forward_to_the_flow(page: Page, site_url: str) -> None:
    """By the page and by the browser; home keeps no answer."""
    page.goto(site_url)
    page.get_by_label("None of these").check()
    continue_(page)
    question = page.locator("[data-view=live] h1")
    expect(question).to_be_focused()
    asked = question.inner_text()
    page.locator(".back a:visible").click()
    expect(page.locator(".ask")).to_be_visible()
    settled(page)
    assert (page.url, page.locator("input:checked").count()) == (site_url, 0)
    page.go_forward()
    expect(question).to_have_text(asked)
    settled(page)
    page.go_back()
    expect(page.locator(".ask")).to_be_visible()
    settled(page)
    assert page.url == site_url


def test_clearing_takes_it_back(page: Page, site_url: str) -> None:
    """The answer of home is forgotten like all others."""
    page.goto(site_url)
    page.get_by_label(ILL).check()
    continue_(page)
    page.get_by_role("button", name="Clear my answers").click()
    expect(page.get_by_role("link", name="Start now")).to_be_visible()
    settled(page)
    page.go_back()
    settled(page)
    page.go_forward()
    settled(page)
    expect(page.get_by_role("link", name="Start now")).to_be_visible()


def test_without_an_answer(page: Page, site_url: str) -> None:
    """The form says so at its first option, and stays."""
    page.goto(site_url)
    continue_(page)
    expect(page.locator(".ask .error-message:visible")).to_contain_text("Select")
    expect(page.locator(".ask input").first).to_be_focused()
    assert page.url == site_url


def test_one_answer_excludes_all_others(page: Page, site_url: str) -> None:
    """The form is that of the flow."""
    page.goto(site_url)
    page.get_by_label(ILL).check()
    page.get_by_label("None of these").check()
    expect(page.get_by_label(ILL)).not_to_be_checked()


def test_without_javascript(browser: Browser, site_url: str) -> None:
    """Each option is a link to the step after it, and the menu opens."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(site_url)
    expect(page.get_by_role("button", name="Continue")).to_be_hidden()
    page.get_by_text("Menu", exact=True).click()
    expect(page.get_by_role("navigation", name="Sections").get_by_role("link").first).to_be_visible()
    page.get_by_text("Menu", exact=True).click()
    page.locator(".ask").get_by_role("link", name="None of these").click()
    assert "would you take it?" in page.locator("h1").inner_text()
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_header_is_one_line(page: Page, site_url: str, width: int) -> None:
    """Of all menus the one of this site is long; it is folded on a phone, and open where there is room."""
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(site_url + "decide/")
    entries = page.get_by_role("navigation", name="Sections").get_by_role("link")
    if width == 360:
        expect(entries.first).to_be_hidden()
        assert page.locator(".site-header").evaluate("header => header.offsetHeight") <= 64
    else:
        expect(entries.first).to_be_visible()
        assert page.locator(".site-header").evaluate("header => header.offsetHeight") <= 104
    assert page.evaluate("document.documentElement.scrollWidth") <= width
