"""The parts of format 2 that are about values that readers type: domains, comparisons and a law.

kernel.md says what every part means.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from builder.flows.kernel.format_1 import Part

LARGEST = 1_000_000_000_000
"""The size of a value, up or down; so values and their differences are exact in every language that reads them."""
Position = Annotated[int, Meta(ge=-LARGEST, le=LARGEST)]


class NumberValue(Part, frozen=True, tag="number"):
    """A number, which counts in its last decimal: 12.50 with two decimals is 1250. `unit` can be a currency."""

    id: str
    unit: str
    decimals: Annotated[int, Meta(ge=0, le=9)]
    least: Position | UnsetType = UNSET
    most: Position | UnsetType = UNSET


class DayValue(Part, frozen=True, tag="day"):
    """A day, counted by its clock.

    `calendar`: in days, 1 January of the year 1 being 1. `days`: in days after the day of the answer. `months`: the day
    *k* months after the day of the answer is at 2*k*, the days between two such days at the odd number between.
    """

    id: str
    clock: Literal["calendar", "days", "months"]
    least: Position | UnsetType = UNSET
    most: Position | UnsetType = UNSET


TypedValue = NumberValue | DayValue


class Subtracted(Part, frozen=True):
    """The value `value` minus the value `minus`."""

    id: str
    value: str
    minus: str


class ValuesDomain(Part, frozen=True, tag="values"):
    """The answer is a whole number for each value, within its bounds. The id of the only one is empty."""

    values: tuple[TypedValue, ...]
    differences: tuple[Subtracted, ...]


class Compared(Part, frozen=True, tag="compare"):
    """The value, or the difference, is at least one number and at most another; a missing bound does not count."""

    question: str
    value: str
    at_least: Position | UnsetType = UNSET
    at_most: Position | UnsetType = UNSET


class RisesOneWay(Part, frozen=True, tag="monotone-value"):
    """More of the only value of a question never turns one of `towards` into one of `away-from`."""

    question: str
    towards: tuple[str, ...]
    away_from: tuple[str, ...]
