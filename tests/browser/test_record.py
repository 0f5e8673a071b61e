"""Records of what a reader did: saved, printed, with a message; and nothing of what is typed leaves the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.keeping import NAMES, RESULT, Keeper, device, keep_url
from tests.browser.structure import Look, look

__all__ = ["keep_url", "look"]
pytestmark = pytest.mark.browser
SAVE = "Save as a text file"
TYPED = {
    "What_you_did": "Asked for another day",
    "Day": "2026-06-09",
    "Time": "14:05",
    "How": "By email",
    "To_whom": "Zoë Okafor",
    "What_you_sent_or_said": "Dear Zoë,\n\ncan we move it?",
    "What_came_back": "Nothing yet",
}


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone in London."""
    with device(browser) as page:
        yield page


def record(keeper: Keeper) -> str:
    """The words of the file that is saved."""
    name, data = keeper.saved(SAVE)
    today = keeper.page.evaluate("new Date().toLocaleDateString('sv')")
    assert name == f"record-{today}.txt"
    assert keeper.said() == f"Saved as {name}."
    text = data.decode("utf-8-sig")
    assert data.startswith(b"\xef\xbb\xbf")
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n", "\n")


def test_whole_record(phone: Page, keep_url: str) -> None:
    """Everything that was typed, which advice it was, its pinned address, and when the record was written."""
    keeper = Keeper(phone, keep_url, "record")
    keeper.fill(**TYPED)
    version = phone.locator('[data-part="boxes"]').get_attribute("data-version")
    parts = record(keeper).split("\n\n")
    assert parts[:8] == [
        "Record of what I did", "What I did: Asked for another day", parts[2], "How: By email", "To whom: Zoë Okafor",
        "What I sent or said:\nDear Zoë,", "can we move it?", "What came back: Nothing yet",
    ]  # fmt: skip
    assert re.fullmatch(r"When: Tuesday,? 9 June 2026 at 14:05", parts[2])
    assert parts[8:10] == [f"Advice: Go there, version {version}", f"Its address: {keep_url}flows/pick/outcomes/go/"]
    assert re.fullmatch(r"Written: \w+,? \d+ \w+ \d{4} at \d\d:\d\d (GMT|BST)", parts[10])
    assert parts[11] == "A note that I made myself. It is not a legal document.\n"


def test_empty_record(phone: Page, keep_url: str) -> None:
    """The day and the time are those of now, what was left empty is left out, and answers are in only if ticked."""
    keeper = Keeper(phone, keep_url, "record")
    now = phone.evaluate("new Date().toLocaleDateString('sv')")
    expect(keeper.field("Day")).to_have_value(now)
    text = record(keeper)
    labels = [part.partition(":")[0] for part in text.split("\n\n")]
    assert labels[:-1] == ["Record of what I did", "When", "Advice", "Its address", "Written"]
    keeper.field("Add my answers").check()
    assert "My answers:\nHow is the pay?: Low\nIs it far?: A little\n" in record(keeper)
    keeper.fill(Time="")
    assert re.search(r"^When: [^:]*$", record(keeper), re.MULTILINE)
    keeper.fill(Day="")
    keeper.press(SAVE)
    expect(keeper.field("Day")).to_be_focused()
    expect(keeper.field("Day")).to_have_accessible_description("Enter the day.")


def test_message_as_filled_in(phone: Page, keep_url: str) -> None:
    """The words of a message of the result go in as they are then, in the form that is shown, below what was typed."""
    phone.goto(f"{keep_url}{RESULT}")
    phone.locator('[data-part="boxes"]').wait_for()
    put_message(phone)
    keeper = Keeper(phone, "", "record")
    phone.locator('.result [data-slot="job"]').last.evaluate("each => { each.textContent = 'cook'; }")
    keeper.fill(What_you_sent_or_said="First words")
    keeper.press("Put in the words above: Asking")
    sent = keeper.field("What you sent or said").input_value()
    assert sent == "First words\n\nThe job\n\nDear [their name],\n\nAbout the cook"
    expect(keeper.field("How")).to_have_value("email")
    assert keeper.said() == "The words are in. Change them to what you really sent."


def put_message(page: Page) -> None:
    """Put a message into the result, as a card has it."""
    page.evaluate(
        """() => {
            const make = (name, marks, ...inside) => {
                const made = document.createElement(name);
                for (const [key, value] of Object.entries(marks)) made.setAttribute(`data-${key}`, value);
                made.append(...inside);
                return made;
            };
            const slot = make('span', {slot: 'job'}, '[job]');
            const lines = [make('p', {}, 'Dear [their name],'), make('p', {}, 'About the ', slot)];
            const body = make('div', {part: 'body'}, ...lines);
            const email = make('section', {form: 'email'}, make('p', {part: 'subject'}, 'The job'), body);
            const other = make('section', {form: 'text'}, make('div', {part: 'body'}, make('p', {}, 'Hello')));
            other.hidden = true;
            document.querySelector('.result').append(make('div', {module: 'message', title: 'Asking'}, other, email));
        }"""
    )


@pytest.mark.long
def test_printed_alone(phone: Page, keep_url: str) -> None:
    """On paper there is the record alone, on one page; afterwards the page is as it was."""
    phone.add_init_script("window.print = () => { window.asked = true; };")
    keeper = Keeper(phone, keep_url, "record")
    keeper.fill(**TYPED)
    heading = phone.locator("h1:visible").inner_text()
    keeper.press("Print the record")
    assert phone.evaluate("window.asked")
    expect(phone.locator("h1:visible")).to_have_text(heading)
    phone.emulate_media(media="print")
    expect(phone.locator("h1:visible")).to_have_text("Record of what I did")
    shown = phone.locator("body").inner_text()
    assert shown.startswith("Record of what I did\nWhat I did\nAsked for another day\nWhen\n")
    assert "can we move it?" in shown
    assert "Take a coat" not in shown
    assert phone.pdf(format="A4").count(b"/Type /Page\n") == 1
    phone.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(phone.locator(".record-paper")).to_have_count(0)
    phone.emulate_media(media="print")
    expect(phone.locator("h1:visible")).to_have_text(heading)


def test_nothing_leaves(phone: Page, keep_url: str) -> None:
    """Typed words are in no request, storage, address or state of the history, and are gone after a reload."""
    requested: list[str] = []
    phone.on("request", lambda request: requested.append(f"{request.url} {request.post_data or ''}"))
    keeper = Keeper(phone, keep_url, "record")
    phone.wait_for_load_state("networkidle")
    loaded = len(requested)
    address, entries = phone.url, phone.evaluate("history.length")
    keeper.fill(**{**TYPED, "To_whom": "Confidential"})
    assert "Confidential" in record(keeper)
    phone.locator('[data-keep="calendar"] summary').click()
    calendar = phone.locator('[data-keep="calendar"]')
    calendar.get_by_label("Place or link").fill("Confidential")
    calendar.get_by_label("Day", exact=True).fill("2026-06-09")
    calendar.get_by_label("Time", exact=True).fill("14:30")
    with phone.expect_download():
        calendar.get_by_role("button", name="Save the calendar file").click()
    assert [each for each in requested[loaded:] if not each.startswith("blob:")] == []
    assert not [each for each in requested if "Confidential" in each]
    kept = """async () => JSON.stringify([
        {...localStorage}, {...sessionStorage}, document.cookie, window.name, history.state,
        await indexedDB.databases(), await caches.keys(),
    ])"""
    assert "Confidential" not in phone.evaluate(kept)
    assert phone.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert (phone.url, phone.evaluate("history.length")) == (address, entries)
    phone.reload()
    phone.locator('[data-keep="record"] summary').click()
    expect(phone.get_by_label("To whom")).to_have_value("")
    fields = phone.locator("form.keep-form :is(input, textarea, select)")
    assert set(fields.evaluate_all("all => all.map((each) => each.autocomplete)")) == {"off"}


@pytest.mark.one_in(3)
@pytest.mark.parametrize("kind", NAMES)
def test_accessible(phone: Page, keep_url: str, kind: str, look: Look) -> None:
    """No violation in either scheme, with mistakes and with what is said after; no wider than a small phone."""
    keeper = Keeper(phone, keep_url, kind)
    look.sound(phone)
    keeper.fill(Day="")
    keeper.press(SAVE if kind == "record" else "Save the calendar file")
    look.sound(phone)
    keeper.fill(Day="2026-10-25", Time="01:30")
    keeper.press(SAVE if kind == "record" else "Save the calendar file")
    look.sound(phone)
    phone.set_viewport_size({"width": 320, "height": 640})
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


def test_by_keyboard(phone: Page, keep_url: str) -> None:
    """From the box to the saved file by keys alone."""
    keeper = Keeper(phone, keep_url, "reply-by")
    phone.keyboard.press("Tab")
    expect(keeper.field("Day")).to_be_focused()
    phone.keyboard.type("09062027")
    keeper.field("Time").focus()
    phone.keyboard.type("1700")
    with phone.expect_download() as download:
        phone.keyboard.press("Enter")
    assert download.value.suggested_filename == "reminder.ics"


def test_loaded_when_opened(phone: Page, keep_url: str) -> None:
    """The page loads no script, no style and no words of the forms until one is opened; then each once."""
    requested: list[str] = []
    phone.on("request", lambda request: requested.append(request.url.rpartition("/")[2]))
    phone.goto(f"{keep_url}{RESULT}")
    phone.locator('[data-keep="record"]').wait_for()
    phone.wait_for_load_state("networkidle")
    own = {f"keep{part}" for part in (".js", ".css", "-words.js", "-form.js", "-record.js", "-calendar.js")}
    assert not own & set(requested)
    for kind in ("record", "calendar", "record"):
        phone.locator(f'[data-keep="{kind}"] summary').click()
    phone.locator('[data-keep="calendar"] form').wait_for()
    assert [requested.count(name) for name in sorted(own)] == [1] * len(own)
    expect(phone.locator('[data-keep="record"] form')).to_have_count(1)


@pytest.mark.long
def test_without_a_network(browser: Browser, keep_url: str) -> None:
    """A box that cannot load its form says what it needs, and is filled when it is opened with a connection."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{keep_url}{RESULT}")
    box = page.locator('[data-keep="record"]')
    box.wait_for()
    context.set_offline(True)
    with page.expect_event("requestfailed"):
        box.locator("summary").click()
    expect(box.get_by_text("The form is loading. The first time, it needs a connection.")).to_be_visible()
    box.locator("summary").click()
    context.set_offline(False)
    box.locator("summary").click()
    expect(box.get_by_role("button", name=SAVE)).to_be_visible()
    context.close()


def test_without_scripts(browser: Browser, keep_url: str) -> None:
    """The advice's own page says in one sentence what to write down; no form is there; other advice says nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{keep_url}flows/pick/outcomes/go/")
    expect(page.get_by_text("Keep proof: write down what you did")).to_be_visible()
    expect(page.locator("[data-keep], form")).to_have_count(0)
    page.goto(f"{keep_url}flows/pick/outcomes/stay/")
    expect(page.get_by_text("Keep proof")).to_have_count(0)
    context.close()
