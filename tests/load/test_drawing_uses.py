"""Drawings that come to more than browsers can draw, or that draw themselves, and those that are fine."""

from __future__ import annotations

import pytest

from builder.load.drawing import read_drawing
from builder.load.drawing_uses import MAX_SHAPES, CircularDrawingError, DrawingUses
from builder.load.refused_image import Refused
from builder.site import Variant

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1 1">{}</svg>'
LEVELS = range(1, 30)


def doubling(part: str, kind: str = "g") -> str:
    """Thirty groups, each of which holds `part` twice, with the number of the one before it in the place of `N`."""
    groups = (f'<{kind} id="a{n}">{part.replace("N", str(n - 1)) * 2}</{kind}>' for n in LEVELS)
    return f'<{kind} id="a0"><rect/></{kind}>{"".join(groups)}'


LAUGHS = {
    "use": doubling('<use href="#aN"/>'),
    "old use": doubling('<use xlink:href="#aN"/>'),
    "mask": doubling('<rect mask="url(#aN)"/>', "mask"),
    "clip in a style": doubling("<rect style=\"clip-path: URL( '#aN' )\"/>", "clipPath"),
    "pattern": doubling('<rect fill="url(#aN) red"/>', "pattern"),
    "inherited pattern": doubling('<g><pattern href="#aN"/></g>', "pattern"),
    "escaped": doubling('<use href="#%61N"/>'),
    "class": "".join(f"<style>.c{n}, .d {{ mask: url(#a{n}) }}</style>" for n in LEVELS)
    + doubling('<rect class="x cN"/>', "mask"),
    "class that is not closed": "".join(f"<style>/* }} */ g .c{n} {{ mask: url(#a{n})</style>" for n in LEVELS)
    + doubling('<rect class="cN"/>', "mask"),
    "markers": f'<marker id="m">{"<path/>" * 500}</marker><path marker-mid="url(#m)" d="M0 0{" 1 1" * 500}"/>',
    "filters": '<filter id="f"><feGaussianBlur/></filter>' + '<rect filter="url(#f)"/>' * (MAX_SHAPES // 100),
}
CIRCLES = {
    "itself": ('<g id="a"><use href="#a"/></g>', "a"),
    "the other one": ('<g id="a"><use href="#b"/></g><mask id="b"><rect mask="url(#a)"/></mask>', "a"),
    "by a class": ('<style>.c { fill: url(#p) }</style><pattern id="p"><rect class="c"/></pattern>', "p"),
}
FINE = {
    "many uses": '<g id="a"><rect/><text>A</text></g>' + '<use href="#a"/>' * 1_000,
    "many shapes": "<rect/>" * 50_000,
    "gradients": '<linearGradient id="a"/><linearGradient id="b" href="#a"/><rect fill="url(#b)"/>' * 100,
    "of nothing": '<use href="#"/><use href="#none"/><rect fill="url(#none)"/>',
    "styles as drawing programs write them": "<style>.cls-1{fill:url(#a);}.cls-2{clip-path:url(#b);}</style>"
    '<linearGradient id="a"/><clipPath id="b"><rect/></clipPath><g class="cls-2"><path class="cls-1"/></g>',
    "a blur": '<filter id="f"><feGaussianBlur stdDeviation="3 4.5"/></filter><rect filter="url(#f)"/>',
}


@pytest.mark.parametrize("part", LAUGHS.values(), ids=LAUGHS)
def test_too_many_shapes(part: str) -> None:
    """Whatever it is that is used again, and however that is written."""
    result = read_drawing(SVG.format(part).encode())
    assert isinstance(result, Refused)
    assert result.message.startswith("this drawing comes to more than 200,000 shapes")


@pytest.mark.parametrize(("part", "name"), CIRCLES.values(), ids=CIRCLES)
def test_circles(part: str, name: str) -> None:
    """A part drawn inside itself is named."""
    result = read_drawing(SVG.format(part).encode())
    assert isinstance(result, Refused)
    assert result.message == f"this drawing draws `{name}` as a part of itself"


@pytest.mark.parametrize("part", FINE.values(), ids=FINE)
def test_fine(part: str) -> None:
    """Files of drawing programs are published."""
    assert isinstance(read_drawing(SVG.format(part).encode()), Variant)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ('<filter><feTurbulence numOctaves="1e9"/></filter>', "a filter with `numOctaves` of `1e9`"),
        ('<filter><feMorphology radius="1 101"/></filter>', "a filter with `radius` of `1 101`"),
        ('<filter><feConvolveMatrix order="16"/></filter>', "a filter with `order` of `16`"),
    ],
)
def test_filters(part: str, words: str) -> None:
    """Numbers that what is done for each pixel grows with."""
    result = read_drawing(SVG.format(part).encode())
    assert isinstance(result, Refused)
    assert words in result.message


def test_count() -> None:
    """Each element counts once and what it uses each time; a style for any element means all."""
    uses = DrawingUses()
    for name, attributes in (("svg", {}), ("g", {"id": "a"}), ("rect", {})):
        uses.begin(name, attributes)
    uses.end()
    uses.end()
    for _ in range(10):
        uses.begin("use", {"href": "#a"})
        uses.end()
    assert uses.count() == 1 + 2 + 10 * 3
    uses.style("* { mask: url(#b) }")  # which may mean what is masked with it, too
    uses.begin("g", {"id": "b"})
    with pytest.raises(CircularDrawingError, match="b"):
        uses.count()
