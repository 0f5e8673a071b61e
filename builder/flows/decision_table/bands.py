"""Cut each input of a table into bands: values that no cell tells apart.

The bounds of all cells cut the line of numbers into points and the stretches between them; neighbours that fit the same
cells are one band. Linear in the cells of the column, times its bounds.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from builder.flows.decision_table.model import CellTest, Input, NumberSpan

OTHER = "\0"
"""The word for every text that no cell names."""


@dataclass(frozen=True, slots=True)
class Band:
    """Values of an input that fit the same cells: a word, or a span of numbers."""

    word: str = ""
    span: NumberSpan | None = None

    def __str__(self) -> str:
        """As a cell of the table would have it."""
        if self.span is None:
            return "anything else" if self.word == OTHER else self.word
        return span_in_words(self.span)


def bands_of(column: Input, tests: Sequence[CellTest]) -> tuple[Band, ...]:
    """The bands of a column, in the order of numbers or of the words that are allowed."""
    everything = [*tests, *([column.allowed] if column.allowed else [])]
    if any(test.spans for test in everything):
        return tuple(_joined(list(_stretches(column, everything)), column, tests))
    words = list(column.allowed.words) if column.allowed and not column.allowed.denied else []
    if column.yes_no:
        words = words or ["true", "false"]
    if words:
        return tuple(Band(word) for word in dict.fromkeys(words))
    named = dict.fromkeys(word for test in everything for word in test.words)
    refused = column.allowed.words if column.allowed else ()
    return tuple(Band(word) for word in (*named, OTHER) if word not in refused)


def fits(test: CellTest, band: Band) -> bool:
    """True if the values of a band fit a cell; a band never fits in part."""
    if test.is_any:
        return True
    if band.span is None:
        return (band.word in test.words) != test.denied
    return any(span.holds(_inside(band.span)) for span in test.spans) != test.denied


def _inside(span: NumberSpan) -> Fraction:
    """Some number in a span."""
    if span.low is None and span.high is None:
        return Fraction(0)
    if span.low is None or span.high is None:
        return (span.high or Fraction(0)) - 1 if span.low is None else span.low + 1
    return (span.low + span.high) / 2


def _stretches(column: Input, tests: Iterable[CellTest]) -> Iterator[NumberSpan]:
    """All points that are bounds, and what is between them, from the least to the most."""
    spans = [span for test in tests for span in test.spans]
    points = sorted({bound for span in spans for bound in (span.low, span.high) if bound is not None})
    whole = column.is_whole
    before: Fraction | None = None
    for point in points:
        between = NumberSpan(before, point, has_low=False, has_high=False)
        if not whole or before is None or ceil(point) - floor(before) > 1:
            yield between
        if not whole or point.denominator == 1:
            yield NumberSpan(point, point)
        before = point
    yield NumberSpan(before, None, has_low=False, has_high=False)


def _joined(spans: list[NumberSpan], column: Input, tests: Sequence[CellTest]) -> Iterator[Band]:
    """The stretches that are allowed, neighbours that fit the same cells put together."""
    made: Band | None = None
    for span in spans:
        band = Band(span=span)
        if column.allowed and not fits(column.allowed, band):
            if made:
                yield _rounded(made, column)
            made = None
            continue
        if made and made.span and all(fits(test, made) == fits(test, band) for test in tests):
            made = Band(span=replace(made.span, high=span.high, has_high=span.has_high))
            continue
        if made:
            yield _rounded(made, column)
        made = band
    if made:
        yield _rounded(made, column)


def _rounded(band: Band, column: Input) -> Band:
    """A band of whole numbers with its first and last number as bounds."""
    span = band.span
    if span is None or not column.is_whole:
        return band
    low, high = span.low, span.high
    if low is not None:
        low = Fraction(ceil(low)) if span.has_low else Fraction(floor(low) + 1)
    if high is not None:
        high = Fraction(floor(high)) if span.has_high else Fraction(ceil(high) - 1)
    return Band(span=NumberSpan(low, high))


def span_in_words(span: NumberSpan, days: bool = False) -> str:
    """A span as a cell would have it: `18`, `[18..65]`, `< 18`."""
    low, high = (None if bound is None else number_in_words(bound, days) for bound in (span.low, span.high))
    if low is None and high is None:
        return "any number"
    if low is None:
        return f"{'<=' if span.has_high else '<'} {high}"
    if high is None:
        return f"{'>=' if span.has_low else '>'} {low}"
    if low == high:
        return low
    return f"{'[' if span.has_low else '('}{low}..{high}{']' if span.has_high else ')'}"


def number_in_words(number: Fraction, days: bool = False) -> str:
    """A number with all its digits, or a day."""
    if days:
        return datetime.date.fromordinal(int(number)).isoformat()
    if number.denominator == 1:
        return str(number.numerator)
    return f"{number.numerator / number.denominator:.12f}".rstrip("0")
