"""Write SVG: elements, lines of real text, and a whole image or a part of a page.

A picture names its parts by classes and holds no colour. In a page, whose policy forbids inline styles, the site's
stylesheet gives the colours; an image that stands alone brings the same rules (`RULES`) in a style element, with the
colours of the site as fall-backs and for dark screens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from builder.flows.drawing import lettering

RULES = """\
.drawing { font-family: Arial, "Helvetica Neue", Helvetica, "Liberation Sans", Arimo, Roboto, sans-serif; }
.drawing text { fill: var(--ink, #1b2226); font-size: 14px; }
.drawing .drawn-small { fill: var(--muted, #545c62); font-size: 12px; }
.drawing .drawn-label { font-size: 13px; }
.drawing .drawn-strong { font-weight: 600; }
.drawing .drawn-heading { font-size: 16px; font-weight: 600; }
.drawing rect { fill: var(--raised, #ffffff); stroke: var(--edge, #6f777d); }
.drawing .drawn-outcome rect { fill: var(--accent-soft, #e3efed); stroke: var(--accent, #0b5f5a); stroke-width: 1.5; }
.drawing .drawn-checkbox rect { fill: var(--sunk, #f1efe9); }
.drawing .drawn-elsewhere rect { fill: none; stroke-dasharray: 2 3; }
.drawing .drawn-gap rect { stroke: var(--wrong, #a4262c); stroke-width: 2; }
.drawing .drawn-line { fill: none; stroke: var(--muted, #545c62); stroke-width: 1.5; }
.drawing .drawn-maybe { stroke-dasharray: 5 4; }
.drawing .drawn-tip { fill: var(--muted, #545c62); }
.drawing a .drawn-strong { text-decoration: underline; text-underline-offset: 2px; }
.drawing a:focus-visible { outline: 3px solid var(--focus, #0b5f5a); outline-offset: 2px; }
@media (forced-colors: active) {
  .drawing rect, .drawing [class] rect { fill: Canvas; stroke: CanvasText; }
  .drawing text, .drawing text[class] { fill: CanvasText; }
  .drawing .drawn-line { stroke: CanvasText; }
  .drawing .drawn-tip { fill: CanvasText; }
  .drawing a text[class] { fill: LinkText; }
}
"""
DARK = {
    "--paper": "#14191b", "--raised": "#1c2225", "--sunk": "#1f2629", "--ink": "#e9e7e2", "--muted": "#aab2b7",
    "--edge": "#8d979d", "--accent": "#85d3c9", "--accent-soft": "#1d3330", "--wrong": "#ff9c98", "--focus": "#85d3c9",
}  # fmt: skip
PAPER = "var(--paper, #fbfaf7)"
MARGIN, EDGE, HEADING = 16, 4, 16
BESIDE = 2
"""The number of pictures shown side by side."""
Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing without a frame, from 0, 0 to its width and height."""

    title: str
    description: str
    body: str
    width: int
    height: int
    links: bool
    """It has links."""

    def inline(self, id_: str) -> str:
        """The picture as part of a page; `id_` is what its ids begin with."""
        size = (self.width + 2 * EDGE, self.height + 2 * EDGE)
        return _frame(_moved(self.body, EDGE, EDGE), size, id_, self.title, self.description, links=self.links)


def standalone(pictures: Sequence[Drawing], title: str) -> str:
    """An image of its own, with titles: two pictures are side by side, more of them one below the other."""
    parts = []
    width = height = 0
    for picture in pictures:
        left, top = (0, height) if len(pictures) > BESIDE else (width, 0)
        parts.append(lines([picture.title], left + MARGIN, top + MARGIN + HEADING, 0, "drawn-heading"))
        parts.append(_moved(picture.body, left + MARGIN, top + 2 * MARGIN + HEADING))
        wide = max(picture.width, int(lettering.width(picture.title, HEADING, bold=True))) + 2 * MARGIN
        width = max(width, left + wide)
        height = max(height, top + 3 * MARGIN + HEADING + picture.height)
    dark = " ".join(f"{name}: {colour};" for name, colour in DARK.items())
    style = RULES + f".drawing {{ background: {PAPER}; }}\n"
    style += f"@media (prefers-color-scheme: dark) {{ .drawing {{ {dark} }} }}\n"
    words = " ".join(picture.description for picture in pictures)
    links = any(picture.links for picture in pictures)
    body = "\n".join([f"<style>\n{escape(style, quote=False)}</style>", *parts])
    return _frame(body, (width, height), "drawing", title, words, links=links) + "\n"


def _moved(body: str, left: int, top: int) -> str:
    return f'<g transform="translate({left} {top})">\n{body}\n</g>'


def _frame(body: str, size: Size, id_: str, title: str, description: str, *, links: bool) -> str:
    # The role `img` would hide the links inside from those who cannot see the picture.
    role = "graphics-document document" if links else "img"
    width, height = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="drawing" role="{role}"'
        f' aria-labelledby="{id_}.title" aria-describedby="{id_}.desc"'
        f' width="{width}" height="{height}" viewBox="0 0 {width} {height}">\n'
        f'<title id="{id_}.title">{escape(title, quote=False)}</title>\n'
        f'<desc id="{id_}.desc">{escape(description, quote=False)}</desc>\n{body}\n</svg>'
    )


def lines(texts: Sequence[str], x: int, y: int, step: int, class_: str = "", *, middle: bool = False) -> str:
    """Lines of text, the baseline of the first one at `y`."""
    spans = "".join(
        escape(text, quote=False) if index == 0 else f'<tspan x="{x}" dy="{step}">{escape(text, quote=False)}</tspan>'
        for index, text in enumerate(texts)
    )
    anchor = ' text-anchor="middle"' if middle else ""
    return f'<text x="{x}" y="{y}"{anchor}{_class(class_)}>{spans}</text>'


def linked(body: str, link: str, class_: str) -> str:
    """A group that leads somewhere, if there is a link."""
    return f'<a href="{escape(link)}"{_class(class_)}>{body}</a>' if link else f"<g{_class(class_)}>{body}</g>"


def rounded(points: Sequence[tuple[int, int]], class_: str, radius: int = 6) -> str:
    """A line through the points with rounded corners."""
    steps = [f"M{points[0][0]} {points[0][1]}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        first, last = _towards(corner, before, radius), _towards(corner, after, radius)
        steps.append(f"L{first[0]} {first[1]}Q{corner[0]} {corner[1]} {last[0]} {last[1]}")
    steps.append(f"L{points[-1][0]} {points[-1][1]}")
    return f'<path d="{"".join(steps)}"{_class(class_)}/>'


def tip(x: int, y: int) -> str:
    """The head of an arrow that points down to a place."""
    return f'<path d="M{x} {y}l-5 -9h10z" class="drawn-tip"/>'


def _towards(corner: tuple[int, int], end: tuple[int, int], radius: int) -> tuple[int, int]:
    """The point on the way to an end that is one radius away, or half the way if that is less."""
    across, down = end[0] - corner[0], end[1] - corner[1]
    length = abs(across) + abs(down)
    step = min(radius, length // 2)
    return corner[0] + step * ((across > 0) - (across < 0)), corner[1] + step * ((down > 0) - (down < 0))


def _class(class_: str) -> str:
    return f' class="{class_}"' if class_ else ""
