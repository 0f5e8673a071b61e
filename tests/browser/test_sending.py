"""Messages on their way: links, the share sheet, files and warnings; and nothing of what is typed leaves the page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.messages import FILLED, SOME, Sender, page, root, url

__all__ = ["page", "root", "url"]
pytestmark = pytest.mark.browser


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
