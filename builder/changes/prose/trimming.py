"""Find what two fragments of HTML have in common at their ends, so that it is read once and never compared."""

from __future__ import annotations

import re

_TAG_OR_PLACE = re.compile(
    r"<(/?)(?:ul|ol|li|blockquote|div|section|details|figure|table|thead|tbody|tr|th|td|dl|dt|dd)\b|\n(?=<h2|<p>)"
)
"""A tag of an element that holds blocks, or a place after which a block begins."""


def equal_ends(old: str, new: str) -> tuple[int, int]:
    """The number of equal characters at the beginning and at the end, cut between top-level blocks.

    Linear in the characters.
    """
    return _equal_ends(old, new, _places(new))


def changed_part(old: str, new: str) -> tuple[int, int]:
    """The same, but the heading above the first change stays in."""
    places = _places(new)
    begin, end = _equal_ends(old, new, places)
    headings = (place for place in places if place < begin and new.startswith("<h2", place))
    return max(headings, default=0), end


def _equal_ends(old: str, new: str, places: list[int]) -> tuple[int, int]:
    shared = _shared(old, new)
    begin = max((place for place in places if place <= shared), default=0)
    back = _shared(old[begin:][::-1], new[begin:][::-1])
    end = min((place for place in places if place >= len(new) - back), default=len(new))
    return begin, len(new) - end


def _places(html: str) -> list[int]:
    """The places where top-level blocks begin."""
    places, depth = [], 0
    for found in _TAG_OR_PLACE.finditer(html):
        if found[0] == "\n":
            if not depth:
                places.append(found.end())
        else:
            depth += -1 if found[1] else 1
    return places


def _shared(one: str, other: str) -> int:
    """The length of the longest beginning that both have, found by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
