"""Answers that are shared by a link; and links that mean harm."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.published import page, site_url
from tests.browser.reader import Reader
from tests.interview import interview

__all__ = ["page", "site_url"]
pytestmark = pytest.mark.browser

ILL = "I am ill, or there is an emergency"
NONE = "None of these"


@pytest.fixture
def reader(page: Page, site_url: str) -> Reader:
    """A reader of the long flow, who can copy and paste."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return Reader(page, site_url + "flows/attend-or-cancel/")


def shared(reader: Reader, button: str) -> str:
    """The link that a button of the result hands on."""
    reader.page.get_by_role("button", name=button).click()
    expect(reader.page.get_by_text("The link is copied.")).to_be_visible()
    return str(reader.page.evaluate("navigator.clipboard.readText()"))


def notice(reader: Reader) -> str:
    """The page's message about the link it was opened with."""
    return reader.page.locator("[data-part=notice]").inner_text()


def test_the_advice_alone(reader: Reader) -> None:
    """Its link names an outcome and no answer."""
    reader.start()
    reader.answer(ILL)
    assert f"{reader.url}outcomes/rebook/" == shared(reader, "Share the advice only")


def test_with_answers(reader: Reader) -> None:
    """The link opens the same advice; its answers are taken out of the address at once, and Change works."""
    reader.start()
    for label in (NONE, "Probably", "Nothing I know of", "Little"):
        reader.answer(label)
    reader.advice()
    verdict, answers = reader.heading(), reader.answers()
    link = shared(reader, "Share with my answers")
    assert re.search(
        r"#answers=situation\.none_interest\.likely_deal-breaker\.none_cost\.low&version=[0-9a-f]{8}$", link
    )
    reader.page.goto("about:blank")
    reader.page.goto(link)
    assert (verdict, answers) == (reader.heading(), reader.answers())
    assert "These answers came with the link you opened." == notice(reader)
    assert reader.url == reader.page.url
    reader.page.reload()
    assert verdict == reader.heading()
    reader.page.get_by_role("button", name="What would going cost you?").click()
    expect(reader.page.get_by_label("Little")).to_be_checked()


def test_a_link_in_the_open_page(reader: Reader) -> None:
    """Followed in the page itself it shows its own answers, and Back shows the reader's again."""
    reader.start()
    reader.answer(ILL)
    reader.page.evaluate("location.hash = 'answers=situation.missed'")
    expect(reader.page.locator("h1:visible")).to_have_text(interview().outcomes["missed"].title)
    reader.page.go_back()
    expect(reader.page.locator("h1:visible")).to_have_text(interview().outcomes["rebook"].title)


def test_a_link_of_another_version(reader: Reader) -> None:
    """It is said that the questions were others then."""
    reader.open({"situation": ["ill"]}, "0badc0de")
    assert interview().outcomes["rebook"].title == reader.heading()
    assert notice(reader).startswith("This link was made for another version")


def test_a_link_with_answers_missing(reader: Reader) -> None:
    """The first question without an answer is asked."""
    reader.open({"situation": ["none"], "cost": ["low"], "deal-breaker": ["none"]})
    assert "would you take it?" in reader.heading()
    reader.answer("Probably")
    reader.advice()
    assert interview().outcomes["go"].title == reader.heading()


PART = "Part of this link does not fit these questions, and was left out."
NOTHING = "This link holds no answers that fit these questions. You can start here."
HARMFUL = {
    "a script": ("answers=situation.<script>alert(1)</script>", NOTHING),
    "a script, encoded": ("answers=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E.ill", NOTHING),
    "an unknown question": ("answers=situation.ill_password.1234", PART),
    "an unknown option": ("answers=situation.ill.rich", NOTHING),
    "none with something": ("answers=situation.none.ill", NOTHING),
    "two of one": ("answers=interest.likely.never_situation.none", PART),
    "twice the same": ("answers=situation.ill.ill", PART),
    "names of every object": ("answers=__proto__.polluted_constructor.x_toString.y_situation.ill", PART),
    "a huge value": (f"answers=situation.{'9' * 15_000}", NOTHING),
    "a megabyte": (f"answers=situation.ill_{'a' * 1_000_000}", NOTHING),
    "ten thousand parts": (f"answers={'_.' * 9_000}", NOTHING),
    "broken encoding": ("answers=%E0%A4%A_%", NOTHING),
    "nothing": ("answers=", NOTHING),
    "only a version": ("answers=&version=1", NOTHING),
}


@pytest.mark.one_in(3)
@pytest.mark.parametrize("harm", HARMFUL)
def test_a_link_that_means_harm(reader: Reader, harm: str) -> None:
    """Scripts, huge values and unknown names come to a clear message and nothing else; the flow still works."""
    fragment, words = HARMFUL[harm]
    page = reader.page
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    page.goto(f"{reader.url}#{fragment}")
    assert words == notice(reader)
    assert reader.url == page.url
    assert asked == []
    assert page.evaluate("Object.keys(Object.prototype)") == []
    if words == NOTHING:
        page.get_by_role("link", name="Start now").click()
        reader.answer(ILL)
        assert interview().outcomes["rebook"].title == reader.heading()


def test_a_state_that_is_not_ours(reader: Reader) -> None:
    """Whatever another page left in the history's entry, the flow starts."""
    reader.page.goto(reader.url)
    for state in (
        {"flow": "attend-or-cancel", "at": "result", "answers": {"situation": "x"}, "deep": "many"},
        [1],
        "x",
    ):
        reader.page.evaluate("state => history.replaceState(state, '')", state)
        reader.page.reload()
        expect(reader.page.get_by_role("link", name="Start now")).to_be_visible()


def test_without_a_clipboard(reader: Reader) -> None:
    """If nothing can be copied, the link is in a field, selected."""
    reader.page.add_init_script("delete Navigator.prototype.clipboard")
    reader.start()
    reader.answer(ILL)
    reader.page.get_by_role("button", name="Share with my answers").click()
    field = reader.page.get_by_label("Link to share")
    expect(field).to_have_value(re.compile(r"#answers=situation\.ill&version="))
    expect(field).to_be_focused()
