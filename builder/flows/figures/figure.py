"""A figure, and the table of rates that it can look into."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from builder.flows.figures.expression import Expression, FigureValue, parts_of, questions_of
from builder.flows.questions.measure import Measure
from builder.flows.questions.number import Quantity
from builder.problems import Location

Bounds = tuple[Fraction, Fraction]
"""The least and the greatest that a figure can be."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate and the days on which it is in force, both included; the last one has no end unless it is written."""

    first: int
    last: int
    value: Fraction


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount or a day that results show."""

    id: str
    label: str
    expression: Expression
    measure: Measure
    where: Location
    to: Fraction = Fraction(1)
    """The step to which it is rounded in the end."""
    way: str = "nearest"
    """One of `nearest`, where a half goes up, `up` and `down`."""
    bounds: Bounds = (Fraction(0), Fraction(0))
    """A range in which it is, whatever is answered."""
    never_below: Fraction | None = None
    """A law: it is never less."""
    never_above: Fraction | None = None

    def rounded(self, exact: Fraction) -> Fraction:
        """The exact number in its last form; a day is one already."""
        if not isinstance(self.measure, Quantity):
            return exact
        return rounded_to(exact, self.to, self.way)

    def kept(self, value: Fraction) -> str:
        """A rounded value in the one form of its measure."""
        if isinstance(self.measure, Quantity):
            return str(int(value * 10**self.measure.decimals))
        return _day_of(int(value))

    def words(self, value: Fraction) -> str:
        """A rounded value as readers see it."""
        return self.measure.shown(self.kept(value))

    def plain(self, value: Fraction) -> str:
        """A rounded value for programs: a number with its decimals, or a day as 2026-11-23."""
        if not isinstance(self.measure, Quantity):
            return _day_of(int(value))
        places = self.measure.decimals
        digits = f"{abs(int(value * 10**places)):0{places + 1}}"
        sign = "-" if value < 0 else ""
        return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def rounded_to(exact: Fraction, to: Fraction, way: str) -> Fraction:
    """A multiple of `to`: the next one `up` or `down`, or the `nearest`, a half upwards."""
    steps = exact / to
    return to * {"up": math.ceil, "down": math.floor}.get(way, _nearest)(steps)


def _nearest(steps: Fraction) -> int:
    return math.floor(steps + Fraction(1, 2))


def _day_of(ordinal: int) -> str:
    return datetime.date.fromordinal(ordinal).isoformat()


def needed_for(names: list[str], figures: Mapping[str, Figure]) -> list[str]:
    """The questions that some figures read, by themselves or through others."""
    found: dict[str, None] = {}
    for name in names:
        expression = figures[name].expression
        found |= dict.fromkeys([*questions_of(expression), *needed_for(figures_in(expression), figures)])
    return list(found)


def figures_in(expression: Expression) -> list[str]:
    """The other figures that an expression reads."""
    own = [expression.figure] if isinstance(expression, FigureValue) else []
    return [*own, *(name for part in parts_of(expression) for name in figures_in(part))]
