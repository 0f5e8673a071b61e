"""The committed pictures are those that their SVG draws."""

from __future__ import annotations

import base64

import pytest
from playwright.sync_api import Browser

from docs.pictures.draw import DRAWN, PICTURES, drawn

pytestmark = pytest.mark.browser
DIFFERENCE = """async (urls) => {
    const [one, other] = await Promise.all(urls.map(async (url) => {
        const image = new Image();
        image.src = url;
        await image.decode();
        const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
        const context = canvas.getContext('2d');
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, canvas.width, canvas.height).data;
    }));
    return one.length === other.length
        ? one.reduce((sum, value, place) => sum + Math.abs(value - other[place]), 0) / one.length
        : 255;
}"""
BETWEEN_BROWSERS = 1.0
"""The most that a colour may differ on average, of 255: versions of a browser smooth edges differently."""


def data_url(picture: bytes) -> str:
    """A picture as an address."""
    kind = "png" if picture.startswith(b"\x89PNG") else "x-icon"
    return f"data:image/{kind};base64,{base64.b64encode(picture).decode()}"


@pytest.mark.parametrize("name", DRAWN)
def test_they_are_up_to_date(browser: Browser, name: str) -> None:
    """After a change of an SVG, `python -m docs.pictures.draw` was run."""
    page = browser.new_page()
    urls = [data_url(picture) for picture in ((PICTURES / name).read_bytes(), drawn(browser, name))]
    difference = page.evaluate(DIFFERENCE, urls)
    page.close()
    assert difference < BETWEEN_BROWSERS
