"""The search in a browser: loaded when it is used, by keyboard, below a path, and for everyone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.build import build
from builder.render.options import Options
from tests.browser.published import BASE_PATH, page, served
from tests.browser.reader import until
from tests.browser.structure import Look, look
from tests.knowledge_bases import CASES
from tests.shared import shared

__all__ = ["look", "page"]
pytestmark = pytest.mark.browser
TITLE = "Go or not? It's up to you"
FOUND = "[data-part=results] a"
SAID = "[data-part=said]"


@pytest.fixture(scope="module")
def searched_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site that uses every key, with its index, below a path."""

    def make(out: Path) -> None:
        assert build(CASES / "good/everything", out, Options("https://example.org" + BASE_PATH, search=True)).ok

    with served(shared(tmp_path_factory, "searched", make)) as url:
        yield url


def search(page: Page, words: str) -> None:
    """Type words into the page of the search, and wait for what it says."""
    field = page.get_by_role("searchbox")
    field.fill(words)
    expect(page.locator(SAID)).to_have_text("1 page found")


def test_from_any_page_by_keyboard(page: Page, searched_url: str) -> None:
    """The header leads to the field, arrows to what is found, and Escape back to an empty field."""
    page.goto(searched_url + "decide/go-or-not/")
    link = page.get_by_role("banner").get_by_role("link", name="Search")
    link.focus()
    page.keyboard.press("Enter")
    field = page.get_by_role("searchbox", name="Search this site")
    expect(field).to_be_focused()
    page.keyboard.type("vacillate")
    first = page.locator(FOUND).first
    expect(first).to_have_text(TITLE)
    expect(page.get_by_role("status")).to_have_text("1 page found")
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    expect(page.locator(FOUND)).to_have_count(0)


def test_a_result_leads_to_its_page_and_back(page: Page, searched_url: str) -> None:
    """Addresses hold below a path; after a way back everything is there again, and no address had the words."""
    page.goto(searched_url + "search/")
    search(page, "vacillate")
    page.locator(FOUND).click()
    assert page.url == searched_url + "decide/go-or-not/"
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("vacillate")
    expect(page.locator(FOUND)).to_have_count(1)
    assert page.url == searched_url + "search/"


def test_a_result_says_what_it_is(page: Page, searched_url: str) -> None:
    """The section of an article, questions, advice and its flow, words to send, and help with its place in the list."""
    page.goto(searched_url + "search/")
    page.get_by_role("searchbox").fill("listeners")
    expect(page.locator(FOUND).first).to_have_text("Listeners")
    expect(page.locator("[data-part=what]").first).to_have_text("Help service")
    page.locator(FOUND).first.click()
    assert page.evaluate("document.querySelector(':target').textContent").strip().startswith("Listeners")


def test_choices_narrow(page: Page, searched_url: str) -> None:
    """A part of the site, and a country: what is for another one is left out, and what names none stays."""
    page.goto(searched_url + "search/")
    page.get_by_role("searchbox").fill("listeners")
    expect(page.locator(FOUND).first).to_have_text("Listeners")
    page.get_by_label("Part of the site").select_option(label="Words to send")
    expect(page.locator(SAID)).to_have_text("Nothing found with these choices. Try all parts and all countries.")
    page.get_by_label("Part of the site").select_option(label="Help")
    expect(page.locator(FOUND).first).to_have_text("Listeners")


def test_pages_with_some_of_the_words(page: Page, searched_url: str) -> None:
    """If no page has all words, the closest follow; and where no page has any, that is said."""
    page.goto(searched_url + "search/")
    page.get_by_role("searchbox").fill("listeners vacillate")
    expect(page.locator(SAID)).to_have_text("1 page has all of these words. Then the closest:")
    expect(page.locator(FOUND)).to_have_text([TITLE, "Listeners"])
    page.get_by_role("searchbox").fill("vacillate excuses")
    expect(page.locator(SAID)).to_have_text("No page has all of these words. The closest:")
    expect(page.locator(FOUND).first).to_be_visible()
    page.get_by_role("searchbox").fill("qqq")
    expect(page.locator(SAID)).to_have_text("Nothing found. Try fewer or other words.")


def test_words_are_text(page: Page, searched_url: str) -> None:
    """Whatever is typed is searched, and never markup, a pattern or a name of something else."""
    page.goto(searched_url + "search/")
    for words in ("<b>x</b>", '"', "\\", "constructor", "__proto__ toString", "%", "   ", "two" * 60):
        page.get_by_role("searchbox").fill(words)
        page.keyboard.press("Enter")
    search(page, "vacillate")


def test_from_home(page: Page, searched_url: str) -> None:
    """The field on home leads to the results, without the words in the address."""
    page.goto(searched_url)
    page.get_by_role("search").get_by_role("searchbox").fill("vacillate")
    page.keyboard.press("Enter")
    expect(page.locator(FOUND)).to_have_text(TITLE)
    assert page.url == searched_url + "search/"


def test_nothing_is_fetched_before_it_is_used(browser: Browser, searched_url: str) -> None:
    """Only the page of the search loads the engine; all of it is of this site, and nothing is stored."""
    context = browser.new_context()
    page = context.new_page()
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url.removeprefix(searched_url)))
    for address in ("", "decide/go-or-not/", "flows/pick/"):
        page.goto(searched_url + address, wait_until="networkidle")
    assert [url for url in requested if url.startswith("search/") or "search-engine" in url or "search.js" in url] == []
    page.goto(searched_url + "search/")
    search(page, "vacillate")
    assert [url for url in requested if "://" in url] == []
    assert "search/pagefind/pagefind.js" in requested
    assert [url for url in requested if "vacillate" in url] == []
    assert context.cookies() == []
    assert 0 == page.evaluate("localStorage.length + sessionStorage.length")
    context.close()


def test_for_everyone(page: Page, searched_url: str, look: Look) -> None:
    """No violation before and after a search, on home either, and nothing wider than a phone."""
    page.goto(searched_url)
    look.sound(page)
    page.goto(searched_url + "search/")
    look.sound(page)
    search(page, "vacillate")
    look.sound(page)


@pytest.mark.long
def test_nothing_moves(page: Page, searched_url: str) -> None:
    """The page of the search and home are laid out once."""
    page.add_init_script("""
        globalThis.moved = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((each) => {
          if (!each.hadRecentInput) globalThis.moved += each.value;
        })).observe({type: 'layout-shift', buffered: true});
    """)
    for address in ("", "search/"):
        page.goto(searched_url + address, wait_until="networkidle")
        assert page.evaluate("moved") == 0


def test_without_javascript(browser: Browser, searched_url: str) -> None:
    """Home and header have a link; the page behind it leads to all pages from A to Z."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(searched_url)
    assert page.get_by_role("searchbox").count() == 0
    page.get_by_role("link", name="Search this site").click()
    assert page.get_by_role("searchbox").count() == 0
    expect(page.get_by_text("The search needs JavaScript.")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="A to Z").click()
    assert page.url == searched_url + "a-z/"
    context.close()


@pytest.mark.long
def test_an_index_that_cannot_be_loaded(browser: Browser, searched_url: str) -> None:
    """It is said, and the next try loads it."""
    context = browser.new_context()
    page = context.new_page()
    page.route("**/pagefind.js*", lambda route: route.abort())
    page.goto(searched_url + "search/")
    page.get_by_role("searchbox").fill("vacillate")
    expect(page.locator(SAID)).to_contain_text("The search could not be loaded.")
    page.unroute("**/pagefind.js*")
    page.keyboard.press("Enter")
    expect(page.locator(FOUND)).to_have_count(1)
    context.close()


@pytest.mark.long
def test_late_answers_are_dropped(page: Page, searched_url: str) -> None:
    """The results are those of the words that were typed last, however fast."""
    page.goto(searched_url + "search/")
    page.get_by_role("searchbox").press_sequentially("listeners", delay=5)
    page.get_by_role("searchbox").fill("vacillate")
    until(page, "document.querySelectorAll('[data-part=results] a').length === 1")
    expect(page.locator(FOUND)).to_have_text(TITLE)
