"""Format 3 of kernels and of claims: format 2, with figures, the tables of rates that they look into, and limits.

kernel.md says what every part means. A flow with neither figures nor limits is written in format 1 or 2, as before.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from builder.flows.kernel import format_2 as second
from builder.flows.kernel.format_1 import OptionDomain, Part, SetDomain
from builder.flows.kernel.format_2 import Test2
from builder.flows.kernel.typed_parts import ValuesDomain

FORMAT: Literal[3] = 3
Exact = Annotated[
    str, Meta(pattern="^-?(0|[1-9][0-9]*)(/[1-9][0-9]*)?$", description="A fraction in lowest terms, as text.")
]
Way = Literal["nearest", "up", "down"]
Two = Annotated[tuple["Worked", ...], Meta(min_length=2, max_length=2)]

# Expressions; a day is its number, 1 January of the year 1 being 1


class ExactNumber(Part, frozen=True, tag="number"):
    """A number, or a day."""

    number: Exact


class DayOfAnswer(Part, frozen=True, tag="today"):
    """The day of the answers."""


class ValueOf(Part, frozen=True, tag="value"):
    """The typed answer for a value: the number itself, or the calendar day."""

    question: str
    value: str


class FigureOf(Part, frozen=True, tag="figure"):
    """Another figure, which stands before this one."""

    figure: str


class SumOfTwo(Part, frozen=True, tag="add"):
    """Both parts together."""

    parts: Two


class ProductOfTwo(Part, frozen=True, tag="multiply"):
    """One part times the other."""

    parts: Two


class Smallest(Part, frozen=True, tag="smallest"):
    """The smaller of two parts."""

    parts: Two


class Greatest(Part, frozen=True, tag="greatest"):
    """The greater of two parts."""

    parts: Two


class MonthsLater(Part, frozen=True, tag="months"):
    """A day, and the whole number of months that are added to it; a day that a month does not have is its last one."""

    parts: Two


class RateInForce(Part, frozen=True, tag="rate"):
    """The rate of a table that is in force on a day."""

    rate: str
    on: Worked


class RoundedTo(Part, frozen=True, tag="round"):
    """A multiple of a number: the next one up or down, or the nearest, a half upwards."""

    part: Worked
    to: Exact
    way: Way


Worked = (
    ExactNumber | DayOfAnswer | ValueOf | FigureOf | SumOfTwo | ProductOfTwo | Smallest | Greatest | MonthsLater
    | RateInForce | RoundedTo
)  # fmt: skip

# Figures


class NumberShown(Part, frozen=True, tag="number"):
    """A number with a unit, which can be a currency, and the decimals that it is shown with."""

    unit: str
    decimals: Annotated[int, Meta(ge=0, le=9)]


class DayShown(Part, frozen=True, tag="day"):
    """A day."""


class NamedFigure(Part, frozen=True):
    """A figure, the outcomes that show it, and two laws: it is never below and never above these numbers."""

    id: str
    measure: NumberShown | DayShown
    value: Worked
    outcomes: tuple[str, ...]
    never_below: Exact | UnsetType = UNSET
    never_above: Exact | UnsetType = UNSET


class RateEntry(Part, frozen=True):
    """A rate with the first and the last day on which it is in force."""

    first: int
    last: int
    rate: Exact


class RateTable(Part, frozen=True):
    """Rates that follow one another day by day."""

    id: str
    entries: tuple[RateEntry, ...]


# Limits


class SetDomain3(SetDomain, frozen=True, tag="set"):
    """Some of the options or, if nothing is ticked, `none`; each of `exclusive` alone, and `at-most` so many."""

    exclusive: tuple[str, ...] | UnsetType = UNSET
    at_most: Annotated[int, Meta(ge=1)] | UnsetType = UNSET


class Offers(Part, frozen=True):
    """An option that is there only while a condition holds."""

    option: str
    when: Test2


class Asked3(second.Asked2, frozen=True):
    """A question. Where `applies` does not hold, it has no answer."""

    domain: OptionDomain | SetDomain3 | ValuesDomain
    applies: Test2 | UnsetType = UNSET
    offers: tuple[Offers, ...] | UnsetType = UNSET


class Kernel3(second.Kernel2, frozen=True):
    """The meaning of one flow."""

    format: Literal[3]  # type: ignore[assignment]
    questions: tuple[Asked3, ...]
    rates: tuple[RateTable, ...] | UnsetType = UNSET
    figures: tuple[NamedFigure, ...] | UnsetType = UNSET


class FigureRange(Part, frozen=True):
    """The range in which a figure is, whatever is answered."""

    id: str
    least: Exact
    most: Exact


class Claims3(second.Claims2, frozen=True):
    """All that a site says of a kernel."""

    format: Literal[3]  # type: ignore[assignment]
    figures: tuple[FigureRange, ...] | UnsetType = UNSET


class ItemClaims3(second.ItemClaims, frozen=True):
    """All that a site says of a kernel that collects items. A reference of -1 does not give one, -2 does."""

    format: Literal[3]  # type: ignore[assignment]
