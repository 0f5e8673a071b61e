"""Read who reviewed a page, and after how long it is to be reviewed again."""

from __future__ import annotations

from builder.load.fields import Fields

MOST_MONTHS = 120
"""The longest time between two reviews."""


def read_months(fields: Fields, key: str) -> int | None:
    """A time between two reviews, in months."""
    months = fields.integer(key)
    if months is not None and not 1 <= months <= MOST_MONTHS:
        node = fields.node_of(key)
        fix = f"write a number of months from 1 to {MOST_MONTHS}, like 12"
        fields.problem(node.where if node else fields.begin, "wrong-value", f"`{key}` is {months}", fix)
        return None
    return months


def read_reviewer(fields: Fields) -> str:
    """The reviewer; a review has a day."""
    if fields.has("reviewer") or fields.has("review-every"):
        fields.lacks("reviewed", "add `reviewed: …`, the day of that review, or take `reviewer` and `review-every` out")
    return fields.text("reviewer")
