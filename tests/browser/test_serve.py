"""The live preview in an editor's browser: what is saved shows by itself, under the preview's own policy."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect

from builder.load.template_files import PACKAGED
from tests.browser.reader import violations
from tests.live_preview import ARTICLE, FILES, FLOW, OUTCOME, LivePreview, miniature

pytestmark = pytest.mark.browser
STYLE, TEMPLATE = "templates/assets/css/boxes.css", "templates/404.html"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LivePreview]:
    """One preview for the whole module, of a knowledge base with a template and a stylesheet of its own."""
    root = miniature(tmp_path_factory.mktemp("small"))
    for file in (STYLE, TEMPLATE):
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text((PACKAGED.parent / file).read_text())
    with LivePreview(root) as running:
        assert running.first.startswith("ready in"), running.first
        yield running


@pytest.fixture
def page(browser: Browser, preview: LivePreview) -> Iterator[Page]:
    """A page of the preview; what its policy forbids, or any other word in the console, fails the test."""
    context = browser.new_context(base_url=preview.url)
    page = context.new_page()
    said: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if "the server responded with a status of" not in message.text:
            said.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


def _open(page: Page, url_path: str) -> None:
    """Open a page, wait until it listens, and mark it so that a reload can be told from an exchange."""
    page.goto(url_path)
    mark = "document.documentElement.dataset.stayed = window.stayed = 'yes'"
    while not _evaluated(page, f"window.LiveReload?.connector.protocol === 7 && ({mark})"):
        page.wait_for_timeout(10)


def _evaluated(page: Page, expression: str) -> object:
    """The value of some JavaScript; `None` where the page is just being replaced, by the first build for example."""
    try:
        return page.evaluate(expression)
    except Error as error:
        if "navigation" not in error.message:
            raise
        return None


def _stayed(page: Page) -> bool:
    return bool(page.evaluate("window.stayed === 'yes'"))


@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    ("url_path", "file", "old", "new"),
    [
        ("decide/first/", ARTICLE, "The first words.", "Words of today."),
        ("flows/go/outcomes/go/", OUTCOME, "Be on time.", "Be there today."),
        ("flows/go/", FLOW, "summary: One question.", "summary: One question, today."),
        ("not/there/", TEMPLATE, '<p class="lede">', '<p class="lede">As of today:'),
    ],
    ids=["article", "outcome", "flow", "template"],
)
def test_edit_shows_in_the_open_page(
    page: Page, preview: LivePreview, url_path: str, file: str, old: str, new: str
) -> None:
    """Whatever is edited; and back again."""
    _open(page, url_path)
    expect(page.locator("main")).not_to_contain_text("today")
    preview.edit(file, old, new)
    expect(page.locator("main")).to_contain_text("today")
    assert not _stayed(page)
    preview.edit(file, new, old)
    expect(page.locator("main")).not_to_contain_text("today")


def test_question_of_a_running_flow_is_brought_up_to_date(page: Page, preview: LivePreview) -> None:
    """The reader stays where they are."""
    _open(page, "flows/go/")
    page.get_by_role("link", name="Start now").click()
    expect(page.get_by_role("heading", name="Do you want it?")).to_be_visible()
    preview.edit(FLOW, "Do you want it?", "Do you want it today?")
    expect(page.get_by_role("heading", name="Do you want it today?")).to_be_visible()
    preview.edit(FLOW, "Do you want it today?", "Do you want it?")
    expect(page.get_by_role("heading", name="Do you want it?")).to_be_visible()


def test_answers_are_kept_by_a_reload(page: Page, preview: LivePreview) -> None:
    """The result stays open while its words change; another page's words do not even reload it."""
    _open(page, "flows/go/")
    page.get_by_role("link", name="Start now").click()
    page.get_by_label("I do", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    advice = page.locator(".result .verdict")
    expect(advice).to_contain_text("Go there.")
    _open(page, page.url)
    preview.edit(ARTICLE, "first words", "other words")
    preview.edit(ARTICLE, "other words", "first words")
    assert _stayed(page)
    preview.edit(OUTCOME, "Go there.", "Go there today.")
    expect(advice).to_contain_text("Go there today.")
    preview.edit(OUTCOME, "Go there today.", "Go there.")
    expect(advice).not_to_contain_text("today")


def test_place_in_a_page_is_kept_by_a_reload(page: Page, preview: LivePreview) -> None:
    """Who edits the end of a long page goes on seeing it."""
    long = FILES[ARTICLE] + "\nMore words.\n" * 200
    preview.write(ARTICLE, long)
    preview.says("updated first.md in")
    _open(page, "decide/first/")
    page.evaluate("window.scrollTo(0, 2000)")
    preview.write(ARTICLE, f"{long}\nThe last ones.\n")
    expect(page.locator("main")).to_contain_text("The last ones.")
    page.wait_for_load_state("load")
    assert page.evaluate("window.scrollY") == 2000
    preview.says("updated first.md in")
    preview.write(ARTICLE, FILES[ARTICLE])
    preview.says("updated first.md in")


def test_stylesheet_is_exchanged_without_a_reload(page: Page, preview: LivePreview) -> None:
    """The state of the page is kept."""
    _open(page, "decide/first/")
    preview.write(STYLE, (PACKAGED.parent / STYLE).read_text() + "h1 { color: rgb(1, 2, 3); }")
    preview.says("updated boxes.css in")
    expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
    assert _stayed(page)
    preview.write(STYLE, (PACKAGED.parent / STYLE).read_text())
    preview.says("updated boxes.css in")
    expect(page.locator("h1")).not_to_have_css("color", "rgb(1, 2, 3)")
    assert _stayed(page)


def test_mistake_is_shown_on_top_of_the_last_good_page(page: Page, preview: LivePreview) -> None:
    """As in the terminal, styled by the site, accessible, nothing of it run; mending takes it away."""
    _open(page, "decide/first/")
    preview.write(ARTICLE, FILES[ARTICLE].replace("first words", "words <script>alert(1)</script> [it](gone.md)"))
    preview.says("still showing the last good pages")
    panel = page.get_by_role("alert")
    expect(panel).to_contain_text("content/articles/decide/first.md:5:")
    expect(panel).to_contain_text("<script>alert(1)</script>")
    expect(panel).to_have_css("position", "sticky")
    expect(page.locator("main")).to_contain_text("The first words.")
    assert violations(page) == []
    preview.write(ARTICLE, FILES[ARTICLE])
    expect(panel).to_have_count(0)
    preview.says("updated first.md")


def test_two_quick_changes_both_show(page: Page, preview: LivePreview) -> None:
    """The second comes while the first is being built or the page reloads."""
    _open(page, "decide/first/")
    preview.write(ARTICLE, FILES[ARTICLE].replace("first words", "second words"))
    preview.says("updated first.md in")
    preview.write(ARTICLE, FILES[ARTICLE].replace("first words", "third words"))
    preview.says("updated first.md in")
    expect(page.locator("main")).to_contain_text("The third words.")
    preview.edit(ARTICLE, "third", "first")
    expect(page.locator("main")).to_contain_text("The first words.")


@pytest.mark.long
def test_page_finds_a_preview_that_was_started_again(browser: Browser, preview: LivePreview) -> None:
    """And reloads: something may have changed meanwhile."""
    with LivePreview(preview.root) as running:
        page = browser.new_page()
        _open(page, f"{running.url}decide/first/")
        port = running.host.rpartition(":")[2]
        running.end()
    with LivePreview(preview.root, "--port", port):
        expect(page.locator("html[data-stayed]")).to_have_count(0)
        expect(page.locator("main")).to_contain_text("The first words.")
        page.close()


def test_first_build_with_mistakes_turns_into_the_site(browser: Browser, preview: LivePreview) -> None:
    """Without a touch of the browser, at the address that was opened; here it is one with IPv6."""
    preview.edit(OUTCOME, "title", "tittle")
    with LivePreview(preview.root, "--host", "::1") as running:
        assert running.url.startswith("http://[::1]:")
        page = browser.new_page()
        _open(page, f"{running.url}flows/go/outcomes/go/")
        expect(page.get_by_role("alert")).to_contain_text("tittle")
        expect(page.get_by_role("alert")).to_have_css("position", "sticky")
        preview.edit(OUTCOME, "tittle", "title")
        expect(page.get_by_role("heading", name="Go", exact=True)).to_be_visible()
        page.close()
