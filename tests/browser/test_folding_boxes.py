"""Folding boxes: a link into a closed one opens it, also without scripts; in print all are open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.build import build
from builder.render.options import Options
from tests.browser.published import page, served
from tests.browser.reader import violations
from tests.knowledge_bases import write_files

__all__ = ["page"]
pytestmark = pytest.mark.browser
ARTICLE = """\
---
title: Boxes
summary: Words.
---
See [the law](#the-law).

:::: details What the law says
## The law

Words of law.

::: details A box in it
Words inside.
:::

- a list
::::
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with one article."""
    root = tmp_path_factory.mktemp("folding")
    write_files(root, {"content/site.yaml": "title: Test\n", "content/articles/decide/one.md": ARTICLE})
    assert build(root, root / "site", Options()).ok
    with served(root / "site") as url:
        yield f"{url}decide/one/"


def test_a_link_opens_it(page: Page, address: str) -> None:
    """From the page, and from elsewhere; what is nested stays as it is."""
    page.goto(address)
    expect(page.get_by_text("Words of law.")).to_be_hidden()
    page.get_by_role("link", name="the law").click()
    expect(page.get_by_text("Words of law.")).to_be_visible()
    expect(page.get_by_text("Words inside.")).to_be_hidden()
    page.goto("about:blank")
    page.goto(f"{address}#the-law")
    expect(page.get_by_role("heading", name="The law")).to_be_in_viewport()
    assert violations(page) == []


def test_by_keys_without_scripts(browser: Browser, address: str) -> None:
    """The browser does it all."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_text("What the law says").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Words of law.")).to_be_visible()
    context.close()


def test_on_paper(page: Page, address: str) -> None:
    """Both are open."""
    page.goto(address)
    page.emulate_media(media="print")
    for words in ("Words of law.", "Words inside."):
        assert page.get_by_text(words).evaluate("each => each.getBoundingClientRect().height") > 0
