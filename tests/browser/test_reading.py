"""Reading an article: links to headings that copy, footnotes in place, folded sources, headings that moved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.build import build
from builder.render.options import Options
from tests.browser.published import BASE_PATH, page, served
from tests.browser.reader import until, violations
from tests.browser.structure import Look, look
from tests.knowledge_bases import write_files

__all__ = ["look", "page"]
pytestmark = pytest.mark.browser
LONG = "\n\n".join(f"Paragraph {number} of many words that fill the page." for number in range(40))
BODY = f"""\
A claim.[^why] Another one [@study].

## What to take along

{LONG}

## Grüße & Küsse

Words.

[^why]: Because of [this](two.md).

    And of *that*.
"""
CONTENT = {
    "content/site.yaml": "title: Go\n",
    "content/sources.yaml": "study: {title: A study, grade: B, url: https://example.org/}\n",
    "content/articles/decide/one.md":
        "---\ntitle: One\nsummary: The first.\nanchors: {old: what-to-take-along, gone: 'two.md#here'}\n---\n" + BODY,
    "content/articles/decide/two.md":
        f"---\ntitle: Two\nsummary: The second.\n---\n{LONG}\n\n## Here\n\nWords.\n",
    "content/flows/pick/flow.yaml": """\
format: 1
title: Which one?
summary: To pick.
questions:
  ill: {ask: Are you ill?, options: {yes: "Yes", no: "No"}}
rules:
  - {when: {ill: "yes"}, advise: rest}
  - {otherwise: go}
outcomes:
  rest: {title: Rest, verdict: Rest today., advice: "Sleep.[^a]\\n\\n[^a]: It helps."}
  go: {title: Go, verdict: Go today., advice: Walk.}
""",
}  # fmt: skip


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Two long articles and a flow."""
    root: Path = tmp_path_factory.mktemp("reading")
    write_files(root, {**CONTENT})
    built = build(root, root / "site", Options("https://example.org" + BASE_PATH))
    assert built.ok, built
    with served(root / "site") as address:
        yield address


def test_copying_the_link_to_a_heading(page: Page, url: str, look: Look) -> None:
    """By keys, said once it is done, without moving anything; the heading is called by its words alone."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{url}decide/one/")
    expect(page.get_by_role("heading", name="Grüße & Küsse", exact=True)).to_be_visible()
    link = page.get_by_role("link", name="Link to “What to take along”")
    box = link.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    height = page.evaluate("document.body.scrollHeight")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{url}decide/one/#what-to-take-along"
    expect(page).to_have_url(f"{url}decide/one/#what-to-take-along")
    assert page.evaluate("document.body.scrollHeight") == height
    look.sound(page)


def test_a_link_that_cannot_be_copied_is_still_one(page: Page, url: str) -> None:
    """Nothing is said that is not so."""
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(f"{url}decide/one/")
    page.get_by_role("link", name="Link to “Grüße & Küsse”").click()
    until(page, "decodeURIComponent(location.hash) === '#grüße--küsse'")
    expect(page.locator("[data-part=copied]")).to_be_empty()


def test_a_footnote_opens_in_place(page: Page, url: str) -> None:
    """The page stays where it is; Tab goes on into the words, Escape closes, and the mark has the focus again."""
    page.goto(f"{url}decide/one/")
    mark = page.get_by_role("button", name="Footnote [1]")
    note = page.locator(".means:visible")
    mark.focus()
    page.keyboard.press("Enter")
    expect(note).to_contain_text("Because of this.")
    expect(note).to_contain_text("And of that.")
    box = note.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert page.evaluate("[scrollY, location.hash]") == [0, ""]
    assert violations(page) == []
    page.keyboard.press("Tab")
    expect(note.get_by_role("link", name="this")).to_be_focused()
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(mark).to_be_focused()


@pytest.mark.parametrize("address", ["decide/one/", "flows/pick/outcomes/rest/"])
def test_a_footnote_without_javascript(browser: Browser, url: str, address: str) -> None:
    """The mark leads to the footnote, which leads back."""
    page = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()
    page.goto(url + address)
    page.locator(".footnote-ref a").click()
    expect(page.locator(".footnote-item")).to_be_in_viewport()
    page.locator(".footnote-backref").last.click()
    expect(page.locator(".footnote-ref a")).to_be_in_viewport()
    page.context.close()


def test_footnotes_of_advice(page: Page, url: str) -> None:
    """On the page of an outcome and in a result."""
    page.goto(f"{url}flows/pick/outcomes/rest/")
    page.get_by_role("button", name="Footnote [1]").click()
    expect(page.locator(".means:visible")).to_contain_text("It helps.")
    page.goto(f"{url}flows/pick/")
    page.get_by_role("link", name="Start now").click()
    page.get_by_label("Yes").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Footnote [1]").click()
    expect(page.locator(".means:visible")).to_contain_text("It helps.")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_sources_are_folded(browser: Browser, url: str, scripts: bool) -> None:
    """To a line that counts them; a mark in the text opens them at its source."""
    page = browser.new_context(java_script_enabled=scripts).new_page()
    page.goto(f"{url}decide/one/")
    source = page.get_by_role("link", name="A study")
    expect(page.get_by_text("1 source: 1 B")).to_be_visible()
    expect(source).not_to_be_visible()
    page.get_by_role("link", name="Source and grade: 1 B").click()
    expect(source).to_be_in_viewport()
    page.context.close()


def test_an_anchor_of_before(page: Page, url: str) -> None:
    """It leads to the heading of today, or at once to another page, and Back leads past it."""
    page.goto(f"{url}decide/two/")
    page.goto(f"{url}decide/one/#old")
    expect(page.get_by_role("heading", name="What to take along")).to_be_in_viewport()
    page.goto(f"{url}decide/one/#gone")
    expect(page).to_have_url(f"{url}decide/two/#here")
    expect(page.get_by_role("heading", name="Here")).to_be_in_viewport()


def test_an_anchor_of_before_without_javascript(browser: Browser, url: str) -> None:
    """A line that nobody else sees leads on."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{url}decide/one/")
    moved = page.get_by_text("This part is on another page now: Two")
    expect(moved).not_to_be_visible()
    page.goto(f"{url}decide/one/#gone")
    expect(moved).to_be_in_viewport()
    page.context.close()
