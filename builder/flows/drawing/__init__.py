"""Draw a flow: a chart of its questions and outcomes as SVG, and the same in words.

`graph.py` says what is drawn; `layers`, `proper`, `crossings`, `coordinates` and `routes` place it (Sugiyama, Tagawa
and Toda, «Methods for visual understanding of hierarchical system structures», 1981, is the frame that they fill);
`chart` and `svg` write it. The same flow gives the same bytes on every machine.
"""

from __future__ import annotations

from builder.flows.diagram import Diagram
from builder.flows.drawing import svg
from builder.flows.drawing.chart import chart_of
from builder.flows.drawing.graph import NO_LINKS, Links, graph_of
from builder.flows.drawing.outline import outline
from builder.flows.drawing.parts import parts_of
from builder.flows.drawing.rules import rule_list
from builder.flows.drawing.svg import Drawing
from builder.flows.model import Flow
from builder.languages import t

__all__ = ["Drawing", "Links", "draw", "outline", "pictures"]


def draw(flow: Flow, diagram: Diagram, links: Links = NO_LINKS) -> str:
    """The flow as an SVG image that stands alone."""
    return svg.standalone(pictures(flow, diagram, links), flow.title)


def pictures(flow: Flow, diagram: Diagram, links: Links = NO_LINKS) -> list[Drawing]:
    """The pictures to put in a page, with `Drawing.inline`: the chart, and the rules where it had to be folded.

    Of a flow that is not asked in the order of its diagram, the rules alone.
    """
    if flow.proof_order:
        return [rule_list(flow, links)]
    graph = graph_of(flow, diagram, links)
    parts = parts_of(graph)
    titles = [t("drawing.chart")] * len(parts)
    if len(parts) > 1:
        titles = [t("drawing.part", number=number, question=part.boxes[0].text) for number, part in enumerate(parts, 1)]
    drawn = [chart_of(part, title) for part, title in zip(parts, titles, strict=True)]
    return [*drawn, rule_list(flow, links)] if graph.folded and flow.rules else drawn
