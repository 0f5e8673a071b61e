"""The SVG is well-formed, escaped, and the same as the site's stylesheet says."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from builder.flows.drawing import svg
from builder.flows.drawing.svg import DARK, RULES, Drawing
from tests.knowledge_bases import ROOT

CSS = ROOT / "templates" / "assets" / "css"
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")))


def statements(css: str) -> list[str]:
    """The style rules without their line breaks."""
    return re.sub(r"\s+", " ", css).replace("} ", "}\n").splitlines()


@given(TEXTS, TEXTS, TEXTS)
def test_whatever_is_written_can_be_read(title: str, text: str, link: str) -> None:
    """Titles, lines and addresses come back from an XML reader as they were."""
    body = svg.linked(svg.lines([text, text], 0, 0, 10), link, "drawn-outcome")
    for written in (
        svg.standalone([Drawing("p", title, body, 10, 10, False)], title),
        Drawing(title, title, body, 10, 10, True).inline("i"),
    ):
        root = ElementTree.fromstring(written)
        found = "".join(element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}tspan"))
        assert found == text
        assert root.findtext("{http://www.w3.org/2000/svg}title") == title
        assert [a.get("href") for a in root.iter("{http://www.w3.org/2000/svg}a")] == ([link] if link else [])


def test_an_image_has_a_role_a_name_and_a_description() -> None:
    """With something to follow inside it is a document: the content of an `img` is hidden from screen readers."""
    picture = Drawing("Title", "Words", "", 10, 20, links=False)
    root = ElementTree.fromstring(picture.inline("here"))
    assert ("img", "here.title", "here.desc") == tuple(
        root.get(n) for n in ("role", "aria-labelledby", "aria-describedby")
    )
    assert ["here.title", "here.desc"] == [child.get("id") for child in root][:2]
    followed = ElementTree.fromstring(Drawing("Title", "Words", "", 10, 20, links=True).inline("here"))
    assert "graphics-document document" == followed.get("role")


def test_a_part_of_a_page_has_no_style_of_its_own() -> None:
    """The site's policy forbids it."""
    inline = Drawing("Title", "Words", svg.tip(1, 2), 10, 20, links=False).inline("here")
    assert "style" not in inline
    assert "<style>" in svg.standalone([Drawing("Title", "Words", "", 10, 20, links=False)], "Title")


def test_pictures_stand_beside_or_below_each_other() -> None:
    """Two beside each other, three below."""
    picture = Drawing("T", "W", "", 100, 50, links=False)
    sizes = [re.findall(r'viewBox="0 0 (\d+) (\d+)"', svg.standalone([picture] * count, "T"))[0] for count in (1, 2, 3)]
    assert [("132", "114"), ("264", "114"), ("132", "342")] == sizes


def test_corners_are_rounded() -> None:
    """By as much as the shorter piece allows."""
    line = svg.rounded([(0, 0), (0, 20), (8, 20)], "drawn-line")
    assert line == '<path d="M0 0L0 14Q0 20 4 20L8 20" class="drawn-line"/>'


def test_the_stylesheet_of_the_site_says_the_same() -> None:
    """Every rule of an image that stands alone is one of `drawing.css`."""
    css = (CSS / "drawing.css").read_text("utf-8")
    known = {re.sub(r"\s+", " ", line).strip() for line in statements(css)}
    missing = [rule for rule in statements(RULES) if rule.strip() not in known]
    assert missing == []


def test_the_colours_are_those_of_the_site() -> None:
    """The fall-backs those of the light scheme, and the dark ones those of the dark scheme."""
    light, dark = (CSS / "tokens.css").read_text("utf-8").split("@media (prefers-color-scheme: dark)")
    for name, colour in re.findall(r"var\((--[\w-]+), (#\w+)\)", RULES + svg.PAPER):
        assert f"{name}: {colour};" in light
        assert DARK[name] in dark
    assert all(f"{name}: {colour};" in dark for name, colour in DARK.items())
