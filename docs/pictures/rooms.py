"""Draw the rooms of the program and their imports, from the code: `python -m docs.pictures.rooms`.

Written to `rooms.svg`, which is committed; a test compares the two. An import is left out where a longer way through
other rooms has it already, since the picture shows who may know whom, and that is passed on.
"""

from __future__ import annotations

from html import escape

from builder.flows.drawing.graph import Edge
from builder.flows.drawing.layout import Rectangle, lay_out
from builder.flows.drawing.routes import Route
from docs.pages import ARTICLES
from tests.architecture import Graph, floors, rooms

FILE = ARTICLES / "explanation/rooms.svg"
TITLE = "The rooms of builder/ and their imports"
WIDTH, HEIGHT, MARGIN = 110, 34, 12
HEAD = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">
<title>{title}</title>
<style>
text{{font:14px ui-monospace,monospace;text-anchor:middle;fill:#10302e}}
rect{{fill:#e7f3f1;stroke:#0b5f5a;stroke-width:1.5}}
.way{{fill:none;stroke:#5f7f7c;stroke-width:1.5;marker-end:url(#arrow)}}
</style>
<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
<path d="M0 0 8 4 0 8z" fill="#5f7f7c"/></marker></defs>
<rect width="{width}" height="{height}" style="fill:#fff;stroke:none"/>
"""


def reduced(graph: Graph) -> Graph:
    """The same graph without each arrow that a longer way replaces. It has no circle."""
    below: dict[str, frozenset[str]] = {}
    for room in sorted(graph, key=lambda room: floors(graph)[room]):
        below[room] = graph[room].union(*(below[other] for other in graph[room]))
    return {
        room: frozenset(other for other in others if not any(other in below[third] for third in others))
        for room, others in graph.items()
    }


def drawn(graph: Graph, title: str = TITLE, box_width: int = WIDTH) -> str:
    """An SVG with a box for each room, or what else is named, and an arrow from each to those it imports, or has."""
    floor = floors(graph)
    order = sorted(graph, key=lambda room: (-floor[room], room))
    arrows = [(room, other) for room in order for other in sorted(graph[room])]
    edges = [Edge(order.index(room), order.index(other), sure=True) for room, other in arrows]
    layout = lay_out([(box_width, HEIGHT)] * len(order), [(0, 0)] * len(edges), edges)
    lines = [_line(route) for route in layout.routes]
    boxes = [_box(room, place) for room, place in zip(order, layout.boxes, strict=True)]
    head = HEAD.format(title=escape(title), width=layout.width + 2 * MARGIN, height=layout.height + 2 * MARGIN)
    return "\n".join([head.rstrip("\n"), *lines, *boxes, "</svg>\n"])


def _box(room: str, place: Rectangle) -> str:
    left, top = place.left + MARGIN, place.top + MARGIN
    box = f'<rect x="{left}" y="{top}" width="{place.width}" height="{place.height}" rx="4"/>'
    return f'{box}<text x="{left + place.width // 2}" y="{top + place.height // 2 + 5}">{escape(room)}</text>'


def _line(route: Route) -> str:
    """A line that ends at a box, or joins one that does and so needs no arrow of its own."""
    points = " ".join(f"{x + MARGIN} {y + MARGIN}" for x, y in route.points)
    end = "" if route.arrow else ' style="marker:none"'
    return f'<path class="way" d="M{points}"{end}/>'


def main() -> None:
    """Write the picture."""
    FILE.write_text(drawn(reduced(rooms())), "utf-8")


if __name__ == "__main__":
    main()
