"""Every component in light and dark, in forced colours and from right to left: legible, and no wider than a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.published import page, served
from tests.browser.reader import violations
from tests.components import ADDRESS, component_site
from tests.shared import shared

__all__ = ["page"]
pytestmark = pytest.mark.browser
WIDER = """() => [...document.querySelectorAll('main *')].filter((each) => {
    const {left, right} = each.getBoundingClientRect();
    return (left < -1 || right > innerWidth + 1) && !each.closest('.table, .drawing-frame, svg');
}).map((each) => each.outerHTML.slice(0, 80))"""
EDGES = """() => [...document.querySelectorAll(
    '.option, .button, .box, .do-now, .shortcuts a, .section-list, .flow-card, .group-flow li, .message-paper, .ask'
)].filter((each) => each.checkVisibility()).filter((each) => {
    const style = getComputedStyle(each);
    return ['top', 'right', 'bottom', 'left'].every((side) => style[`border-${side}-width`] === '0px');
}).map((each) => each.className)"""


@pytest.fixture(scope="module")
def components(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the page."""
    with served(shared(tmp_path_factory, "components", component_site)) as url:
        yield url + ADDRESS


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(page: Page, components: str, scheme: str) -> None:
    """Axe measures the contrast of all text."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # a plain word, which the types list
    page.goto(components)
    assert violations(page, ["wcag2aa"]) == []


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [360, 900])
def test_nothing_leaves_the_screen(page: Page, components: str, direction: str, width: int) -> None:
    """On a phone and on a tablet, in both directions; what scrolls within itself may."""
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(components)
    page.evaluate(f"document.documentElement.dir = '{direction}'")
    assert page.evaluate(WIDER) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_forced_colours(page: Page, components: str) -> None:
    """Without a ground of their own, cards and buttons still have edges."""
    page.emulate_media(forced_colors="active")
    page.goto(components)
    assert page.evaluate(EDGES) == []
