"""Somebody stands behind the site: reviews that are overdue by the reader's clock, and ways to say what was missing."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.build import build
from builder.render.options import Options
from tests.browser.published import BASE_PATH, page, served
from tests.browser.reader import Reader, violations
from tests.browser.structure import Look, look
from tests.knowledge_bases import write_files

__all__ = ["look", "page"]
pytestmark = pytest.mark.browser
FLOW = """\
format: 1
title: Which one?
summary: To pick.
sensitive: true
reviewed: 2026-11-20
reviewer: A careers office
review-every: 1
questions:
  ill: {ask: Are you ill?, options: {yes: "Yes", no: "No"}}
rules:
  - {when: {ill: "yes"}, advise: rest}
  - {otherwise: go}
outcomes:
  rest: {title: Rest, verdict: Rest today., advice: Sleep.}
  go: {title: Go, verdict: Go today., advice: Walk.}
"""
PUBLISHER = "{email: us@example.org, issues: 'https://example.org/new?title={title}&body={body}'}"
CONTENT = {
    "content/site.yaml": f"title: Go\nexit: https://example.org/\npublisher: {PUBLISHER}\n",
    "content/articles/decide/one.md":
        "---\ntitle: One\nsummary: The first.\nreviewed: 2026-11-23\nreview-every: 12\n---\nWords.\n",
    "content/flows/pick/flow.yaml": FLOW,
}  # fmt: skip
DUE = datetime.datetime(2027, 11, 23, tzinfo=datetime.UTC)
SHIFTS = """window.moved = 0;
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) moved += each.value;
}).observe({type: 'layout-shift', buffered: true});"""
PASSED = "By the clock of this device, the next review was due: 23 November 2027."


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An article and a flow, each with the day of its next review."""
    root: Path = tmp_path_factory.mktemp("stands")
    write_files(root, {**CONTENT})
    built = build(root, root / "site", Options("https://example.org" + BASE_PATH))
    assert built.ok, built
    with served(root / "site") as address:
        yield address


@pytest.mark.one_in(4)
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Europe/London", "Etc/GMT+12"])
@pytest.mark.parametrize(
    ("hours", "passed"), [(-400_000, False), (0, False), (35.9, False), (36, True), (99_999, True)]
)
def test_overdue_once_the_day_is_over_everywhere(
    browser: Browser, url: str, zone: str, hours: float, passed: bool
) -> None:
    """To the minute, the same in the first and in the last zone; a clock that is decades slow says nothing."""
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.clock.set_fixed_time(DUE + datetime.timedelta(hours=hours))
    page.goto(f"{url}decide/one/")
    page.wait_for_load_state()
    foot = page.locator(".article-footer")
    expect(foot.get_by_text(PASSED)).to_be_visible(visible=passed)
    expect(foot.get_by_text("Next review due: 23 November 2027")).to_be_visible(visible=not passed)
    context.close()


def test_nothing_moves_when_it_is_overdue(browser: Browser, url: str) -> None:
    """The sentence is there when the page is first drawn."""
    page = browser.new_context(viewport={"width": 360, "height": 2_000}).new_page()
    page.add_init_script(SHIFTS)
    page.clock.set_fixed_time(DUE + datetime.timedelta(days=9))
    page.goto(f"{url}decide/one/")
    expect(page.get_by_text(PASSED)).to_be_in_viewport()
    assert page.evaluate("window.moved") == 0
    page.context.close()


@pytest.mark.parametrize("address", ["flows/pick/", "flows/pick/how/", "reviews/"])
def test_flows_and_the_list_are_overdue_too(page: Page, url: str, address: str, look: Look) -> None:
    """By the same clock; the list says who reviewed the flow."""
    page.clock.set_fixed_time(DUE)
    page.goto(url + address)
    expect(page.get_by_text("A careers office").first).to_be_visible()
    expect(page.locator(".overdue:visible")).to_contain_text("20 December 2026")
    look.sound(page)


def test_without_javascript_the_date_stands_there(browser: Browser, url: str) -> None:
    """And each answer to “was this right for you?” can be opened."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{url}decide/one/")
    expect(page.get_by_text("Next review due: 23 November 2027")).to_be_visible()
    expect(page.get_by_text(PASSED)).not_to_be_visible()
    box = page.locator(".right")
    box.get_by_text("No, something is missing or wrong").click()
    expect(box.get_by_role("link", name="Write to us in private")).to_be_visible()
    page.context.close()


def test_right_for_you_on_an_article(page: Page, url: str, look: Look) -> None:
    """One answer is open at a time, nothing is requested, and it is said which way is public."""
    page.goto(f"{url}decide/one/")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    box = page.locator(".right")
    box.get_by_text("Yes", exact=True).click()
    expect(box.get_by_text("Thank you.")).to_be_visible()
    box.get_by_text("No, something is missing or wrong").click()
    expect(box.get_by_text("Thank you.")).not_to_be_visible()
    expect(box.get_by_text("everyone can read it")).to_be_visible()
    look.sound(page)
    assert asked == []
    assert page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == []


def test_a_result_gives_no_answer_away(page: Page, url: str) -> None:
    """The message that is begun names the questions; neither the answers nor the advice."""
    Reader(page, f"{url}flows/pick/").open({"ill": ["yes"]})
    box = page.locator(".result .right")
    box.get_by_text("No, something is missing or wrong").click()
    for name in ("Write to us in private", "Report it in public"):
        address = box.get_by_role("link", name=name).get_attribute("href") or ""
        assert "flows%2Fpick%2F%0A" in address
        assert "rest" not in address.lower()
        assert "yes" not in address.lower()
    expect(box.get_by_text("never with your answers")).to_be_visible()
    expect(box.get_by_text("sent mail")).to_be_visible()
    assert page.locator(".result > :last-child").get_attribute("class") == "right"
    assert violations(page) == []
