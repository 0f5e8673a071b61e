"""Messages in the browser: filled in, chosen, copied and sent; and nothing of what is typed leaves the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from urllib.parse import parse_qs, unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.build import build, read_and_check
from builder.render.page import Options
from builder.site import MessagePage
from builder.site.message_text import plain_text
from tests.browser.chromium import PATIENCE
from tests.browser.messages import FILES, FILLED, Sender
from tests.browser.published import served
from tests.browser.reader import violations
from tests.knowledge_bases import write_files

pytestmark = pytest.mark.browser
TABS = {"email": "Email", "text": "Text", "phone": "Call"}
BOXES = ("If the pay is high", "If it is far")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The knowledge base."""
    return write_files(tmp_path_factory.mktemp("messages"), FILES)


@pytest.fixture(scope="module")
def url(root: Path) -> Iterator[str]:
    """The address of its messages."""
    assert build(root, root / "site", Options()).ok
    with served(root / "site") as base:
        yield f"{base}messages/"


@pytest.fixture(scope="module")
def every(root: Path) -> MessagePage:
    """The message with every form, as the program has it."""
    return next(each for each in read_and_check(root)[0].messages if each.slug == "every")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone that lets pages copy; anything written to the console fails the test."""
    permissions = ["clipboard-read", "clipboard-write"]
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="en-GB", permissions=permissions)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


SOME = {"Their name": "Ms Okafor"}
CASES = [
    pytest.param(form, values, ticked, id=f"{form}-{name}-{len(ticked)}")
    for form, (name, values), ticked in product(
        TABS, {"none": {}, "some": SOME, "all": FILLED}.items(), [(), (1,), (0, 1)]
    )
    if form != "phone" or not ticked
]


@pytest.mark.parametrize(("form", "values", "ticked"), CASES)
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


def test_mail(page: Page, url: str) -> None:
    """The link to the mail program carries subject and body whole: line ends, `&`, `#`, `+` and emoji."""
    sender = Sender(page, f"{url}every/")
    sender.choose("Email")
    sender.fill(FILLED)
    page.get_by_label("Their email address").fill("jobs+cook@example.org")
    address, _, query = sender.link().removeprefix("mailto:").partition("?")
    assert unquote(address) == "jobs+cook@example.org"
    assert "+" not in query
    found = parse_qs(query, keep_blank_values=True, strict_parsing=True)
    assert found["subject"] == ["cook + baker on Tuesday 9 June: 1 & 2 #3 +4?"]
    assert found["body"][0].replace("\r\n", "\n") == sender.copied()
    assert "%0D%0A%0D%0A" in query
    assert "😀" in found["body"][0]
    expect(page.get_by_text("On a work computer, your employer may be able to read")).to_be_visible()


def test_text_and_call(page: Page, url: str) -> None:
    """`sms:` works without a number and with one; `tel:` is there only once a number was typed."""
    sender = Sender(page, f"{url}every/")
    sender.choose("Text")
    sender.fill(SOME)
    assert unquote(sender.link()) == "sms:?&body=Ms Okafor, [day]?"
    page.get_by_label("Their number").locator("visible=true").fill("+44 (0)7700 900-123")
    assert sender.link().startswith("sms:+4407700900123?&body=Ms%20Okafor")
    sender.choose("Call")
    call = page.get_by_role("link", name="Call them")
    expect(call).to_be_hidden()
    sender.form.get_by_label("Their number").fill("07700 900123")
    assert call.get_attribute("href") == "tel:07700900123"


def test_half_a_character_and_too_long(page: Page, url: str) -> None:
    """Half of a character is no error, and what is too long for a link is said, not cut off."""
    sender = Sender(page, f"{url}every/")
    sender.choose("Text")
    sender.unfold()
    name = page.get_by_label("Their name")
    name.evaluate("each => { each.value = 'a\\ud83d'; each.dispatchEvent(new Event('input', {bubbles: true})); }")
    assert "%EF%BF%BD" in sender.link()
    name.fill("😀" * 400)
    sender.form.locator("a[data-part=open]").click()
    assert sender.said() == "This message is too long for such a link. Copy it instead."
    assert page.url == f"{url}every/"


def test_share_and_save(page: Page, url: str) -> None:
    """The share sheet gets subject and words, where a device has one; a saved file holds the words."""
    page.add_init_script("navigator.share = async (given) => { window.given = given; };")
    sender = Sender(page, f"{url}every/")
    sender.choose("Email")
    sender.form.get_by_role("button", name="Share").click()
    assert page.evaluate("window.given.title").startswith("[the job] on [day]")
    assert page.evaluate("window.given.text") == sender.copied()
    with page.expect_download() as download:
        sender.form.get_by_role("button", name="Save as a file").click()
    assert download.value.suggested_filename == "every.txt"
    saved = Path(download.value.path()).read_text("utf-8")
    assert saved == f"[the job] on [day]: 1 & 2 #3 +4?\n\n{sender.copied()}\n"


def test_copying_is_refused(page: Page, url: str) -> None:
    """Without permission the older way copies; without that, the page says so."""
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error());")
    sender = Sender(page, f"{url}plain/")
    sender.form.locator("[data-action=copy]").click()
    expect(page.get_by_text("The words are copied.")).to_be_visible()
    page.evaluate("document.execCommand = () => false")
    sender.form.locator("[data-action=copy]").click()
    expect(page.get_by_text("This browser did not copy the words.")).to_be_visible()


HARMLESS = (
    "07700 900123", "+49 1511 2345678", "4915112345678", "9 June 2026 at 14:30", "Room 123456", "09-06-26",
    "reference 2026-000123", "GB-2026-0012", "Ms Okafor", "£48.50", "1234 5678 9012 3456", "The ID badge is blue",
    "I have no passport yet",
)  # fmt: skip
WARNED = {
    "bank": ("GB29 NWBK 6016 1331 9268 19", "my iban is DE89370400440532013000 thanks", "12-34-56 and 12345678",
             "account number: 12345678", "sort code 12 34 56"),
    "card": ("4111 1111 1111 1111", "it is 5555-5555-5555-4444", "378282246310005"),
    "identity": ("QQ 12 34 56 C".replace("QQ", "AB"), "078-05-1120", "passport number 123456789", "C12345678",
                 "National Insurance: AB123456C", "ID number is L01X00T47"),
}  # fmt: skip


def test_warnings(page: Page, url: str) -> None:
    """A number that looks like that of a bank, a card or a person is told at its field; nothing is blocked."""
    sender = Sender(page, f"{url}every/")
    sender.choose("Email")
    sender.unfold()
    field = page.get_by_label("The job")
    warning = page.locator('[id="message.every.job.warning"]')
    for typed in HARMLESS:
        field.fill(typed)
        assert warning.inner_text() == "", typed
    starts = {"bank": "This looks like a bank", "card": "This looks like a card", "identity": "This looks like the num"}
    for kind, texts in WARNED.items():
        for typed in texts:
            field.fill(typed)
            assert warning.inner_text().startswith(starts[kind]), typed
    assert "ID number is L01X00T47" in sender.copied()
    assert warning.get_attribute("role") == "status"


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


def test_nothing_leaves(browser: Browser, url: str) -> None:
    """Typed words are in no request, storage, address or state of the history, and are gone after a reload."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    sender = Sender(page, f"{url}every/")
    loaded = len(requested)
    sender.choose("Email")
    sender.fill({**FILLED, "Their name": "Confidential"})
    assert "Confidential" in sender.copied()
    with page.expect_download():
        sender.form.get_by_role("button", name="Save as a file").click()
    sender.choose("Text")
    assert [each for each in requested[loaded:] if not each.startswith("blob:")] == []
    kept = """async () => [localStorage.length, sessionStorage.length, document.cookie, window.name, history.state,
        (await indexedDB.databases()).length, (await caches.keys()).length]"""
    assert page.evaluate(kept) == [0, 0, "", "", None, 0, 0]
    assert page.url == f"{url}every/"
    assert page.evaluate("history.length") == 2
    page.reload()
    page.locator(".message[data-ready]").wait_for()
    assert page.locator("input[data-variable]").evaluate_all("all => all.map((each) => each.value).join('')") == ""
    page.goto("about:blank")
    page.go_back()
    assert page.evaluate("history.state") is None
    context.close()


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
    page.locator("summary").focus()
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible(page: Page, url: str, scheme: str) -> None:
    """No violation in either scheme, in each form, folded and unfolded, with a warning, and in the list."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    sender = Sender(page, f"{url}every/")
    assert violations(page) == []
    sender.fill({"Their name": "4111 1111 1111 1111"})
    for tab in TABS.values():
        sender.choose(tab)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.goto(url)
    assert violations(page) == []


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
        page.wait_for_timeout(200)
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
