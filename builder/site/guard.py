"""Conditions on the entries of an outcome's lists: steps, ways on, and flows after it."""

from __future__ import annotations

from dataclasses import dataclass

from builder.problems import Location


@dataclass(frozen=True, slots=True)
class Guard:
    """The condition of one entry; what it says is among the outcome's conditions, after those of paragraphs."""

    of: str
    """The list: `do-now`, `then` or `next`."""
    place: int
    """The place of the entry in its list."""
    where: Location
