"""Help services in a browser: the page of all of them, and the links in a text and in a result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.build import build
from builder.render.options import Options
from tests.browser.published import BASE_PATH, page, served
from tests.browser.structure import Look, look
from tests.knowledge_bases import CASES

__all__ = ["look", "page"]
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def help_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site that uses every key."""
    folder: Path = tmp_path_factory.mktemp("help") / "site"
    assert build(CASES / "good/everything", folder, Options("https://example.org" + BASE_PATH)).ok
    with served(folder) as url:
        yield url


@pytest.mark.parametrize("address", ["help-services/", "decide/go-or-not/"])
def test_for_everyone(page: Page, help_url: str, address: str, look: Look) -> None:
    """No violation, nothing wider than a phone, and every link is called what is seen."""
    page.goto(help_url + address)
    look.sound(page)


def test_the_page_of_all(page: Page, help_url: str) -> None:
    """The foot leads there; emergency services are first and stand out; each way is a link to follow."""
    page.goto(help_url)
    page.get_by_role("navigation", name="The whole site").get_by_role("link", name="Help").click()
    country = page.locator("section", has=page.get_by_role("heading", name="United Kingdom"))
    services = country.locator(".help-service")
    expect(services.locator("b")).to_have_text(["Rescue", "Listeners"])
    expect(services.first).to_have_css("font-weight", "650")
    expect(services.first).to_have_css("border-inline-start-width", "4px")
    links = services.nth(1).locator("ul a")
    tel, sms, mail = "tel:+441632960001", "sms:85258?body=HELLO%20YOU", "mailto:us@example.org"
    assert [tel, sms, mail, "https://www.example.org/talk/"] == [link.get_attribute("href") for link in links.all()]
    for words in ("Day and night.", "They call back.", "Checked on 23 November 2026.", "Fair pay"):
        expect(services.nth(1)).to_contain_text(words)


def test_on_paper(page: Page, help_url: str) -> None:
    """Numbers and addresses are read as text, and no address is printed twice."""
    page.goto(help_url + "decide/go-or-not/")
    page.emulate_media(media="print")
    line = page.locator(".help-line", has_text="Listeners")
    words = re.sub(r"\s+", " ", line.inner_text())
    assert "Listeners: 01632 960 001, text “HELLO YOU” to 85258, us@example.org, example.org/talk" == words
    for link in line.locator("a").all():
        assert link.evaluate("link => getComputedStyle(link, '::after').content") in ("none", "normal")


def test_in_a_result(page: Page, help_url: str) -> None:
    """The ways to reach a service stand in the advice and its steps, with the mark of the source."""
    page.goto(help_url + "flows/pick/outcomes/stay/")
    line = page.locator(".steps .help-line")
    expect(line.get_by_role("link", name="999")).to_have_attribute("href", "tel:999")
    expect(page.locator(".steps .cite a").first).to_be_visible()
