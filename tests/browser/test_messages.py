"""Messages in the browser: filled in, chosen and copied, in the circumstances of their readers."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.build import read_and_check
from builder.site import MessagePage
from builder.site.message_text import plain_text
from tests.browser.messages import FILLED, SOME, Sender, page, root, url
from tests.browser.reader import drawn
from tests.browser.structure import Look, look

__all__ = ["look", "page", "root", "url"]
pytestmark = pytest.mark.browser
TABS = {"email": "Email", "text": "Text", "phone": "Call"}
BOXES = ("If the pay is high", "If it is far")


@pytest.fixture(scope="module")
def every(root: Path) -> MessagePage:
    """The message with every form, as the program has it."""
    return next(each for each in read_and_check(root)[0].messages if each.slug == "every")


CASES = [
    (form, name, values, ticked)
    for form, (name, values), ticked in product(
        TABS, {"none": {}, "some": SOME, "all": FILLED}.items(), [(), (1,), (0, 1)]
    )
    if form != "phone" or not ticked
]
IDS = [f"{form}-{name}-{len(ticked)}" for form, name, _, ticked in CASES]


@pytest.mark.one_in(4)
@pytest.mark.parametrize(
    ("form", "values", "ticked"), [(form, values, ticked) for form, _, values, ticked in CASES], ids=IDS
)
def test_copied_text(
    page: Page, url: str, every: MessagePage, form: str, values: dict[str, str], ticked: tuple[int, ...]
) -> None:
    """In each form, with no, some and all blanks filled and with each choice of parts, the program's own text."""
    sender = Sender(page, f"{url}every/")
    sender.choose(TABS[form])
    for place in ticked:
        box = page.get_by_label(BOXES[place])
        if box.is_visible():
            box.check()
    sender.fill(values)
    shown = {"2026-06-09": "Tuesday 9 June", "14:05": "14:05"}
    typed = {v.name: shown.get(values.get(v.label, ""), values.get(v.label, "")) for v in every.variables}
    expected = next(each for each in every.forms if each.name == form)
    text = plain_text(expected, lambda name: typed[name] or every.blanks[name], ticked)
    assert sender.copied() == text
    left = text.count("[")
    assert sender.said() == (
        "The words are copied."
        + {0: "", 1: " 1 blank is left for you to fill in."}.get(left, f" {left} blanks are left for you to fill in.")
    )


def test_fields(page: Page, url: str) -> None:
    """Each has its label, type and example, and asks for neither completion nor spelling; only used ones are shown."""
    sender = Sender(page, f"{url}every/")
    sender.choose("Email")
    sender.unfold()
    types = {"Their name": "text", "Day": "date", "Time": "time", "Your number": "tel", "Your address": "email"}
    for label, kind in {**types, "Link": "url"}.items():
        field = page.get_by_label(label, exact=True)
        wanted = {"type": kind, "autocomplete": "off", "spellcheck": "false", "placeholder": None, "name": None}
        assert {name: field.get_attribute(name) for name in wanted} == wanted
    expect(page.get_by_label("Their name")).to_have_accessible_description("For example: Ms Okafor")
    expect(page.get_by_label("The way")).to_be_hidden()
    page.get_by_label("If it is far").check()
    expect(page.get_by_label("The way")).to_be_visible()
    sender.choose("Call")
    expect(page.get_by_label("Day")).to_be_hidden()


def test_known_answers(page: Page, url: str) -> None:
    """A page that knows the answers ticks what holds, asks about the rest, fills in labels, and chooses the form."""
    sender = Sender(page, f"{url}every/")
    script = str(page.locator("script[type=module]").get_attribute("src")).replace("message.js", "message-card.js")
    page.evaluate(
        """async (script) => {
            const {MessageCard} = await import(new URL(script, location.href));
            const card = document.querySelector('.message');
            const answers = new Map([
              ['pay', [{id: 'high', label: 'High'}]], ['far', [{id: 'very', label: 'Very'}]]]);
            new MessageCard(card, {holds: (place) => [true, null][place], answers, prefers: ['fax', 'email', 'text']});
        }""",
        script,
    )
    assert sender.form.get_attribute("data-form") == "email"
    expect(page.get_by_label(BOXES[0])).to_be_hidden()
    expect(page.get_by_label(BOXES[1])).to_be_visible()
    assert "The pay is very good." in sender.copied()
    page.get_by_label(BOXES[1]).check()
    assert "It is far: Very." in sender.copied()


def test_keyboard(page: Page, url: str) -> None:
    """Everything works by keys alone: unfold, type, choose a form, copy."""
    Sender(page, f"{url}every/")
    page.locator("main summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Ms Okafor")
    page.get_by_role("radio", name="Email").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Text")).to_be_checked()
    page.keyboard.press("Tab")
    focused = "document.activeElement.dataset.action"
    assert page.evaluate(focused) == "copy"
    page.keyboard.press("Enter")
    expect(page.get_by_text("The words are copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "Ms Okafor, [day]?"
    assert page.evaluate(focused) == "copy"


def test_accessible(page: Page, url: str, look: Look) -> None:
    """No violation in either scheme, in each form, folded and unfolded, with a warning, and in the list."""
    sender = Sender(page, f"{url}every/")
    look.sound(page)
    sender.fill({"Their name": "4111 1111 1111 1111"})
    for tab in TABS.values():
        sender.choose(tab)
        look.sound(page)
    page.goto(url)
    look.sound(page)


def test_without_scripts(browser: Browser, url: str) -> None:
    """All forms with their blanks can be read and copied by hand; no field and no button is there; axe is content."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{url}every/")
    expect(page.locator(".message-form:visible")).to_have_count(3)
    expect(page.get_by_text("Dear [their name],")).to_be_visible()
    expect(page.get_by_text("If it is far").locator("visible=true")).to_have_count(2)
    expect(page.get_by_text("Copy the words, and replace what is in brackets")).to_be_visible()
    expect(page.locator("main :is(input, button, fieldset, details):visible")).to_have_count(0)
    context.close()


def test_nothing_moves(page: Page, url: str) -> None:
    """The script takes over what is there: no layout shift."""
    page.add_init_script(
        """window.shifts = 0; new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) window.shifts += entry.value;
        }).observe({type: 'layout-shift', buffered: true});"""
    )
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        Sender(page, f"{url}every/")
        drawn(page)
        assert page.evaluate("window.shifts") < 0.01


def test_print(page: Page, url: str) -> None:
    """On paper there is the chosen form alone, without fields and buttons."""
    sender = Sender(page, f"{url}every/")
    sender.choose("Email")
    page.emulate_media(media="print")
    expect(page.locator(".message-form:visible")).to_have_count(1)
    expect(page.get_by_role("heading", name="Email")).to_be_visible()
    expect(page.locator("main :is(input, button, fieldset, details):visible")).to_have_count(0)
    assert "Dear [their name]," in sender.form.inner_text()
