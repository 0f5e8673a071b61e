"""A portable copy as a reviewer opens it: with a double click, in a browser that has JavaScript on."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.build import build
from builder.render.options import Options
from tests.browser.published import page
from tests.knowledge_bases import CASES

__all__ = ["page"]
pytestmark = pytest.mark.browser


def test_flow_is_walked_from_disk(page: Page, tmp_path: Path) -> None:
    """From the first page to an outcome by clicks alone, with styles; nothing is asked of a network or the console."""
    assert build(CASES / "good/everything", tmp_path / "site", Options(portable=True)).ok
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto((tmp_path / "site/index.html").as_uri())
    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Decide step by step").click()
    page.get_by_role("main").get_by_role("link", name="Pick", exact=True).click()
    expect(page.get_by_text("This copy of the site has no scripts.")).to_be_visible()
    page.get_by_role("link", name="Start now").click()
    for _ in range(20):
        option = page.locator(".options-links a")
        if not option.count():
            break
        option.first.click()
    expect(page.get_by_text("You get this advice when")).to_be_visible()
    assert "/flows/pick/outcomes/" in page.url
    assert page.locator("body").evaluate("body => getComputedStyle(body).margin") == "0px"
    page.get_by_role("link", name="Leave this site").wait_for()
    assert [url for url in requested if not url.startswith("file://")] == []
