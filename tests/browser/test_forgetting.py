"""Answers that are cleared, by a button or in a hurry: no entry of the tab's history holds them any more."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.chromium import ARGUMENTS, chromium
from tests.browser.published import page, site_url
from tests.browser.reader import Reader, eventually, place, settled

__all__ = ["page", "site_url"]
pytestmark = pytest.mark.browser

NONE = "None of these"
EXIT = "https://www.bbc.co.uk/weather"
GONE = "Your answers are gone, for the Back button too."
CLOSE = "If you were here earlier in this tab, close the tab as well."


@pytest.fixture
def reader(page: Page, site_url: str) -> Reader:
    """A reader of the long flow, who came from elsewhere."""
    page.goto("about:blank")
    return Reader(page, site_url + "flows/attend-or-cancel/")


def back(page: Page) -> None:
    """Back, also to a page that the browser kept whole and does not load."""
    before = place(page)
    page.evaluate("setTimeout(() => history.back())")
    eventually(page, lambda: place(page) not in (before, None))
    settled(page)


def states(page: Page) -> list[str]:
    """The state of every entry of the tab's history for the pages of this site, the last one first."""
    found = []
    while page.url != "about:blank":
        found.append(json.dumps(page.evaluate("history.state")))
        back(page)
    return found


def clear(reader: Reader) -> str:
    """Clear the answers; gives what the page says, once nothing more happens."""
    reader.page.get_by_role("button", name="Clear my answers").click()
    notice = reader.page.locator("[data-part=notice]")
    expect(notice).to_contain_text(GONE)
    settled(reader.page)  # it may go to an earlier load of the page
    expect(reader.page.get_by_role("link", name="Start now")).to_be_visible()
    expect(notice).to_contain_text(GONE)
    return notice.inner_text()


def holding(states: list[str]) -> list[str]:
    """Those that tell an answer."""
    return [state for state in states if "situation" in state]


def walk(reader: Reader) -> None:
    """Give two answers."""
    start = reader.page.get_by_role("link", name="Start now")
    expect(start).to_be_visible()
    reader.page.wait_for_load_state()  # before, without the script, the link leads to a page of its own
    start.click()
    reader.answer(NONE)
    reader.answer("Probably")


def by_a_link(reader: Reader) -> None:
    """Leave for an article, and come back by the link in its header."""
    reader.page.goto(reader.url + "../../decide/unsure-about-the-job/")
    menu = reader.page.get_by_text("Menu", exact=True)
    if menu.is_visible():
        menu.click()
    reader.page.get_by_role("link", name="Should I go?", exact=True).click()
    walk(reader)


def by_back(reader: Reader) -> None:
    """Leave for an article, and come back by Back."""
    reader.page.goto(reader.url + "../../decide/unsure-about-the-job/")
    back(reader.page)
    expect(reader.page.get_by_text("Is there one thing")).to_be_visible()


def anew(reader: Reader) -> None:
    """Load the page anew."""
    reader.page.reload()


def over_an_entry(reader: Reader) -> None:
    """Go back and open the flow's own address, which takes the place of an entry in the midst of others."""
    reader.page.go_back()
    reader.page.evaluate("location.replace(location.href.replace('#', '') + '?again')")
    reader.page.wait_for_url("**/?again")
    walk(reader)


@pytest.mark.one_in(2)
@pytest.mark.parametrize("way", [by_a_link, by_back, anew, over_an_entry])
def test_clearing_reaches_earlier_loads(reader: Reader, way: Callable[[Reader], None]) -> None:
    """Whichever way the reader came back to the flow in this tab, no entry holds an answer afterwards."""
    reader.page.goto(reader.url)
    walk(reader)
    way(reader)
    said = clear(reader)
    assert f"{GONE} {CLOSE}" == said
    assert reader.page.go_forward() is None
    assert reader.page.go_back() is None
    left = states(reader.page)
    assert 1 == len(left)
    assert [] == holding(left)


@pytest.fixture
def kept_whole(browser: Browser) -> Iterator[Page]:
    """A page of a browser that keeps pages whole for Back, as readers' browsers do and those of tests do not."""
    other = browser.browser_type.launch(
        executable_path=chromium(), args=ARGUMENTS, ignore_default_args=["--disable-back-forward-cache"]
    )
    page = other.new_page()
    page.goto("about:blank")
    yield page
    other.close()


@pytest.mark.long
def test_clearing_reaches_pages_kept_whole(kept_whole: Page, site_url: str) -> None:
    """A page that Back would show as it was, answers and all, forgets them too."""
    reader = Reader(kept_whole, site_url + "flows/attend-or-cancel/")
    kept_whole.goto(reader.url)
    walk(reader)
    kept_whole.evaluate("window.kept = true")
    by_back(reader)
    assert kept_whole.evaluate("window.kept"), "the browser has loaded the page anew"
    by_a_link(reader)
    clear(reader)
    assert [] == holding(states(kept_whole))


def test_what_no_page_can_reach_is_said(reader: Reader, site_url: str) -> None:
    """If the whole history is ours, nothing more is to be done; after another site, something is."""
    page = reader.page.context.new_page()
    fresh = Reader(page, reader.url)
    page.evaluate("address => location.replace(address)", reader.url)
    page.wait_for_url(reader.url)
    walk(fresh)
    assert GONE == clear(fresh)
    page.goto(reader.url.replace("127.0.0.1", "localhost"))
    walk(fresh)
    assert f"{GONE} {CLOSE}" == clear(fresh)
    page.close()


@pytest.mark.long
def test_an_older_browser(reader: Reader) -> None:
    """Without the Navigation API this load's answers are cleared, and it is said what else may be left."""
    reader.page.add_init_script("delete window.navigation")
    reader.page.goto(reader.url)
    walk(reader)
    reader.finish()
    reader.page.locator(".cite a").first.click()
    reader.page.go_back()
    assert f"{GONE} {CLOSE}" == clear(reader)
    assert reader.page.go_forward() is None
    left = states(reader.page)
    assert 2 == len(left)
    assert [] == holding(left)


@pytest.mark.long
def test_clearing_twice(reader: Reader) -> None:
    """After clearing, back to the very first entry and on from there: clearing again stays on the page, and clears."""
    reader.page.goto(reader.url)
    walk(reader)
    clear(reader)
    walk(reader)
    for _ in range(3):
        reader.page.go_back()
    walk(reader)
    clear(reader)
    assert [] == holding(states(reader.page))


def away(route: Route) -> None:
    """The page that readers leave to."""
    route.fulfill(body="<title>Weather</title><h1>Weather</h1>", content_type="text/html")


LEAVING = ("button", "from an outcome's page", "keyboard", "after an article")


@pytest.mark.one_in(2)
@pytest.mark.parametrize("how", LEAVING)
def test_leaving_at_once(reader: Reader, how: str) -> None:
    """The page goes, and Back finds no answer, whatever lies before."""
    page = reader.page
    page.route(f"{EXIT}*", away)
    page.goto(reader.url)
    walk(reader)
    if how == "from an outcome's page":
        page.goto(f"{reader.url}outcomes/rebook/")
    elif how == "after an article":
        by_a_link(reader)
    if how == "keyboard":
        for _ in range(3):
            page.keyboard.press("Escape")
    else:
        page.get_by_role("link", name="Leave this site").click()
    expect(page.get_by_role("heading", name="Weather")).to_be_visible()
    assert EXIT == page.url
    for _ in range(3 if how == "from an outcome's page" else 1):
        back(page)
    expect(page.get_by_role("link", name="Start now")).to_be_visible()
    assert [] == holding(states(page))


def test_who_goes_on_pressing_leaves_too(reader: Reader) -> None:
    """More presses than three, while the other site is slow to come, neither stop its loading nor show the page."""
    page = reader.page
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route(f"{EXIT}*", hold)
    seen: list[list[bool]] = []
    page.expose_function("seen", lambda kept, blank: seen.append([kept, blank]))
    page.goto(reader.url)
    page.evaluate(
        "addEventListener('keydown', (event) => seen(event.defaultPrevented, document.documentElement.hidden))"
    )
    for _ in range(8):
        page.keyboard.press("Escape")
    eventually(page, lambda: len(seen) == 8)
    assert [[False, False]] * 2 + [[True, True]] * 6 == seen, "shown, and Escape stops the loading, until the third"
    away(waiting[0])
    expect(page.get_by_role("heading", name="Weather")).to_be_visible()
    assert 1 == len(waiting)


STICKY_KEYS = ["Shift"] * 5
STICKY_KEYS_LOCKED = ["Shift", "Shift", "Shift", "Control", "Control", "Control", "Alt", "Alt", "Alt"]
CAPITALS = ["Shift+A", "Shift+B", "Shift+C", "Shift+Tab", "Shift+Tab", "Shift+Tab"]
OUT_OF_FIELDS = ["Escape", "Tab", "Escape", "Tab", "Escape", "Tab", "Escape", "Escape", "Space"]


@pytest.mark.long
@pytest.mark.parametrize("keys", [STICKY_KEYS, STICKY_KEYS_LOCKED, CAPITALS, OUT_OF_FIELDS])
def test_keys_of_other_uses_do_not_leave(reader: Reader, keys: list[str]) -> None:
    """Turning on Sticky Keys, locking keys with them, capitals, and leaving field after field keep the page."""
    page = reader.page
    page.goto(reader.url)
    expect(page.get_by_role("link", name="Start now")).to_be_visible()
    for key in keys:
        page.keyboard.press(key)
    assert not page.evaluate("document.documentElement.hidden"), "the first thing that leaving does"
    expect(page.get_by_role("link", name="Start now")).to_be_visible()
    assert reader.url == page.url


def test_slow_and_held_keys_do_not_leave(reader: Reader) -> None:
    """Escape now and then, or held down, is not Escape three times."""
    page = reader.page
    page.clock.install()
    page.goto(reader.url)
    for _ in range(5):
        page.keyboard.down("Escape")  # without being let go
    page.keyboard.up("Escape")
    for _ in range(3):
        page.clock.run_for(1_600)
        page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Start now")).to_be_visible()
    assert reader.url == page.url
