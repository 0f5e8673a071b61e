"""Twelve walks through the flow by keyboard: what each person reads in full, how long it is, and that paper is enough.

The goldens in `walks/` are what stands on the screen, folded parts closed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.phone import SCREEN
from tests.browser.published import page, served
from tests.browser.reader import Reader, until, violations
from tests.browser.structure import Look, look
from tests.conftest import Golden
from tests.our_content.walks import NONE, WALKS
from tests.test_weights import weight

__all__ = ["look", "page"]
pytestmark = pytest.mark.browser
GOLDENS = Path(__file__).parent / "walks"
BEFORE_WHY, IN_ALL = 250, 500
"""So many words may be seen at most before the reasons, and in all."""
SEEN = r"""(within) => {
    const hidden = [...within.querySelectorAll('.visually-hidden, .message-title, legend')];
    hidden.forEach((each) => { each.hidden = true; each.style.display = 'none'; });
    const text = within.innerText;
    hidden.forEach((each) => { each.hidden = false; each.style.display = ''; });
    return text.replace(/\n{2,}/g, '\n');
}"""
"""The text that is seen: without what only a screen reader says."""


@pytest.fixture(scope="module")
def flow_url(our_site: Path) -> Iterator[str]:
    """The address of the flow."""
    with served(our_site) as url:
        yield f"{url}flows/attend-or-cancel/"


def by_keyboard(reader: Reader, labels: list[str]) -> None:
    """From the start to the result, with Tab, Space, the arrows and Enter alone."""
    page = reader.page
    page.goto(reader.url)
    press_on(page, "link", "Start now")
    for label in labels:
        press_on(page, "", label, "Space")
        press_on(page, "button", "Continue")
    look = page.get_by_role("button", name="Show the advice", exact=True)
    expect(look.or_(page.locator(".result .verdict"))).to_be_visible()
    if look.is_visible():
        press_on(page, "button", "Show the advice")
    expect(page.locator(".result .verdict")).to_be_visible()
    expect(page.locator("h1:visible")).to_be_focused()


def press_on(page: Page, role: str, name: str, key: str = "Enter") -> None:
    """Move to a control, as a keyboard does, and press a key."""
    control = page.get_by_label(name, exact=True) if not role else page.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]  # a role of the types' list
    expect(control).to_be_visible()
    radio = control.get_attribute("type") == "radio"
    group = control.get_attribute("name")
    for _ in range(60):
        page.keyboard.press("Tab")
        if control.evaluate("each => each === document.activeElement"):
            break
        if radio and page.evaluate("group => document.activeElement.name === group", group):
            for _ in range(8):
                if control.is_checked():
                    return
                page.keyboard.press("ArrowDown")
    else:
        raise AssertionError(f"no way by keyboard to {name}")
    page.keyboard.press(key)


@pytest.mark.one_in(4)
@pytest.mark.parametrize("name", WALKS)
def test_a_walk(page: Page, flow_url: str, name: str, golden: Golden, look: Look) -> None:
    """The result is what was read and found right; its first screen has all that is urgent, and one sheet all of it."""
    reader = Reader(page, flow_url)
    by_keyboard(reader, WALKS[name])
    result = page.locator(".result")
    for part in (".verdict h1", ".verdict .because", ".do-now p", ".send [data-action=copy]:visible"):
        box = result.locator(part).first.bounding_box()
        assert box is not None, f"{part} is not there"
        assert box["y"] + box["height"] <= 740, f"{part} is below the first screen"
    assert len(result.locator("h1").inner_text().split()) <= 4
    look.sound(page)
    text = str(result.evaluate(SEEN))
    before, _, _ = text.partition("Why this advice")
    assert len(before.split()) <= BEFORE_WHY
    assert len(text.split()) <= IN_ALL
    golden(GOLDENS / f"{name}.txt", re.sub(r"(?<=Version )\S+", "…", text.strip()) + "\n")
    assert 1 == len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    page.emulate_media(media="print")
    for part in ("h1:visible", ".do-now", ".message-body:visible", ".on-paper"):
        expect(page.locator(part).first).to_be_visible()
    paper = page.locator(".on-paper").inner_text()
    assert re.search(r"^Attend or Cancel\? · \d+ \w+ \d{4} · https?://\S+ · Version \S+$", paper)


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    """A phone that runs no scripts."""
    context = browser.new_context(java_script_enabled=False, viewport=SCREEN)
    yield context.new_page()
    context.close()


@pytest.mark.one_in(4)
@pytest.mark.parametrize("name", WALKS)
def test_the_same_walk_without_javascript(plain: Page, flow_url: str, name: str) -> None:
    """By links: to the page of the same outcome, which begins with the reason and has the words to copy by hand."""
    title, because = (GOLDENS / f"{name}.txt").read_text("utf-8").split("\n")[2:4]
    plain.goto(flow_url)
    plain.get_by_role("link", name="Start now").click()
    for label in WALKS[name]:
        if "/outcomes/" in plain.url:
            break
        assert plain.locator("h1").inner_text().endswith("?")
        link = plain.get_by_role("link").filter(has=plain.get_by_text(label, exact=True))
        # a box that never decides is not asked for: what it changes stands on the outcome's page, with its condition
        (link if link.count() else plain.get_by_role("link").filter(has=plain.get_by_text(NONE, exact=True))).click()
        while "/situation-" in plain.url:
            plain.get_by_role("link").filter(has=plain.get_by_text(NONE, exact=True)).click()
    plain.wait_for_load_state()  # styles hide what the page does not say at once
    assert title == plain.locator("h1").inner_text()
    assert [because] == plain.locator(".because:visible").all_inner_texts()
    expect(plain.locator(".do-now")).to_be_in_viewport()
    expect(plain.locator(".message-body").first).to_be_visible()
    expect(plain.get_by_role("button", name="Copy the message")).to_have_count(0)


def test_the_result_is_there_at_once(page: Page, flow_url: str) -> None:
    """The last answer shows the result in the same task: nothing is asked for, and no timer or frame is waited for."""
    reader = Reader(page, flow_url)
    reader.start()
    until(page, FETCHED)
    page.wait_for_load_state("networkidle")  # the scripts that show a result come together with the outcomes
    asked: list[str] = []
    page.on("request", noting(asked))
    page.get_by_label(WALKS["missed-it-in-panic"][0], exact=True).check()
    height, waits = page.evaluate(LAST_ANSWER)
    assert height > 0
    assert [] == waits
    expect(page.locator(".result .do-now")).to_be_visible()
    assert [] == asked


FETCHED = "[...document.querySelectorAll('template[data-outcome]')].every((each) => each.content.firstElementChild)"
LAST_ANSWER = """() => {
    const waits = [];
    for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback', 'fetch']) {
        const before = window[name];
        window[name] = (...given) => (waits.push(name), before(...given));
    }
    document.querySelector('[data-view="live"] form').requestSubmit();
    const {height} = document.querySelector('.result .verdict h1').getBoundingClientRect();
    return [height, waits];
}"""
"""The height of the result's heading right after the last answer, and all that showing it has put off until later."""


def test_without_a_network(page: Page, flow_url: str) -> None:
    """A page that was loaded once works without one; where an outcome could not be fetched, words and a link say so."""
    reader = Reader(page, flow_url)
    reader.start()
    until(page, FETCHED)
    page.wait_for_load_state("networkidle")  # the scripts that show a result come together with the outcomes
    page.context.set_offline(True)
    reader.answer(*WALKS["missed-it-in-panic"])
    assert "Apologise today" == reader.heading()
    expect(page.locator(".send [data-action=copy]:visible").first).to_be_visible()
    page.context.set_offline(False)


@pytest.mark.parametrize("missing", ["**/outcome.missed.html", "**/flow-result.js*"])
def test_an_outcome_that_cannot_be_fetched(browser: Browser, flow_url: str, missing: str) -> None:
    """Its name, what is the matter, and a link to its own page; once it and its script can be fetched, it is shown."""
    context = browser.new_context()
    page = context.new_page()
    page.route(missing, lambda route: route.abort())
    reader = Reader(page, flow_url)
    reader.start()
    reader.answer(*WALKS["missed-it-in-panic"])
    assert "Apologise today" == reader.heading()
    expect(page.get_by_text("There is no connection")).to_be_visible()
    assert violations(page) == []
    own = page.get_by_role("link", name="This advice as a page of its own")
    assert str(own.get_attribute("href")).endswith("outcomes/missed/")
    page.unroute(missing)
    page.go_back()
    reader.answer()
    expect(page.locator(".result .do-now")).to_be_visible()
    expect(page.locator("h1:visible")).to_be_focused()
    context.close()


def test_no_log_tells_the_answers(browser: Browser, flow_url: str) -> None:
    """Whatever is answered, all outcomes are fetched, in the same order."""
    orders = []
    for answers in (WALKS["missed-it-in-panic"], WALKS["asked-for-bank-details"]):
        context = browser.new_context()
        page = context.new_page()
        asked: list[str] = []
        page.on("request", noting(asked))
        reader = Reader(page, flow_url)
        reader.start()
        reader.answer(*answers)
        expect(page.locator(".result .verdict")).to_be_visible()
        orders.append([url for url in asked if url.startswith(flow_url) and url.endswith(".html")])
        context.close()
    assert orders[0] == orders[1]
    assert 12 == len(set(orders[0])) == len(orders[0])


def noting(addresses: list[str]) -> Callable[[Request], None]:
    """Make a listener that notes the address of each request."""

    def note(request: Request) -> None:
        addresses.append(request.url)

    return note


def test_outcomes_are_small(our_site: Path) -> None:
    """Each is fetched in at most 6 kB."""
    files = [file for file in (our_site / "flows/attend-or-cancel").glob("*.html") if file.name != "index.html"]
    assert 12 == len(files)
    assert [] == [(file.name, weight(file)) for file in files if weight(file) > 6_000]
