"""No page of any kind moves while it is read: not when scripts or pictures come, nor when the font is late."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from builder.build import build
from builder.render.options import Options
from tests.browser.published import BASE_PATH, page, served, site_url
from tests.browser.reader import Reader, drawn, until
from tests.history.repositories import Commit, make
from tests.knowledge_bases import CASES, read_files
from tests.shared import shared

__all__ = ["page", "site_url"]
pytestmark = pytest.mark.browser
OBSERVED = """
    globalThis.moved = [];
    new PerformanceObserver((list) => {
      for (const {hadRecentInput, value, sources} of list.getEntries()) {
        const names = sources.map(({node}) => node?.className || node?.nodeName);
        if (!hadRecentInput) globalThis.moved.push(`${value.toFixed(4)} ${names}`);
      }
    }).observe({type: 'layout-shift', buffered: true});
"""
ADDRESSES = (
    "", "decide/", "decide/go-or-not/", "flows/pick/", "flows/pick/outcomes/go/", "flows/pick/how/", "search/",
    "messages/", "messages/yes/", "decide/go-or-not/history/", "decide/go-or-not/v/2026-11-20/", "a-z/", "sources/",
    "help-services/", "not/there/",
)  # fmt: skip
EVERYTHING = CASES / "good/everything"
ARTICLE = "content/articles/decide/go.md"


@pytest.fixture(scope="module")
def past_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site that uses every key, with a history and the search."""

    def site(out: Path) -> None:
        files = {f"content/{name}": data for name, data in read_files(EVERYTHING / "content").items()}
        later = files[ARTICLE] + b"\n\nAnother paragraph.\n"
        root = make(out.with_name("moving"), [Commit("2026-11-20", files), Commit("2026-11-21", {ARTICLE: later})])
        options = Options("https://example.org" + BASE_PATH, history=True, search=True)
        assert build(root, out, options).ok

    with served(shared(tmp_path_factory, "everything-past", site)) as url:
        yield url


def moved(page: Page) -> list[str]:
    """All that moved by itself so far, down to the end of the page."""
    drawn(page)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    drawn(page)
    found: list[str] = page.evaluate("moved")
    return found


@pytest.mark.long
@pytest.mark.one_in(2)
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves(page: Page, past_url: str, width: int) -> None:
    """Each kind of page on a phone and on a desk; the search with what it found, too."""
    page.set_viewport_size({"width": width, "height": 740})
    page.add_init_script(OBSERVED)
    for address in ADDRESSES:
        page.goto(past_url + address, wait_until="networkidle")
        assert (address, moved(page)) == (address, [])
    page.goto(f"{past_url}search/")
    page.get_by_role("searchbox").fill("up to you")
    expect(page.locator("[data-part=results] a").first).to_be_visible()
    assert moved(page) == []


@pytest.mark.one_in(2)
@pytest.mark.parametrize("width", [360, 1280])
def test_questions_and_result(page: Page, site_url: str, width: int) -> None:
    """From the first page of a long flow to its advice, and with the answers in the address."""
    page.set_viewport_size({"width": width, "height": 740})
    page.add_init_script(OBSERVED)
    reader = Reader(page, f"{site_url}flows/attend-or-cancel/")
    reader.start()
    assert moved(page) == []
    reader.answer("I am ill, or there is an emergency")
    reader.finish()
    assert moved(page) == []
    page.evaluate("window.scrollTo(0, 0)")
    page.reload()
    expect(page.locator(".result .verdict")).to_be_visible()
    assert moved(page) == []


@pytest.mark.long
def test_late_font(page: Page, past_url: str) -> None:
    """A font that comes after the page was drawn waits for the next page."""
    waiting: list[Route] = []
    page.add_init_script(OBSERVED)
    page.route("**/*.woff2", lambda route: waiting.append(route))
    for address in ADDRESSES:
        page.goto(past_url + address, wait_until="domcontentloaded")
        drawn(page)
        page.wait_for_timeout(200)  # the 100 ms for which a font may hold back words are over
        assert waiting
        while waiting:
            waiting.pop().continue_()
        until(page, "document.fonts.status === 'loaded'")
        assert (address, moved(page)) == (address, [])
