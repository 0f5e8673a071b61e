"""A flow whose results offer forms, for the browser, and a reader who fills them in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Browser, Locator, Page

from builder.build import build
from builder.render.options import Options
from tests.browser.chromium import PATIENCE
from tests.browser.messages import EVERY
from tests.browser.published import served
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
    options: {very: {label: "Very, I say", clause: it is far}, little: {label: A little, clause: it is near}}
rules:
  - {when: {pay: high}, advise: go}
  - {when: {far: little}, advise: go}
  - {otherwise: stay}
outcomes:
  go: {title: Go there, verdict: Go., keep: [calendar, reply-by, record], messages: every, advice: Take a coat.}
  stay: {title: Stay, verdict: Stay., advice: Rest.}
"""
FILES: dict[str, str | bytes] = {
    "content/site.yaml": "title: Test\nlanguage: en-GB\n",
    "content/flows/pick/flow.yaml": FLOW,
    "content/messages/every.md": EVERY,
}
RESULT = "flows/pick/#answers=pay.low_far.little&version=x"
"""The result with every form, as a link with answers."""
NAMES = {
    "calendar": "Put the interview in your calendar",
    "reply-by": "Set a reminder to reply",
    "record": "Keep a record of what you did",
}


@pytest.fixture(scope="module")
def keep_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site."""
    root = write_files(tmp_path_factory.mktemp("keep"), FILES)
    assert build(root, root / "site", Options()).ok
    with served(root / "site") as base:
        yield base


@contextmanager
def device(browser: Browser, zone: str = "Europe/London", **more: object) -> Iterator[Page]:
    """A phone in a time zone; anything written to the console fails the test."""
    viewport = {"width": 360, "height": 740}
    context = browser.new_context(viewport=viewport, locale="en-GB", timezone_id=zone, **more)  # type: ignore[arg-type]  # as Playwright takes them
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


class Keeper:
    """Comes to the result, opens a form, fills it in and saves."""

    def __init__(self, page: Page, url: str, kind: str) -> None:
        """Without an address, the result is open."""
        self.page = page
        if url:
            page.goto(f"{url}{RESULT}")
        self.box = page.locator(f'[data-keep="{kind}"]')
        self.box.locator("summary").click()
        self.box.locator("form").wait_for()

    def field(self, label: str) -> Locator:
        """A field by its label."""
        return self.box.get_by_label(label, exact=True)

    def fill(self, **values: str) -> None:
        """Type into fields, by their labels; a choice takes its words."""
        for label, value in values.items():
            field = self.field(label.replace("_", " "))
            if field.evaluate("each => each.localName") == "select":
                field.select_option(label=value)
            else:
                field.fill(value)

    def press(self, name: str = "Save the calendar file") -> None:
        """Press a button."""
        self.box.get_by_role("button", name=name).click()

    def saved(self, name: str = "Save the calendar file") -> tuple[str, bytes]:
        """The name of the file that a button saves, and what is in it."""
        with self.page.expect_download() as download:
            self.press(name)
        return download.value.suggested_filename, Path(download.value.path()).read_bytes()

    def event(self) -> icalendar.Event:
        """The one event of the file that is saved, as an independent program reads it."""
        calendar = icalendar.Calendar.from_ical(self.saved()[1])
        assert calendar.errors == []
        (event,) = calendar.walk("VEVENT")
        assert event.errors == []
        assert isinstance(event, icalendar.Event)
        return event

    def said(self) -> str:
        """The words after a press."""
        return self.box.locator(".keep-said").inner_text()
