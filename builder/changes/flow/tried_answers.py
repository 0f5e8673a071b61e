"""Typed answers that both versions of a flow take, to try figures with: ends of ranges, thresholds, and some between.

Everything is counted from what the versions say, so that the same two versions are always tried alike.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import gcd, prod
from typing import TypeVar

from builder.flows.answers import Answers
from builder.flows.figures.bounds import EARLIEST, LATEST
from builder.flows.figures.expression import Constant, Expression, RateOn, Today, parts_of
from builder.flows.figures.figure import Figure, figures_in, needed_for
from builder.flows.model import Flow
from builder.flows.questions.day import FIRST, LAST, CalendarDay, Moment, months_from
from builder.flows.questions.measure import Measure, ReadingError
from builder.flows.questions.number import Quantity
from builder.flows.questions.values import BETWEEN, Values

MOST = 2_500
"""So many answers are tried for a figure."""
BETWEEN_ENDS = 11
"""The range of a value is also tried at so many places that are evenly spread."""


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tried:
    """Answers to what a figure reads, and the day on which they are given, where that counts."""

    typed: Mapping[str, str]
    """The values by question, as they are kept."""
    today: datetime.date | None

    @property
    def answers(self) -> Answers:
        """The answers with their values alone, of which figures read no more."""
        return {question: ("", kept) for question, kept in self.typed.items()}


def tried_answers(id_: str, old: Flow, new: Flow) -> Iterator[Tried]:
    """About `MOST` answers at most, for a figure that one of the versions has, or both."""
    versions = [flow for flow in (old, new) if id_ in flow.figures]
    expressions = [part for flow in versions for part in _all_parts(flow.figures[id_], flow)]
    questions = sorted({question for flow in versions for question in needed_for([id_], flow.figures)})
    rates = {part.rate for part in expressions if isinstance(part, RateOn)}
    firsts = {rate.first for flow in versions for name in rates for rate in flow.rates.get(name, ())}
    days = sorted({day for first in firsts for day in (first - 1, first)})
    constants = {part.value for part in expressions if isinstance(part, Constant)}
    asked = [[flow.questions[q].kind for flow in (old, new) if q in flow.questions] for q in questions]
    kinds = [[kind for kind in each if isinstance(kind, Values)] for each in asked]
    dated = any(isinstance(part, Today) for part in expressions) or any(_is_dated(k) for each in kinds for k in each)
    between = (_day(day) for day in days if EARLIEST.toordinal() < day < LATEST.toordinal())
    clock = [EARLIEST, *between, LATEST] if dated else [None]
    for today in clock:
        found = [list(_taken(each, days, constants, today)) for each in kinds]
        for given in _spread(found, MOST // len(clock) + 1):
            yield Tried(dict(zip(questions, given, strict=True)), today)


def _is_dated(kind: Values) -> bool:
    """True if what can be typed depends on the day."""
    measures = (part.measure for part in kind.parts)
    ends = (end for each in measures if isinstance(each, CalendarDay) for end in (each.least, each.most))
    return kind.is_dated or any(end is not None and end.clock for end in ends)


def _all_parts(figure: Figure, flow: Flow) -> Iterator[Expression]:
    """The parts of a figure, and of those that it reads."""
    waiting = [figure.expression]
    while waiting:
        yield (part := waiting.pop())
        waiting += parts_of(part)
    for other in dict.fromkeys(figures_in(figure.expression)):
        yield from _all_parts(flow.figures[other], flow)


def _taken(
    kinds: Sequence[Values], days: Sequence[int], constants: Iterable[Fraction], today: datetime.date | None
) -> Iterator[str]:
    """The answers to one question that each of its versions takes."""
    marks = [_marks(kind, days, constants, today) for kind in kinds]
    parts = enumerate(kinds[-1].parts)
    places = [_kept(part.measure, _around(set().union(*(each[place] for each in marks)))) for place, part in parts]
    for kept in _spread(places, MOST):
        if all(_takes(kind, kept, today) for kind in kinds):
            yield BETWEEN.join(kept)


def _takes(kind: Values, kept: Sequence[str], today: datetime.date | None) -> bool:
    try:
        for part, value in zip(kind.parts, kept, strict=True):
            if isinstance(part.measure, CalendarDay):  # its bounds need not be on the clock of the ranges
                part.measure.read(value, today)
    except ReadingError:
        return False
    return kind.cell_of(list(kept), today) is not None


def _marks(
    kind: Values, days: Sequence[int], constants: Iterable[Fraction], today: datetime.date | None
) -> list[set[int]]:
    """For each part the numbers at which something may change; a day is its number from the year 1."""
    found = []
    for place, part in enumerate(kind.parts):
        measure = part.measure
        ends = {end for cell in kind.cells for end in cell[place] if end is not None}
        if isinstance(measure, Quantity):
            ends |= {end for end in measure.bounds if end is not None}
            ends |= {int(constant * 10**measure.decimals) for constant in constants}
        elif isinstance(measure, CalendarDay):
            ends = {_ordinal(Moment(measure.clock, end), today) for end in ends}
            ends |= {_ordinal(end, today) for end in (measure.least, measure.most) if end is not None} | set(days)
        found.append(ends)
    alone = [set(ends) for ends in found]
    for place, difference in enumerate(kind.differences, start=len(kind.parts)):
        one, other = difference.pair
        apart = {end for cell in kind.cells for end in cell[place] if end is not None}
        found[one] |= {end + distance for end in alone[other] for distance in apart}
        found[other] |= {end - distance for end in alone[one] for distance in apart}
    return found


def _kept(measure: Measure, numbers: Iterable[int]) -> list[str]:
    """Values as they are kept; not all of them can be typed."""
    if isinstance(measure, CalendarDay):
        there = (number for number in numbers if FIRST.toordinal() <= number <= LAST.toordinal())
        return [_day(number).isoformat() for number in sorted(there)]
    return [str(number) for number in sorted(numbers)]


def _around(ends: set[int]) -> set[int]:
    """The numbers and their neighbours, and some between the least and the greatest."""
    beside = {end + step for end in ends for step in (-1, 0, 1)}
    low, high = min(ends, default=0), max(ends, default=0)
    return beside | {low + (high - low) * step // BETWEEN_ENDS for step in range(1, BETWEEN_ENDS)}


def _ordinal(moment: Moment, today: datetime.date | None) -> int:
    if not moment.clock:
        return moment.position
    assert today is not None, "a clock needs a day"
    if moment.clock == "months":
        return months_from(today, moment.position // 2).toordinal()
    return today.toordinal() + moment.position


def _day(ordinal: int) -> datetime.date:
    return datetime.date.fromordinal(ordinal)


def _spread(lists: Sequence[Sequence[T]], most: int) -> Iterator[tuple[T, ...]]:
    """All choices of one from each list; if there are more than `most`, so many, evenly spread over them."""
    total = prod(map(len, lists))
    if total <= most:
        yield from product(*lists)
        return
    step = total // most + 1
    while gcd(step, total) > 1:  # else some lists would always give the same
        step += 1
    for number in range(most):
        at, choice = number * step % total, list[T]()
        for each in lists:
            at, place = divmod(at, len(each))
            choice.append(each[place])
        yield tuple(choice)
