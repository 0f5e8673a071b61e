"""Axe looks at what is new, and finds in it what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.structure import Look

pytestmark = pytest.mark.browser
PAGE = """<!doctype html><html lang="en"><title>Page</title><meta name="viewport" content="width=device-width">
<style>
    :root {{ color-scheme: light dark; --weak-in-the-dark: #000; background: #fff; color: #000 }}
    .weak {{ color: #ccc }} .shade {{ background: #eee }} .shade .dim {{ color: var(--weak-in-the-dark) }}
    @media (prefers-color-scheme: dark) {{ :root {{ --weak-in-the-dark: #333; background: #000; color: #fff }}
    .shade {{ background: #222 }} }}
</style><main><h1>Words</h1>{}</main></html>"""

SOUND = """<p>Words.</p><div><p><span><a href=#x>A link</a></span> <button>Name <span>of it</span></button></p></div>"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def test_axe_runs_where_something_is_new(page: Page, tmp_path: Path) -> None:
    """Other words in the same parts are nothing new; another part, or another colour of one, is."""
    look = Look(tmp_path / "memory")
    runs = []
    for inside in (
        "<p>One.</p>",
        "<p>Two.</p><p>Three.</p>",
        "<p>Four <b>five</b>.</p>",
        '<p style="color: #00c">.</p>',
    ):
        page.set_content(PAGE.format(inside))
        runs.append(look.sound(page))
    assert runs == [True, False, True, True]


@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    ("inside", "rule"),
    [
        ("<p><button></button></p>", "button-name"),
        ("<p><button>Name <span><a href=#x>A link</a></span></button></p>", "nested-interactive"),
        ('<p class="weak">Words.</p>', "color-contrast"),
        ('<div class="shade"><p class="dim">Words.</p></div>', "color-contrast"),
        ('<div style="opacity: .3"><p>Words.</p></div>', "color-contrast"),
    ],
    ids=["part", "surroundings", "colour", "colour in the dark", "faded"],
)
def test_what_is_wrong_is_found(page: Page, inside: str, rule: str, tmp_path: Path) -> None:
    """Also after a page with other parts and colours, and again."""
    look = Look(tmp_path / "memory")
    page.set_content(PAGE.format(SOUND))
    assert look.sound(page)
    page.set_content(PAGE.format(inside))
    for _ in range(2):
        with pytest.raises(AssertionError, match=rule):
            look.sound(page)


def test_all_share_what_they_have_seen(page: Page, tmp_path: Path) -> None:
    """A process looks at nothing that another one has found sound; in the long tier, each page is looked at."""
    page.set_content(PAGE.format(SOUND))
    looks = [Look(tmp_path / "memory"), Look(tmp_path / "memory"), Look(tmp_path / "memory", everywhere=True)]
    assert [look.sound(page) for look in looks] == [True, False, True]


def test_what_is_too_wide_is_found(page: Page, tmp_path: Path) -> None:
    """Even if it has been seen."""
    look = Look(tmp_path / "memory")
    page.set_content(PAGE.format("<p>Words.</p>"))
    look.sound(page)
    page.set_content(PAGE.format(f"<p>{'Words' * 40}</p>"))
    with pytest.raises(AssertionError, match="360"):
        look.sound(page)
