"""Another look: every component is legible in both schemes, in the second theme that the documents offer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from playwright.sync_api import Page

from tests.browser.published import page, served
from tests.browser.reader import violations
from tests.browser.test_components import WIDER
from tests.components import ADDRESS, component_site
from tests.knowledge_bases import ROOT
from tests.shared import shared

__all__ = ["page"]
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the page with all components."""
    files = {f"content/theme/{file.name}": file.read_bytes() for file in (ROOT / "docs/themes/harbour").iterdir()}
    make = partial(component_site, more=files)
    with served(shared(tmp_path_factory, "harbour", make)) as url:
        yield url + ADDRESS


@pytest.mark.one_in(2)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(page: Page, harbour: str, scheme: str) -> None:
    """Axe measures the contrast of all text: the check of the theme's colours has promised no less."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # a plain word, which the types list
    page.goto(harbour)
    assert page.evaluate("getComputedStyle(document.querySelector('h2')).fontFamily").startswith("Charter")
    assert violations(page, ["wcag2aa"]) == []


def test_a_wide_logo_leaves_room(page: Page, harbour: str) -> None:
    """It keeps its shape, and nothing leaves the screen of a phone."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(harbour)
    box = page.locator(".site-title img").bounding_box()
    assert box
    assert box["width"] / box["height"] == pytest.approx(1.5)
    assert page.evaluate(WIDER) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
