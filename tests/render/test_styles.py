"""The stylesheets: they know of no left and right, and their colours can be told apart in both schemes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.knowledge_bases import ROOT

STYLES = sorted((ROOT / "templates/assets/css").glob("*.css"))
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:(?:margin|padding|border|inset)-)?(?:left|right|top|bottom)(?:-\w+)*\s*:"
    r"|(?:(?:min|max)-)?(?:width|height)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)"
    r"|border-(?:top|bottom)-(?:left|right)-radius\s*:)"
)
SIDES = re.compile(r"(?:margin|padding|inset|border-width|border-radius)\s*:\s*([^;]+);")
TOKENS = (ROOT / "templates/assets/css/tokens.css").read_text("utf-8")
PAPERS = ("paper", "raised", "sunk", "accent-soft")
TEXT = [(ink, paper) for ink in ("ink", "muted", "accent", "wrong", "wait", "go") for paper in PAPERS[:3]]
TEXT += [("ink", "accent-soft"), ("accent", "accent-soft"), ("muted", "accent-soft"), ("accent-ink", "accent")]
TEXT += [(f"{tone}", f"{tone}-soft") for tone in ("wrong", "wait", "go")]
TEXT += [(ink, f"{tone}-soft") for tone in ("wrong", "wait", "go") for ink in ("ink", "accent")]


@pytest.mark.parametrize("file", STYLES, ids=[file.stem for file in STYLES])
def test_logical_properties_only(file: Path) -> None:
    """A page that is read from right to left needs no style of its own; what queries ask of a screen stays as it is."""
    text = re.sub(r"/\*.*?\*/|@media[^{]*|@page\s*{[^}]*}", "", file.read_text("utf-8"), flags=re.DOTALL)
    assert PHYSICAL.findall(re.sub(r"--[\w-]+", "", text)) == []
    sides = [value.split() for value in SIDES.findall(text)]
    lopsided = [value for value in sides if len(value) == 4 and value[1] != value[3]]
    assert lopsided == []


def colours(scheme: str) -> dict[str, str]:
    """The colours of a scheme, by name."""
    light, dark = TOKENS.split("@media (prefers-color-scheme: dark)")
    named = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return named | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark)) if scheme == "dark" else named


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG 2.2 defines it."""

    def luminance(colour: str) -> float:
        shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(scheme: str) -> None:
    """Text of every tone on every ground it stands on has 4.5 to 1; edges of fields and the focus have 3 to 1."""
    named = colours(scheme)
    weak = {(ink, paper): round(contrast(named[ink], named[paper]), 2) for ink, paper in TEXT}
    assert {pair: value for pair, value in weak.items() if value < 4.5} == {}
    edges = {(edge, paper): contrast(named[edge], named[paper]) for edge in ("edge", "focus") for paper in PAPERS}
    assert {pair: value for pair, value in edges.items() if value < 3} == {}


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white has 21 to 1, and grey #777777 on white famously just too little."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
