"""A site of messages for the browser, and readers of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from builder.build import build
from builder.render.options import Options
from tests.browser.chromium import PATIENCE
from tests.browser.published import served
from tests.browser.reader import until
from tests.knowledge_bases import write_files

FLOW = """\
format: 1
title: Pick
summary: Pick one.
questions:
  pay:
    ask: How is the pay?
    options: {high: {label: High, clause: the pay is high}, low: {label: Low, clause: the pay is low}}
  far:
    ask: Is it far?
    options: {very: {label: Very, clause: it is far}, little: {label: A little, clause: it is near}}
rules:
  - {when: {pay: high}, advise: go}
  - {when: {far: little}, advise: go}
  - {otherwise: stay}
outcomes:
  go: {title: Go, verdict: Go., messages: every, advice: Take a coat.}
  stay: {title: Stay, verdict: Stay., advice: Rest.}
"""
EVERY = r"""---
title: Every form
summary: With every type of variable.
occasion: Tests
subject: "{job} on {day}: 1 & 2 #3 +4?"
flow: pick
variables:
  contact: {type: name, label: Their name, example: Ms Okafor}
  job: {label: The job, example: cook}
  day: {type: day, label: Day, example: 2026-06-09}
  time: {type: time, label: Time, example: "14:30"}
  tel: {type: tel, label: Your number, example: 07700 900123}
  mail: {type: email, label: Your address, example: sam@example.com}
  link: {type: link, label: Link, example: "https://example.com/room"}
  pay: {label: The pay, example: good, from: pay, words: {high: very good}}
  far: {label: The way, example: long, from: far}
---
## Email

Dear {contact},

About {job} on {day} at {time}: 1 & 2, #3 + 4?

::: when {pay: high}
The pay is {pay}.
:::

- {tel}
- {mail}

1. {link}

::: when {far: very}
It is far: {far}.
:::

Yours\
Sam

## Text

{contact}, {day}?

::: when {far: very}
It is far.
:::

## Phone

Hello {contact}.
"""
PLAIN = "---\ntitle: Plain\nsummary: Without blanks.\noccasion: Tests\n---\n## Text\n\nI will not come.\n"
FILES: dict[str, str | bytes] = {
    "content/site.yaml": "title: Test\nlanguage: en-GB\n",
    "content/flows/pick/flow.yaml": FLOW,
    "content/messages/every.md": EVERY,
    "content/messages/plain.md": PLAIN,
}
FILLED = {
    "Their name": "Zoë & Co #1 😀", "The job": "cook + baker", "Day": "2026-06-09", "Time": "14:05",
    "Your number": "07700 900123", "Your address": "sam@example.com", "Link": "https://example.com/room?a=1&b=2",
}  # fmt: skip
"""Words for the fields that are always there, by their labels, with all that an address could get wrong."""


SOME = {"Their name": "Ms Okafor"}


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


class Sender:
    """Fills in a message, and sends it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        page.goto(url)
        page.locator(".message[data-ready]").wait_for()

    def unfold(self) -> None:
        """Show the fields, where they are folded."""
        details = self.page.locator("details.message-fields")
        if details.get_attribute("open") is None:
            details.locator("summary").click()

    def choose(self, form: str) -> None:
        """Choose a form by the word on its tab."""
        self.page.get_by_role("radio", name=form, exact=True).check()

    def fill(self, values: dict[str, str]) -> None:
        """Type into fields that this form has, by their labels."""
        self.unfold()
        for label, value in values.items():
            field = self.page.get_by_label(label, exact=True)
            if field.is_visible():
                field.fill(value)

    @property
    def form(self) -> Locator:
        """The form that is shown."""
        return self.page.locator(".message-form:visible")

    def copied(self) -> str:
        """The words that the button copies."""
        self.page.evaluate("navigator.clipboard.writeText('')")
        self.form.locator("[data-action=copy]").click()
        until(self.page, "navigator.clipboard.readText()")
        return str(self.page.evaluate("navigator.clipboard.readText()")).replace("\r\n", "\n")

    def said(self) -> str:
        """The confirmation."""
        return self.form.locator("[data-part=said]").inner_text()

    def link(self) -> str:
        """The address that opens the message."""
        return str(self.form.locator("a[data-part=open]").get_attribute("href") or "")
