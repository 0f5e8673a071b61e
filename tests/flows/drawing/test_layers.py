"""Every edge leads down, and boxes that nothing follows make room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.flows.drawing.graph import Edge
from builder.flows.drawing.layers import in_order, layers_of
from tests.flows.drawing.random_graphs import edges


@given(edges(), st.integers(50, 1000))
def test_edges_lead_down(drawn: tuple[int, list[Edge]], most: int) -> None:
    """Whatever the width of the page, and the first layer is 0."""
    count, found = drawn
    layers = layers_of([100] * count, [(edge.source, edge.target) for edge in found], most)
    assert min(layers) == 0
    assert all(layers[edge.source] < layers[edge.target] for edge in found)


def test_a_box_lies_near_what_follows_it() -> None:
    """A box between a far one above and near ones below goes down: 1 leads to 3 and 4 at the end of a long way."""
    links = [(0, 1), (0, 2), (2, 5), (5, 3), (5, 4), (1, 3), (1, 4)]
    assert [0, 2, 1, 3, 3, 2] == layers_of([100] * 6, links, 1000)


def test_outcomes_go_down_where_a_layer_is_too_wide() -> None:
    """Three boxes fit; the last of the five outcomes lie below the others, the question that follows stays."""
    links = [(0, box) for box in range(1, 7)] + [(1, 6)]
    layers = layers_of([100] * 7, links, 300)
    assert [0, 1, 1, 1, 2, 2] == layers[:6]


@given(edges())
def test_order_is_topological(drawn: tuple[int, list[Edge]]) -> None:
    """Every box stands once, behind those that lead to it."""
    count, found = drawn
    order = in_order(count, [(edge.source, edge.target) for edge in found])
    assert sorted(order) == list(range(count))
    assert all(order.index(edge.source) < order.index(edge.target) for edge in found)
