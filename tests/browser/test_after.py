"""Questions after the outcome, as readers meet them: the advice is settled, and can be seen, changed and shared."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.build import build
from builder.render.options import Options
from tests.browser.published import page, served
from tests.browser.reader import Reader, violations
from tests.knowledge_bases import CASES

__all__ = ["page"]
pytestmark = pytest.mark.browser
SETTLED = "Your advice is settled. This question only makes it fit you better."


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of four flows that ask after the outcome."""
    out = tmp_path_factory.mktemp("after") / "site"
    assert build(CASES / "flows/after", out, Options()).ok
    with served(out) as address:
        yield f"{address}flows/"


@pytest.fixture
def read(page: Page, url: str) -> Callable[[str], Reader]:
    """A reader at the start of a flow."""
    return lambda flow: Reader(page, f"{url}{flow}/")


def again(reader: Reader) -> None:
    """Begin anew."""
    reader.page.get_by_role("button", name="Start again").click()
    reader.page.get_by_role("link", name="Start now").click()


def progress(reader: Reader) -> str:
    """The number of questions that are left, in words."""
    return reader.page.locator("[data-part=progress]").inner_text()


def is_settled(reader: Reader) -> bool:
    """True if the page says that the advice is settled."""
    return reader.page.get_by_text(SETTLED).is_visible()


def body(reader: Reader) -> str:
    """The words of the advice."""
    return reader.page.locator(".result .prose").inner_text()


def test_a_flow_of_one_outcome_asks_all_its_questions(read: Callable[[str], Reader]) -> None:
    """Four questions, each with one fewer left, then a look over the answers, and only the parts that apply."""
    reader = read("help")
    reader.start()
    for label, left in (("Not now", 4), ("No", 3), ("Yes", 2), ("No", 1)):
        assert is_settled(reader)
        assert violations(reader.page) == []
        words = "The last question" if left == 1 else f"At most {left} questions, this one included"
        assert words == progress(reader)
        expect(reader.page.get_by_text("What is still possible?")).to_have_count(0)
        reader.answer(label)
    assert "Check your answers" == reader.heading()
    assert 4 == len(reader.answers())
    reader.advice()
    assert "What you can get" == reader.heading()
    assert "clothes money" in body(reader)
    assert "childcare" in body(reader)
    assert "adjustments" not in body(reader)
    assert 0 == reader.page.locator("details.maybe").count()


def test_only_those_who_get_the_outcome_are_asked_for_it(read: Callable[[str], Reader]) -> None:
    """Whoever stays is asked one question; whoever goes is asked two more once that is settled."""
    reader = read("tailor")
    reader.start()
    assert "At most 3 questions, this one included" == progress(reader)
    reader.answer("No")
    assert "Stay" == reader.heading()
    again(reader)
    assert not is_settled(reader)
    reader.answer("Yes")
    assert is_settled(reader)
    reader.answer("Yes")
    assert "Do you need adjustments?" == reader.heading()
    assert "The last question" == progress(reader)
    reader.answer("No")
    reader.advice()
    assert "Test the camera." in body(reader)
    assert "adjustments" not in body(reader)
    why = reader.page.locator(".why")
    expect(why).to_contain_text("Do you want the job?")
    expect(why).not_to_contain_text("online")


def test_the_advice_can_be_seen_at_once(read: Callable[[str], Reader]) -> None:
    """Without an answer its parts say whom they are for; Refresh keeps it, and Back leads to the question again."""
    reader = read("tailor")
    reader.start()
    reader.answer("Yes")
    reader.page.get_by_role("button", name="Show the advice now").click()
    expect(reader.page.locator("h1:visible")).to_be_focused()
    assert "Go" == reader.heading()
    assert 2 == reader.page.locator("details.maybe").count()
    reader.page.reload()
    assert "Go" == reader.heading()
    assert violations(reader.page) == []
    assert ["Do you want the job?"] == list(reader.answers())
    reader.page.go_back()
    assert "Is the interview online?" == reader.heading()
    reader.answer("No")
    reader.page.get_by_role("button", name="Show the advice now").click()
    assert 1 == reader.page.locator("details.maybe").count()


def test_an_answer_after_the_outcome_can_be_changed(read: Callable[[str], Reader]) -> None:
    """It is listed, and what is no longer needed goes; an earlier change keeps the answers that still count."""
    reader = read("call")
    reader.start()
    assert "At most 3 questions, this one included" == progress(reader)
    reader.answer("Yes")
    assert "How soon does it start?" == reader.heading()
    assert is_settled(reader)
    reader.answer("Today")
    reader.answer("By text")
    reader.advice()
    assert "Send a text now." in body(reader)
    reader.page.get_by_role("button", name="How soon does it start?").click()
    expect(reader.page.get_by_label("Today")).to_be_checked()
    assert is_settled(reader)
    reader.answer("Later")
    reader.advice()
    assert ["Are you ill?", "How soon does it start?"] == list(reader.answers())
    assert "There is time for a letter." in body(reader)
    reader.page.get_by_role("button", name="Are you ill?").click()
    assert not is_settled(reader)
    reader.answer("No")
    reader.advice()
    assert "Go" == reader.heading()
    assert {"Are you ill?": "No", "How soon does it start?": "Later"} == reader.answers()


@pytest.mark.long
def test_a_paragraph_for_another_way_is_not_offered(read: Callable[[str], Reader]) -> None:
    """Whoever never worked sees nothing of how a job ended; whoever was dismissed sees it."""
    reader = read("papers")
    reader.start()
    reader.answer("No")
    assert "Bring these" == reader.heading()
    assert "Bring your identity card." == body(reader).strip()
    again(reader)
    reader.answer("Yes")
    assert not is_settled(reader)
    reader.answer("I was dismissed")
    reader.advice()
    assert "letter of dismissal" in body(reader)


@pytest.mark.long
def test_a_shared_link_holds_these_answers(read: Callable[[str], Reader]) -> None:
    """It opens the advice, with as much as was answered; what does not count is left out."""
    reader = read("tailor")
    reader.open({"want": ["yes"], "online": ["yes"]})
    assert "Go" == reader.heading()
    assert "Test the camera." in body(reader)
    assert 1 == reader.page.locator("details.maybe").count()
    assert {"Do you want the job?": "Yes", "Is the interview online?": "Yes"} == reader.answers()
    reader.page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    reader.page.get_by_role("button", name="Share with my answers").click()
    link = reader.page.get_by_label("Link to share")
    assert "#answers=want.yes_online.yes&" in link.input_value()
    help_ = read("help")
    help_.open({"work": ["none-now"]})
    assert "What you can get" == help_.heading()
    assert "clothes money" in body(help_)


def test_keyboard_only(read: Callable[[str], Reader]) -> None:
    """The advice comes before the options in the order of Tab; a question is answered, and another one left."""
    reader = read("tailor")
    reader.start()
    reader.answer("Yes")
    keyboard = reader.page.keyboard
    back = reader.page.get_by_role("link", name="Back")
    back.focus()
    keyboard.press("Tab")
    now = reader.page.get_by_role("button", name="Show the advice now")
    expect(now).to_be_focused()
    keyboard.press("Tab")
    keyboard.press("Space")
    expect(reader.page.get_by_label("Yes")).to_be_checked()
    keyboard.press("Enter")
    assert "Do you need adjustments?" == reader.heading()
    back.focus()
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(reader.page.locator("h1:visible")).to_be_focused()
    assert "Go" == reader.heading()


def test_without_javascript_the_whole_advice_is_there(browser: Browser, url: str) -> None:
    """Start leads to the one outcome there is, where each part says whom it is for."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{url}help/")
    expect(page.get_by_text("Without JavaScript you can read the advice")).to_be_visible()
    page.get_by_role("link", name="Start now").click()
    assert page.url.endswith("/help/outcomes/results/")
    for words in ("If you answered “Not now” to “Are you working?”", "Ask for travel costs."):
        expect(page.get_by_text(words)).to_be_visible()
    context.close()


@pytest.mark.long
def test_the_pages_about_a_flow_list_them(page: Page, url: str) -> None:
    """The page on how it works, and that of the rules, say what is asked after the advice."""
    for name in ("how", "rules"):
        page.goto(f"{url}call/{name}/")
        section = page.locator("section", has=page.get_by_role("heading", name="Asked after the advice"))
        expect(section).to_contain_text("How can you reach them?")
        assert violations(page) == []
    page.goto(f"{url}call/how/")
    expect(page.get_by_text("Readers are asked 2 to 3 questions")).to_be_visible()
