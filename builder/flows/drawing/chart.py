"""The picture of a graph: its boxes and labels lettered, placed and written down.

Linear in what is drawn, besides the layout.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from builder.flows.drawing import svg
from builder.flows.drawing.graph import Box, Edge, Graph
from builder.flows.drawing.layout import Rectangle, lay_out
from builder.flows.drawing.lettering import balanced, width
from builder.flows.drawing.proper import Size
from builder.flows.drawing.routes import PORT
from builder.languages import t

TEXT, LABEL, SMALL = 14, 13, 12
LINE, LABEL_LINE, SMALL_LINE = 18, 16, 15
BOX_WIDTH, LABEL_WIDTH, PADDING = 150, 112, 10
LEGEND = (("drawn-line", "drawing.sure"), ("drawn-line drawn-maybe", "drawing.maybe"))


@dataclass(frozen=True, slots=True)
class Lettered:
    """The lines of a box or a label, and its size."""

    text: tuple[str, ...]
    small: tuple[str, ...]
    size: Size


def chart_of(graph: Graph, title: str) -> svg.Drawing:
    """The picture of a graph."""
    exits = Counter(edge.source for edge in graph.edges)
    boxes = [_letter_box(box, exits[place]) for place, box in enumerate(graph.boxes)]
    labels = [_letter_label(edge) for edge in graph.edges]
    layout = lay_out([box.size for box in boxes], [label.size for label in labels], graph.edges)
    parts = [
        svg.rounded(route.points, "drawn-line" if route.sure else "drawn-line drawn-maybe")
        for route in sorted(layout.routes, key=lambda route: route.sure)
    ]
    parts += [svg.tip(*end) for end in dict.fromkeys(route.points[-1] for route in layout.routes if route.arrow)]
    for place, label in zip(layout.labels, labels, strict=True):
        if place:
            parts.append(_label(place, label))
    for place, lettered, box in zip(layout.boxes, boxes, graph.boxes, strict=True):
        parts.append(_box(place, lettered, box))
    legend = [] if all(edge.sure for edge in graph.edges) else _legend()
    top = LINE * 3 if legend else 0
    return svg.Drawing(
        title=title,
        description=_description(graph),
        body="\n".join([*legend, f'<g transform="translate(0 {top})">', *parts, "</g>"]),
        width=max(layout.width, 240 if legend else 0),
        height=layout.height + top,
        links=any(box.link for box in graph.boxes),
    )


def _letter_box(box: Box, exits: int) -> Lettered:
    """The lines of a box, which is wide enough for its exits: all but one may lie on one side of the middle."""
    strong = box.kind != "checkbox"
    text = balanced(box.text, TEXT, BOX_WIDTH, bold=strong)
    small = balanced(box.note, SMALL, BOX_WIDTH) if box.note else ()
    widest = max([width(t, TEXT, bold=strong) for t in text] + [width(t, SMALL) for t in small])
    height = LINE * len(text) + SMALL_LINE * len(small) + 2 * PADDING - 4
    return Lettered(text, small, (max(_even(widest) + 2 * PADDING, 2 * PORT * exits), height))


def _letter_label(edge: Edge) -> Lettered:
    text = tuple(
        line
        for number, label in enumerate(edge.labels)
        for line in balanced(t("drawing.or", answer=label) if number else label, LABEL, LABEL_WIDTH)
    )
    if not text:
        return Lettered((), (), (0, 0))
    return Lettered(text, (), (_even(max(width(t, LABEL) for t in text)), LABEL_LINE * len(text)))


def _even(size: float) -> int:
    return 2 * int(size / 2 + 1)


def _box(place: Rectangle, lettered: Lettered, box: Box) -> str:
    middle = place.left + place.width // 2
    first = place.top + PADDING + TEXT - 3
    strong = "" if box.kind == "checkbox" else "drawn-strong"
    body = f'<rect x="{place.left}" y="{place.top}" width="{place.width}" height="{place.height}" rx="6"/>' + svg.lines(
        lettered.text, middle, first, LINE, strong, middle=True
    )
    if lettered.small:
        below = first + LINE * len(lettered.text) - 1
        body += svg.lines(lettered.small, middle, below, SMALL_LINE, "drawn-small", middle=True)
    return svg.linked(body, box.link, f"drawn-{box.kind}")


def _label(place: Rectangle, lettered: Lettered) -> str:
    return svg.lines(
        lettered.text, place.left + place.width // 2, place.top + LABEL - 1, LABEL_LINE, "drawn-label", middle=True
    )


def _legend() -> list[str]:
    parts = []
    for number, (class_, message) in enumerate(LEGEND):
        y = 6 + LINE * number
        parts.append(svg.rounded([(0, y), (36, y)], class_))
        parts.append(svg.lines([t(message)], 44, y + 4, 0, "drawn-small"))
    return parts


def _description(graph: Graph) -> str:
    """A description for those who cannot see the picture."""
    asks = [box for box in graph.boxes if box.kind in ("question", "checkbox")]
    ends = [box for box in graph.boxes if box.kind == "outcome"]
    if not asks:
        return t("drawing.no-question", outcome=ends[0].text) if ends else t("drawing.nothing")
    count, titles = sum(box.outcomes for box in ends), t("list.semicolon").join(box.text for box in ends)
    outcomes = t("drawing.outcomes", count=count, titles=titles) if ends else t("drawing.no-outcomes")
    if count > len(ends):
        outcomes = t("drawing.together-outcomes", count=count)
    return t("drawing.described", first=asks[0].text, count=len(asks), outcomes=outcomes)
