"""A sheet of paper: boxes that can be ticked and are forgotten, a button that prints, and nothing else in print."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.build import build
from builder.render.options import Options
from tests.browser.published import page, served
from tests.browser.structure import Look, look
from tests.knowledge_bases import write_files

__all__ = ["look", "page"]
pytestmark = pytest.mark.browser
SHEET = "---\ntitle: A list\nsummary: Two things.\nreviewed: 2026-11-23\n{more}---\n- [ ] One [@law]\n- [x] Two\n"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a sheet, and with an article that says the same."""
    root = tmp_path_factory.mktemp("sheet")
    write_files(root, {
        "content/site.yaml": "title: Test\nbase-url: https://example.org/\n",
        "content/sources.yaml": "law: {title: The law, grade: A}\n",
        "content/articles/go/sheet.md": SHEET.format(more="sheet: true\n"),
        "content/articles/go/list.md": SHEET.format(more=""),
    })  # fmt: skip
    assert build(root, root / "site", Options()).ok
    with served(root / "site") as url:
        yield url


def test_boxes(page: Page, address: str) -> None:
    """Those of a sheet can be ticked, with the keys too, and a tick is gone when the page is loaded again."""
    page.goto(address + "go/sheet/")
    one = page.get_by_role("checkbox", name="One")
    one.focus()
    page.keyboard.press("Space")
    expect(one).to_be_checked()
    expect(page.get_by_role("checkbox", name="Two")).to_be_checked()
    page.reload()
    expect(one).not_to_be_checked()
    page.goto(address + "go/list/")
    expect(page.get_by_role("checkbox", name="One")).to_be_disabled()
    expect(page.get_by_role("button")).to_have_count(0)
    assert page.locator("link[href*='sheet'], script[src*='sheet']").count() == 0


def test_the_button_prints(page: Page, address: str) -> None:
    """It does what the menu of the browser does; then no words are needed."""
    page.goto(address + "go/sheet/")
    page.evaluate("window.print = () => { document.body.dataset.printed = ''; }")
    page.get_by_role("button", name="Print, or save as PDF").click()
    expect(page.locator("body[data-printed]")).to_have_count(1)
    expect(page.locator(".sheet-how")).to_be_hidden()


def test_without_scripts(browser: Browser, address: str) -> None:
    """Words say how to print; the boxes work."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "go/sheet/")
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.locator(".sheet-how")).to_contain_text("choose “Print” in the menu")
    page.get_by_role("checkbox", name="One").check()
    expect(page.get_by_role("checkbox", name="One")).to_be_checked()
    context.close()


def test_paper(page: Page, address: str) -> None:
    """The title, the list and where it comes from; no source and nothing around it."""
    page.goto(address + "go/sheet/")
    page.emulate_media(media="print")
    words = " ".join(page.locator("body").inner_text().split())
    assert words == "A list Two things. One Two Test · https://example.org/go/sheet/ · 23 November 2026"
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1


def test_for_everyone(page: Page, address: str, look: Look) -> None:
    """No violation, and nothing sticks out."""
    page.goto(address + "go/sheet/")
    look.sound(page)
