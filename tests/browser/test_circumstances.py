"""The long flow in the circumstances of its readers: magnified, in forced colours, without motion, on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.flows.model import Flow
from tests.browser.published import page, site_url
from tests.browser.reader import Reader, drawn, violations
from tests.interview import interview

__all__ = ["page", "site_url"]
pytestmark = pytest.mark.browser

FLOW = "flows/attend-or-cancel/"
CLOSE = {
    "situation": ["nerves"], "interest": ["unlikely"], "deal-breaker": ["none"], "cost": ["medium"],
    "notice": ["over-48h"], "practice": ["low"], "other-interviews": ["few"], "stage": ["final"],
    "small-field": ["no"], "benefits": ["yes"],
}  # fmt: skip
"""Answers that ask for most of what a result can show."""
VISIBLE = """() => [...document.querySelectorAll('main *')].filter((each) => {
    const {right, left, width} = each.getBoundingClientRect();
    return width > 1 && (right > innerWidth + 1 || left < -1) && !each.closest('.visually-hidden');
}).map((each) => each.outerHTML.slice(0, 80))"""


def test_magnified_fourfold(browser: Browser, site_url: str) -> None:
    """At 400 % on a screen of 1280 by 1024, which leaves 320 by 256: nothing is cut off, and the whole walk works."""
    context = browser.new_context(viewport={"width": 320, "height": 256}, device_scale_factor=4)
    reader = Reader(context.new_page(), site_url + FLOW)
    reader.start()
    while reader.page.get_by_role("button", name="Continue", exact=True).is_visible():
        assert [] == reader.page.evaluate(VISIBLE)
        reader.answer(reader.page.locator(".option label").last.inner_text())
    assert [] == reader.page.evaluate(VISIBLE)
    reader.advice()
    assert [] == reader.page.evaluate(VISIBLE)
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_nothing_on_top_hides_the_focus(browser: Browser, site_url: str) -> None:
    """The button to leave stays in sight but never covers what has the focus (WCAG 2.2, 2.4.11), magnified too."""
    context = browser.new_context(viewport={"width": 320, "height": 256})
    page = context.new_page()
    Reader(page, site_url + FLOW).open(CLOSE)
    hidden = """() => {
        const focused = document.activeElement;
        const points = [...focused.getClientRects()].flatMap(({left, top, width, height}) =>
            [[.1, .1], [.5, .5], [.9, .9]].map(([x, y]) => [left + x * width, top + y * height]));
        const seen = points.some(([x, y]) => focused.contains(document.elementFromPoint(x, y)));
        return focused === document.body || seen ? null : focused.outerHTML;
    }"""
    for _ in range(40):
        page.keyboard.press("Tab")
        drawn(page)  # it scrolls into sight
        assert page.evaluate(hidden) is None
    context.close()


@pytest.mark.long
def test_forced_colours(page: Page, site_url: str) -> None:
    """The chosen option can be told from the others, the error and the focus can be seen, and axe finds nothing."""
    page.emulate_media(forced_colors="active")
    reader = Reader(page, site_url + FLOW)
    reader.start()
    page.get_by_role("button", name="Continue").click()
    assert "none" != page.locator("[data-part=summary]").evaluate("each => getComputedStyle(each).borderStyle")
    reader.answer("None of these")
    chosen, other = page.get_by_label("Probably"), page.get_by_label("Maybe, or I am not sure")
    chosen.check()
    filled = "each => getComputedStyle(each, '::before').backgroundColor"
    assert chosen.evaluate(filled) != other.evaluate(filled)
    framed = "each => getComputedStyle(each.closest('.option')).outlineStyle"
    assert ("solid", "none") == (chosen.evaluate(framed), other.evaluate(framed))
    assert violations(page) == []
    reader.open(CLOSE)
    assert violations(page) == []


def test_reduced_motion(page: Page, site_url: str) -> None:
    """Nothing moves by itself: no animation, no transition, no smooth scrolling on any step."""
    page.emulate_media(reduced_motion="reduce")
    reader = Reader(page, site_url + FLOW)
    moving = """() => [...document.querySelectorAll('*')].filter((each) => {
        const {animationName, transitionDuration, scrollBehavior} = getComputedStyle(each);
        return animationName !== 'none' || /[1-9]/.test(transitionDuration) || scrollBehavior === 'smooth';
    }).map((each) => each.outerHTML.slice(0, 80))"""
    reader.start()
    assert [] == page.evaluate(moving)
    reader.open(CLOSE)
    assert [] == page.evaluate(moving)
    assert [] == page.evaluate("document.getAnimations().map(String)")


@pytest.mark.parametrize("outcome", ["go", "rebook"])
def test_the_advice_on_one_sheet(page: Page, site_url: str, outcome: str) -> None:
    """Printed, advice is one page: the verdict, what to do, the reasons, its address; no button, no answer."""
    print_advice(Reader(page, site_url + FLOW), interview().flow, outcome)


def print_advice(reader: Reader, flow: Flow, outcome: str) -> None:
    """Get some advice by answers that lead to it, and look at it on paper."""
    page = reader.page
    scenario = next(s for s in flow.scenarios if s.expect == outcome)
    reader.open(scenario.answers)
    reader.finish()
    pages = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
    assert 1 == len(pages)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for part in ("h1:visible", ".do-now", ".why", ".on-paper"):
        expect(page.locator(part)).to_be_visible()
    expect(page.get_by_text(f"flows/{flow.slug}/outcomes/{outcome}/")).to_be_visible()
    shown = page.locator("main :is(button, .answers, .changes, .keep, .back, .exit):visible")
    assert 0 == shown.count()
    assert page.locator(".maybe").count() == page.locator(".maybe[open]").count()


def test_nothing_is_kept_and_nobody_else_is_asked(browser: Browser, site_url: str) -> None:
    """On a whole walk with every button: no cookie, no storage, and not one request that leaves the site."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    reader = Reader(page, site_url + FLOW)
    reader.start()
    reader.answer("None of these")
    reader.answer("Probably")
    after_loading = len(requested)
    reader.finish()
    page.get_by_role("button", name="Share with my answers").click()
    page.get_by_role("button", name="Change").last.click()
    page.reload()
    reader.finish()
    assert after_loading > 0
    assert [] == [url for url in requested if not url.startswith(site_url)]
    assert [] == [url for url in requested if "situation" in url or "interest" in url]
    kept = """async () => [localStorage.length, sessionStorage.length, document.cookie, window.name,
        (await indexedDB.databases()).length, (await caches.keys()).length,
        (await navigator.serviceWorker.getRegistrations()).length]"""
    assert [0, 0, "", "", 0, 0, 0] == page.evaluate(kept)
    assert [] == context.cookies()
    assert '"interest"' in str(page.evaluate("JSON.stringify(history.state)"))
    page.get_by_role("button", name="Clear my answers").click()
    expect(page.get_by_role("link", name="Start now")).to_be_visible()
    assert {} == page.evaluate("history.state.answers")
    assert [0, 0, "", "", 0, 0, 0] == page.evaluate(kept)
    context.close()
