"""Older versions in a browser: pinned results, a day in the past, and every kind of page for everyone."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from builder.build import build
from builder.render.options import Options
from tests.browser.published import BASE_PATH, page, served
from tests.browser.reader import Reader, drawn
from tests.browser.structure import Look, look
from tests.history.eventful import eventful

__all__ = ["look", "page"]
pytestmark = pytest.mark.browser

ADDRESSES = (
    "decide/a/history/", "decide/a/v/2026-11-21/", "decide/b/v/2026-11-20/", "decide/b/v/2026-11-22/", "decide/gone/",
    "flows/pick/history/", "flows/pick/v/2026-11-20/", "flows/pick/v/2026-11-20/outcomes/go/", "changes/", "releases/",
    "releases/v2/",
)  # fmt: skip


@pytest.fixture(scope="module")
def past_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base address of a site with an eventful history."""
    folder = tmp_path_factory.mktemp("past")
    assert build(eventful(folder / "kb"), folder / "site", Options("https://example.org" + BASE_PATH, history=True)).ok
    with served(folder / "site") as url:
        yield url


@pytest.mark.one_in(3)
@pytest.mark.parametrize("address", ADDRESSES)
def test_for_everyone(same_page: Page, past_url: str, address: str, look: Look) -> None:
    """Axe finds nothing, with everything unfolded, in the light and in the dark; nothing is wider than a phone."""
    same_page.goto(past_url + address)
    same_page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    look.sound(same_page)


def test_a_shared_result_keeps_its_version(page: Page, past_url: str) -> None:
    """The advice given then, and beside it that today's is another one, with a link to it."""
    reader = Reader(page, f"{past_url}flows/pick/")
    reader.open({"mood": ["good"]}, "2026-11-20")
    expect(page).to_have_url(f"{past_url}flows/pick/v/2026-11-20/")
    expect(page.locator("h1:visible")).to_have_text("Outcome")
    today = page.locator("[data-part=today]")
    expect(today).to_contain_text("advice for these answers is")
    today.get_by_role("link").click()
    expect(page).to_have_url(f"{past_url}flows/pick/")
    expect(page.locator("[data-part=today]")).to_have_count(0)
    expect(page.locator("[data-part=notice]")).to_have_text("These answers came with the link you opened.")


def test_an_older_flow_still_runs(page: Page, past_url: str) -> None:
    """From its own start page, and shares its own version."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader = Reader(page, f"{past_url}flows/pick/v/2026-11-20/")
    reader.start()
    reader.answer("Good")
    page.get_by_role("button", name="Share with my answers").click()
    expect(page.get_by_text("The link is copied.")).to_be_visible()
    assert f"{reader.url}#answers=mood.good&version=2026-11-20" == page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize(
    ("day", "address"),
    [
        ("2026-11-20", "decide/a/v/2026-11-20/"),
        ("2026-11-21", "decide/a/v/2026-11-21.2/"),
        ("2030-01-01", "decide/a/"),
    ],
)
def test_as_it_stood_on_a_day(page: Page, past_url: str, day: str, address: str) -> None:
    """The version in force at the end of that day, without a server."""
    page.goto(f"{past_url}decide/a/history/")
    page.get_by_label("As it stood on").fill(day)
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(past_url + address)


def test_before_there_was_a_page(page: Page, past_url: str) -> None:
    """It is said."""
    page.goto(f"{past_url}decide/a/history/")
    page.get_by_label("As it stood on").fill("2026-11-01")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("There was no such page on that day.")).to_be_visible()


def test_after_a_page_was_gone(page: Page, past_url: str) -> None:
    """Nothing was in force."""
    page.goto(f"{past_url}decide/gone/history/")
    page.get_by_label("As it stood on").fill("2026-11-25")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("There was no such page on that day.")).to_be_visible()


def test_a_history_does_not_shift(page: Page, past_url: str) -> None:
    """The field for a day is there from the first, so that nothing is pushed down once its script runs."""
    page.add_init_script(
        "window.shifts = []; new PerformanceObserver((list) => {"
        " for (const each of list.getEntries()) shifts.push(each.value);"
        "}).observe({type: 'layout-shift', buffered: true})"
    )
    page.route("**/as-it-stood.js", _later)
    page.goto(past_url + "decide/a/history/")
    drawn(page)
    assert 0 == sum(page.evaluate("shifts"))
    expect(page.get_by_label("As it stood on")).to_be_visible()


def _later(route: Route) -> None:
    time.sleep(0.3)
    route.continue_()
