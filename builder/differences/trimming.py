"""Find what two fragments of HTML have in common at their ends, so that it is read once and never compared."""

from __future__ import annotations

CONTAINERS = (
    "ul", "ol", "li", "blockquote", "div", "section", "details", "figure", "table", "thead", "tbody", "tr", "th", "td",
    "dl", "dt", "dd",
)  # fmt: skip
"""What blocks can be in."""
BEGINNINGS = ("\n<h2", "\n<p>")
"""Where a block of its own may begin."""
TRIES = 8
"""So many places are tried for each kind before nothing is cut off."""


def equal_ends(old: str, new: str) -> tuple[int, int]:
    """How many characters are equal at the beginning and at the end, cut between blocks that are in no other block.

    Nothing where no such place is near. Linear in the characters.
    """
    begin = _cut(new[: _shared(old, new)])
    old, new = old[begin:], new[begin:]
    back = _shared(old[::-1], new[::-1])
    return begin, _cut_end(new[len(new) - back :])


def changed_part(old: str, new: str) -> tuple[int, int]:
    """The same, but that the heading which the first change stands under is left in, where it is near."""
    begin, end = equal_ends(old, new)
    heading = new.rfind("\n<h2", 0, begin) + 1
    return (heading if _is_whole(new[:heading]) else 0), end


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


def _cut(beginning: str) -> int:
    """The last place in it behind which a block begins that is in no other one."""
    found = 0
    for mark in BEGINNINGS:
        place = len(beginning)
        for _ in range(TRIES):
            place = beginning.rfind(mark, found, place)
            if place < 0:
                break
            if _is_whole(beginning[: place + 1]):
                found = place + 1
                break
    return found


def _cut_end(ending: str) -> int:
    """How many characters from the first such place on."""
    found = 0
    for mark in BEGINNINGS:
        place = -1
        for _ in range(TRIES):
            place = ending.find(mark, place + 1)
            if place < 0:
                break
            if _is_whole(ending[place + 1 :]):
                found = max(found, len(ending) - place - 1)
                break
    return found


def _is_whole(html: str) -> bool:
    """Whether everything that is opened is closed."""
    return all(html.count(f"<{tag}") == html.count(f"</{tag}") for tag in CONTAINERS)
