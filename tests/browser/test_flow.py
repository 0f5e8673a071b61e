"""The long flow as its readers meet it: with a mouse, with a keyboard, going back, changing, without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.published import page, site_url
from tests.browser.reader import Reader
from tests.browser.structure import Look, look
from tests.interview import interview

__all__ = ["look", "page", "site_url"]
pytestmark = pytest.mark.browser

NONE = "None of these"
WALKS = {
    "stop": ["They asked for money or bank details, or offered the job with no interview"],
    "go": [NONE, "Probably", "Nothing I know of", "Little"],
    "ask-one-question": [NONE, "Maybe, or I am not sure", "Yes, but I am guessing, and one question could settle it"],
    "talk-first": [NONE, "No, whatever they offer", "Yes"],
    "withdraw": [NONE, "No, whatever they offer", "No"],
    "rebook": ["I am ill, or there is an emergency"],
}


@pytest.fixture
def reader(page: Page, site_url: str) -> Reader:
    """A reader at the start of the flow."""
    return Reader(page, site_url + "flows/attend-or-cancel/")


@pytest.mark.one_in(3)
@pytest.mark.parametrize("outcome", WALKS)
def test_a_walk_ends_with_its_advice(reader: Reader, outcome: str, look: Look) -> None:
    """Each of these answers, one question a page, leads to its outcome; axe finds nothing on the way."""
    reader.start()
    for label in WALKS[outcome]:
        look.sound(reader.page)
        reader.answer(label)
    while reader.page.get_by_role("button", name="Continue", exact=True).is_visible():
        reader.answer(reader.page.locator(".option label").first.inner_text())
    look.sound(reader.page)
    reader.advice()
    assert interview().outcomes[outcome].title == reader.heading()
    assert WALKS[outcome][0] == next(iter(reader.answers().values()))
    look.sound(reader.page)


def test_keyboard_only(reader: Reader) -> None:
    """From the address bar to the advice with Tab, arrows, Space and Enter."""
    page = reader.page
    page.goto(reader.url)
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Leave this site")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Start now")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_label("The place, the time or the people feel unsafe", exact=False)).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    for _ in range(8):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Continue")).to_be_focused()
    page.keyboard.press("Enter")
    assert "would you take it?" in reader.heading()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_label("No, whatever they offer")).to_be_checked()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Check your answers")).to_be_focused()
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Show the advice")).to_be_focused()
    page.keyboard.press("Enter")
    assert interview().outcomes["withdraw"].title == reader.heading()


def test_no_answer_is_said_at_the_field_and_on_top(reader: Reader, look: Look) -> None:
    """Continue without an answer: a summary with focus, a message at the options, a title that says so."""
    reader.start()
    reader.answer(NONE)
    reader.page.get_by_role("button", name="Continue").click()
    expect(reader.page.get_by_role("alert")).to_be_focused()
    assert reader.page.title().startswith("Error: If it went well")
    assert reader.page.locator(".error-message").inner_text().endswith("Select an answer")
    look.sound(reader.page)
    reader.page.get_by_role("alert").get_by_role("link").click()
    expect(reader.page.get_by_label("Probably")).to_be_focused()
    reader.answer("Probably")
    assert "Is there one thing" in reader.heading()


def test_none_of_these_goes_with_nothing_else(reader: Reader) -> None:
    """Ticking one clears the other."""
    reader.start()
    clash, none = reader.page.get_by_label("I cannot be there at that time"), reader.page.get_by_label(NONE)
    clash.check()
    none.check()
    expect(clash).not_to_be_checked()
    clash.check()
    expect(none).not_to_be_checked()


def test_back_and_forward_keep_every_answer(reader: Reader) -> None:
    """The browser's Back and the page's own show the question before with its answer; Forward returns."""
    reader.start()
    reader.answer(NONE)
    reader.answer("Probably")
    reader.page.go_back()
    expect(reader.page.get_by_label("Probably")).to_be_checked()
    reader.page.get_by_role("link", name="Back").click()
    expect(reader.page.get_by_label(NONE)).to_be_checked()
    reader.page.go_forward()
    reader.page.go_forward()
    assert "Is there one thing" in reader.heading()
    reader.page.go_back()
    reader.page.go_back()
    reader.page.go_back()
    expect(reader.page.get_by_role("link", name="Start now")).to_be_visible()


def test_going_on_after_back_loses_nothing(reader: Reader) -> None:
    """Answers given before are still there when the reader goes back twice and on again."""
    reader.start()
    reader.answer(NONE)
    reader.answer("Maybe, or I am not sure")
    reader.answer("Nothing I know of")
    reader.page.go_back()
    reader.page.go_back()
    reader.answer("Probably")
    expect(reader.page.get_by_label("Nothing I know of")).to_be_checked()
    reader.answer()
    assert "cost" in reader.heading()


def test_a_changed_answer_keeps_the_others(reader: Reader) -> None:
    """Change one answer of a result: only what is new is asked, and what no longer counts is not used."""
    reader.start()
    back = reader.page.locator(".back:visible")
    place = back.bounding_box()
    for label in (NONE, "Probably", "Nothing I know of", "Little"):
        reader.answer(label)
    assert "Check your answers" == reader.heading()
    assert place == back.bounding_box(), "the link back is not where it was on every step before"
    reader.advice()
    assert interview().outcomes["go"].title == reader.heading()
    reader.page.get_by_role("button", name="What would going cost you?").click()
    expect(reader.page.get_by_label("Little")).to_be_checked()
    reader.answer("Too much as planned, but video or another time would fix it")
    reader.advice()
    assert interview().outcomes["ask-to-move"].title == reader.heading()
    reader.page.get_by_role("button", name="If it went well").click()
    reader.answer("No, whatever they offer")
    assert "benefit" in reader.heading()
    reader.answer("No")
    reader.advice()
    assert interview().outcomes["withdraw"].title == reader.heading()
    assert "Cost of going" not in reader.answers()
    for _ in range(3):
        reader.page.go_back()
    reader.answer("Probably")
    reader.advice()
    assert interview().outcomes["ask-to-move"].title == reader.heading()
    assert "Too much as planned, but video or another time would fix it" in reader.answers().values()


def test_a_question_that_no_longer_counts_leads_on(reader: Reader) -> None:
    """Back to a question that a changed answer made needless, and on: to the advice, not to the beginning."""
    reader.start()
    for label in (NONE, "Probably", "Nothing I know of", "Little"):
        reader.answer(label)
    reader.page.get_by_role("button", name="If it went well").click()
    reader.answer("No, whatever they offer")
    reader.answer("No")
    assert "Check your answers" == reader.heading()
    for _ in range(4):
        reader.page.go_back()
    assert "What would going cost you?" == reader.heading()
    reader.answer()
    reader.advice()
    assert interview().outcomes["withdraw"].title == reader.heading()


def test_refresh_keeps_the_place(reader: Reader) -> None:
    """Reloading any step shows it again, with its answers, and no address ever shows an answer."""

    def reload() -> str:
        before = reader.heading()
        reader.page.reload()
        assert before == reader.heading()
        assert reader.url == reader.page.url
        return before

    reader.start()
    for label in (NONE, "No, whatever they offer", "Yes"):
        reload()
        reader.page.get_by_label(label, exact=True).check()
        reader.page.get_by_role("button", name="Continue", exact=True).click()
    assert "Check your answers" == reload()
    answers = reader.answers()
    reader.advice()
    assert interview().outcomes["talk-first"].title == reload()
    assert answers == reader.answers()
    reader.page.go_back()
    reader.page.go_back()
    reload()
    expect(reader.page.get_by_label("Yes")).to_be_checked()


def test_jumps_within_a_page_keep_the_place(reader: Reader) -> None:
    """The skip link and the marks of sources move within the step that is shown, and Back returns."""
    reader.start()
    reader.answer("I am ill, or there is an emergency")
    verdict = reader.heading()
    reader.page.locator(".cite a").first.click()
    assert verdict == reader.heading()
    expect(reader.page.locator(".sources[open] li:target")).to_be_in_viewport()
    reader.page.go_back()
    assert verdict == reader.heading()
    reader.page.go_back()
    assert "Has any of this happened" in reader.heading()


def test_start_again_forgets(reader: Reader) -> None:
    """After starting again nothing is preselected."""
    reader.start()
    reader.answer("I am ill, or there is an emergency")
    reader.page.get_by_role("button", name="Start again").click()
    reader.page.get_by_role("link", name="Start now").click()
    assert 0 == reader.page.locator("input:checked").count()


def test_an_outcome_lets_the_reader_go_on(reader: Reader) -> None:
    """`then`: the doubt is checked and taken back, or the one question is answered, and the flow goes on."""
    reader.start()
    reader.answer("There is something about them that I could not check")
    assert interview().outcomes["check-first"].title == reader.heading()
    reader.page.get_by_role("button", name="continue").click()
    assert "would you take it?" in reader.heading()
    reader.answer("Maybe, or I am not sure")
    reader.answer("Yes, but I am guessing, and one question could settle it")
    reader.answer("Little")
    while "How long" not in reader.heading():
        reader.answer(reader.page.locator(".option label").first.inner_text())
    reader.answer("More than 48 hours")
    reader.advice()
    assert interview().outcomes["ask-one-question"].title == reader.heading()
    reader.page.get_by_role("button", name="continue").click()
    assert "Is there one thing" in reader.heading()
    assert 0 == reader.page.locator("input:checked").count()


def test_paragraphs_follow_the_answers(reader: Reader) -> None:
    """A paragraph that applies is plain, one that does not is gone, one that was not asked for says «If …»."""
    reader.start()
    reader.answer("I am ill, or there is an emergency", "I need a change to take part fairly, and I have not asked yet")
    text = reader.page.locator(".result").inner_text()
    assert "Does this apply to you?\nIf it starts in less than 24 hours" in text
    assert "nerves make you want to cancel" not in text


def test_every_question_says_how_many_can_follow(reader: Reader) -> None:
    """At most ten at the start, and the outcomes that are still possible."""
    reader.start()
    assert "At most 10 questions, this one included" == reader.page.locator("[data-part=progress]").inner_text()
    reader.page.get_by_text("What is still possible?").click()
    assert 12 == reader.page.locator("[data-part=possible] li").count()
    reader.answer(NONE)
    reader.answer("No, whatever they offer")
    assert "The last question" == reader.page.locator("[data-part=progress]").inner_text()
    assert 2 == reader.page.locator("[data-part=possible] li").count()
