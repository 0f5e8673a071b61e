"""Placed boxes and labels do not overlap, and lines meet nothing but their ends."""

from __future__ import annotations

from itertools import combinations, pairwise, product

from hypothesis import given, settings

from builder.flows.drawing.graph import Edge
from builder.flows.drawing.layout import Layout, Rectangle, lay_out
from builder.flows.drawing.proper import Size
from tests.flows.drawing.random_graphs import sized
from tests.properties import examples

Piece = tuple[tuple[int, int], tuple[int, int]]
Drawn = tuple[list[Size], list[Size], list[Edge]]


def apart(one: Rectangle, other: Rectangle) -> bool:
    """True if two rectangles have no point in common."""
    return (
        one.left + one.width < other.left
        or other.left + other.width < one.left
        or one.top + one.height < other.top
        or other.top + other.height < one.top
    )


def inside(place: Rectangle, start: tuple[int, int], end: tuple[int, int]) -> bool:
    """True if a horizontal or vertical line has a point inside of a rectangle, its edges left out."""
    (left, right), (top, bottom) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    across = left < place.left + place.width and right > place.left
    return across and top < place.top + place.height and bottom > place.top


def on_one_another(one: Piece, other: Piece) -> bool:
    """True if two horizontal or vertical lines have more than a point in common."""
    for same, along in ((0, 1), (1, 0)):
        if one[0][same] == one[1][same] == other[0][same] == other[1][same]:
            (a, b), (c, d) = (sorted((piece[0][along], piece[1][along])) for piece in (one, other))
            return min(b, d) > max(a, c)
    return False


def everything(layout: Layout) -> list[Rectangle]:
    """Boxes and labels."""
    return [*layout.boxes, *(place for place in layout.labels if place)]


@settings(max_examples=examples(10), deadline=None)
@given(sized())
def test_boxes_and_labels_do_not_overlap(drawn: Drawn) -> None:
    """Each pair is apart, everything has its size and lies within the drawing."""
    boxes, labels, edges = drawn
    layout = lay_out(boxes, labels, edges)
    places = everything(layout)
    assert all(apart(one, other) for one, other in combinations(places, 2))
    assert boxes == [(place.width, place.height) for place in layout.boxes]
    assert labels == [(place.width, place.height) if place else (0, 0) for place in layout.labels]
    assert all(place.left >= 0 and place.top >= 0 for place in places)
    assert all(place.left + place.width <= layout.width for place in places)
    assert all(place.top + place.height <= layout.height for place in places)


@settings(max_examples=examples(10), deadline=None)
@given(sized())
def test_lines_lead_down_and_meet_no_box_or_label(drawn: Drawn) -> None:
    """Every piece of a line is horizontal or goes down, between the boxes and labels and within the drawing."""
    layout = lay_out(*drawn)
    places = everything(layout)
    for route in layout.routes:
        assert all(0 <= x <= layout.width and 0 <= y <= layout.height for x, y in route.points)
        for start, end in pairwise(route.points):
            assert start[1] == end[1] or (start[0] == end[0] and start[1] < end[1])
            assert not any(inside(place, start, end) for place in places)


@settings(max_examples=examples(10), deadline=None)
@given(sized())
def test_every_box_that_is_led_to_has_an_arrow(drawn: Drawn) -> None:
    """At the middle of its upper edge, and every box that leads on has lines at its lower edge."""
    boxes, labels, edges = drawn
    layout = lay_out(boxes, labels, edges)
    arrows = {route.points[-1] for route in layout.routes if route.arrow}
    targets = {edge.target for edge in edges}
    assert arrows == {(layout.boxes[box].left + boxes[box][0] // 2, layout.boxes[box].top) for box in targets}
    begins = [route.points[0] for route in layout.routes]
    for box in {edge.source for edge in edges}:
        place = layout.boxes[box]
        bottom = place.top + place.height
        assert any(y == bottom and place.left < x < place.left + place.width for x, y in begins)


@settings(max_examples=examples(10), deadline=None)
@given(sized())
def test_lines_to_different_boxes_do_not_run_together(drawn: Drawn) -> None:
    """They cross at most: no two of their pieces lie on one another."""
    routes = lay_out(*drawn).routes
    for one, other in combinations(routes, 2):
        if one.leads_to != other.leads_to:
            for a, b in product(pairwise(one.points), pairwise(other.points)):
                assert not on_one_another(a, b), (one, other)


@settings(max_examples=examples(10), deadline=None)
@given(sized())
def test_a_drawing_is_the_same_every_time(drawn: Drawn) -> None:
    """Nothing depends on more than what is drawn."""
    assert lay_out(*drawn) == lay_out(*drawn)
