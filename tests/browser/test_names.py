"""A flow whose ids are names of scripts, forms and pages: with the mouse, by keyboard, without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.build import build, read_and_check
from builder.flows.model import Question
from builder.render.options import Options
from builder.site import FlowPage
from tests.browser.published import BASE_PATH, page, served
from tests.browser.reader import Reader, until
from tests.crawl import dead_links
from tests.history.repositories import Commit, make
from tests.knowledge_bases import CASES, read_files

__all__ = ["page"]
pytestmark = pytest.mark.browser
NAMES = CASES / "good/names"
CONTINUE = "Continue"


@pytest.fixture(scope="module")
def names_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of these names."""
    folder = tmp_path_factory.mktemp("names") / "site"
    assert build(NAMES, folder, Options()).ok
    with served(folder) as url:
        yield url


@pytest.fixture(scope="module")
def flow() -> FlowPage:
    """The flow with all these names."""
    site, _ = read_and_check(NAMES)
    return next(each for each in site.flows if each.flow.slug == "constructor")


def asked(flow: FlowPage) -> list[Question]:
    """Its questions of which the second answer leads on."""
    return [question for question in flow.flow.questions.values() if question.id not in ("keys", "update")]


@pytest.mark.long
def test_by_mouse(page: Page, names_url: str, flow: FlowPage) -> None:
    """Every label chooses its own option; each step shows its question, keeps it when loaded again, and goes back."""
    reader = Reader(page, names_url + flow.url_path)
    reader.start()
    for question in asked(flow):
        expect(page.get_by_role("heading", name=question.ask)).to_be_focused()
        for option in question.options:
            page.get_by_text(option.label, exact=True).click()
            expect(page.get_by_label(option.label, exact=True)).to_be_checked()
        page.reload()
        expect(page.locator("h1:visible")).to_have_text(question.ask)
        expect(page.locator("input:checked")).to_have_count(0)
        reader.answer(question.options[1].label)
    for option in flow.flow.questions["keys"].options:
        page.get_by_text(option.label, exact=True).click()
    page.get_by_text("None of these", exact=True).click()
    expect(page.locator("input:checked")).to_have_count(1)
    for label in ("Constructor is true", "Zero is true"):
        page.get_by_text(label, exact=True).click()
    reader.answer()
    assert reader.heading() == "Check your answers"
    expected = {question.ask: question.options[1].label for question in asked(flow)}
    assert reader.answers() == expected | {"Which of these are true?": "Constructor is true\nZero is true"}
    page.go_back()
    expect(page.get_by_label("Constructor is true")).to_be_checked()
    page.go_forward()
    reader.advice()
    assert reader.heading() == "Outcome null"
    expect(page.get_by_text("Both are true.")).to_be_visible()
    page.get_by_role("button", name="Ask of constructor again").click()
    expect(page.get_by_role("heading", name="What of “constructor”?")).to_be_focused()


def test_by_keyboard(page: Page, names_url: str, flow: FlowPage) -> None:
    """A missing answer is pointed out, its link leads to the first option, the space bar chooses and Enter goes on."""
    page.goto(names_url + flow.url_path)
    page.get_by_role("link", name="Start now").press("Enter")
    for question in asked(flow):
        expect(page.get_by_role("heading", name=question.ask)).to_be_focused()
        page.get_by_role("button", name=CONTINUE).press("Enter")
        expect(page.get_by_role("alert")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        first = page.get_by_label(question.options[0].label, exact=True)
        expect(first).to_be_focused()
        expect(first).to_have_accessible_description("No more of it")
        page.keyboard.press("Space")
        expect(first).to_be_checked()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Which of these are true?")).to_be_focused()


@pytest.mark.long
def test_every_stop(page: Page, names_url: str, flow: FlowPage) -> None:
    """Each rule gives its outcome with its words alone, from a link with the answers, and changes come back to it."""
    reader = Reader(page, names_url + flow.url_path)
    answers: dict[str, list[str]] = {}
    for question, rule in zip(asked(flow), flow.flow.rules, strict=False):
        stop, go_on = question.options
        reader.open(answers | {question.id: [stop.id]})
        expect(page.locator("h1:visible")).to_have_text(flow.outcomes[rule.advise].title)
        expect(page.locator(".result .because:visible")).to_have_text(
            rule.because or flow.outcomes[rule.advise].verdict
        )
        expect(page.locator(".answer")).to_have_count(len(answers) + 1)
        page.get_by_role("button", name="Change").last.click()
        expect(page.get_by_role("heading", name=question.ask)).to_be_focused()
        expect(page.get_by_label(stop.label, exact=True)).to_be_checked()
        answers[question.id] = [go_on.id]


def test_links_within_the_advice(page: Page, names_url: str, flow: FlowPage) -> None:
    """Headings of the start and of the advice have the same words; links in the advice lead to its own."""
    Reader(page, names_url + flow.url_path).open({"constructor": ["constructor"]})
    for name, target in (
        ("below", "outcome.constructor.constructor"),
        ("Source and grade: 1 A", "source.constructor"),
    ):
        page.get_by_role("link", name=name, exact=True).click()
        assert page.locator(":target").get_attribute("id") == target
        expect(page.locator(":target")).to_be_in_viewport()
    page.get_by_role("button", name="Footnote [1]").click()
    expect(page.locator(".footnote-ref .means")).to_be_visible()
    page.goto(f"{names_url}{flow.url_path}outcomes/constructor/#constructor")
    expect(page.get_by_role("heading", name="Constructor", exact=True)).to_be_in_viewport()


@pytest.mark.long
def test_without_scripts(browser: Browser, names_url: str, flow: FlowPage) -> None:
    """Each step is a page, and its links lead on."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(names_url + flow.url_path)
    page.get_by_role("link", name="Start now").click()
    for question in asked(flow):
        expect(page.get_by_role("heading", level=1)).to_have_text(question.ask)
        page.get_by_role("link", name=question.options[1].label).click()
    for label in ("Constructor is true", "Zero is true"):
        page.get_by_role("link").filter(has=page.get_by_text(label, exact=True)).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Outcome null")
    context.close()


@pytest.mark.long
def test_tree(page: Page, names_url: str) -> None:
    """Questions whose ids are names of the window, and headings on the page of the rules."""
    reader = Reader(page, f"{names_url}flows/items/")
    reader.start()
    reader.answer("On from main")
    reader.answer("On from navigation")
    reader.answer("Prototype is true", "Constructor is true")
    reader.advice()
    assert reader.heading() == "Outcome main"
    page.goto(f"{names_url}flows/items/rules/#navigation")
    expect(page.get_by_role("heading", name="What of “navigation”?")).to_be_in_viewport()


def test_a_browser_without_the_navigation_api(page: Page, names_url: str, flow: FlowPage) -> None:
    """There `navigation` is the heading that the start of this flow has under that anchor, and nothing to call."""
    page.add_init_script("delete window.Navigation; delete window.navigation; delete Window.prototype.navigation;")
    reader = Reader(page, names_url + flow.url_path)
    page.goto(reader.url)
    until(page, "window.navigation instanceof HTMLHeadingElement")
    reader.start()
    reader.answer("On from constructor")
    page.get_by_role("button", name="Clear my answers").click()
    expect(page.get_by_role("link", name="Start now")).to_be_visible()


@pytest.mark.long
def test_an_older_version(page: Page, tmp_path: Path) -> None:
    """The advice of today is looked up among what is written of today, and what was renamed."""
    now = read_files(NAMES)
    file = "content/flows/constructor/flow.yaml"
    before = now[file].replace(b"was: [constructor]", b"hint: No").replace(b"was: [prototype]", b"short: Update")
    then = {**now, file: before.replace(b"advice: This is what", b"advice: This was what")}
    root = make(tmp_path / "kb", [Commit("2026-11-20", then), Commit("2026-11-21", now)])
    assert build(root, tmp_path / "site", Options("https://example.org" + BASE_PATH, history=True)).ok
    with served(tmp_path / "site") as url:
        reader = Reader(page, f"{url}flows/constructor/v/2026-11-20/")
        today = page.locator("[data-part=today]")
        reader.open({"constructor": ["constructor"]}, "2026-11-20")
        expect(today).to_contain_text("advice for these answers has the same name: Outcome constructor")
        reader.open({"constructor": ["prototype"], "items": ["error"]}, "2026-11-20")
        expect(today).to_contain_text("You stop at items.")
    assert dead_links(read_files(tmp_path / "site")) == []
