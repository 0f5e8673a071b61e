"""Read the figures of a published kernel, which have no words, and work out their ranges."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

from msgspec import UNSET, UnsetType

from builder.flows.figures.bounds import Ranges, UnsoundError
from builder.flows.figures.expression import (
    Constant,
    DayPlus,
    Expression,
    Extreme,
    FigureValue,
    Product,
    RateOn,
    Rounded,
    Sum,
    Today,
    TypedValue,
)
from builder.flows.figures.figure import Figure, Rate
from builder.flows.kernel import format_3 as kernel
from builder.flows.model import Outcome, Question
from builder.flows.questions.day import CalendarDay
from builder.flows.questions.measure import Measure
from builder.flows.questions.number import Money, Quantity
from builder.flows.questions.values import Values
from builder.load.expression_sorts import is_currency
from builder.load.kernel_error import KernelError, known, once
from builder.problems import Location


class KernelFigures:
    """The figures and rates of one kernel."""

    def __init__(self, read: object, questions: Mapping[str, Question], where: Location) -> None:
        self.questions = questions
        written = read if isinstance(read, kernel.Kernel3) else None
        self.written = written.figures if written and written.figures is not UNSET else ()
        tables = written.rates if written and written.rates is not UNSET else ()
        once("figure", [each.id for each in self.written])
        once("table of rates", [each.id for each in tables])
        self.rates = {table.id: tuple(map(_rate, table.entries)) for table in tables}
        self.figures: dict[str, Figure] = {}
        for each in self.written:
            self.figures[each.id] = self._figure(each, where)

    def shown(self, outcomes: Mapping[str, Outcome]) -> dict[str, Outcome]:
        """The outcomes with the figures that they show."""
        for name in (name for each in self.written for name in each.outcomes):
            known(name, outcomes)
        return {
            id_: replace(outcome, figures=tuple(each.id for each in self.written if id_ in each.outcomes))
            for id_, outcome in outcomes.items()
        }

    def _figure(self, read: kernel.NamedFigure, where: Location) -> Figure:
        value = self._expression(read.value)
        measure: Measure = CalendarDay()
        to, way = Fraction(1), "nearest"
        if isinstance(read.measure, kernel.NumberShown):
            kind = Money if is_currency(read.measure.unit) else Quantity
            measure = kind(read.measure.unit, read.measure.decimals)
            if not isinstance(value, Rounded):
                raise KernelError(f"the figure `{read.id}` is a number that is not rounded in the end")
            to, way, value = value.to, value.way, value.part
        never_below, never_above = _bound(read.never_below), _bound(read.never_above)
        figure = Figure(
            id=read.id,
            label=read.id,
            expression=value,
            measure=measure,
            where=where,
            to=to,
            way=way,
            never_below=never_below,
            never_above=never_above,
        )
        try:
            low, high = map(figure.rounded, Ranges(self.questions, self.figures, self.rates).of(value))
        except UnsoundError as error:
            raise KernelError(f"the figure `{read.id}` {error}") from error
        if (never_below is not None and low < never_below) or (never_above is not None and high > never_above):
            raise KernelError(f"the figure `{read.id}` can be outside of the bounds that it never leaves")
        return replace(figure, bounds=(low, high))

    def _expression(self, read: kernel.Worked) -> Expression:
        of: Callable[[kernel.Worked], Expression] = self._expression
        match read:
            case kernel.ExactNumber(number):
                return Constant(Fraction(number))
            case kernel.DayOfAnswer():
                return Today()
            case kernel.ValueOf(question, value):
                return self._typed(question, value)
            case kernel.FigureOf(figure):
                return FigureValue(known(figure, self.figures))
            case kernel.SumOfTwo(parts):
                return Sum(tuple(map(of, parts)))
            case kernel.ProductOfTwo(parts):
                return Product(tuple(map(of, parts)))
            case kernel.Smallest(parts) | kernel.Greatest(parts):
                return Extreme(tuple(map(of, parts)), greatest=isinstance(read, kernel.Greatest))
            case kernel.MonthsLater((day, months)):
                return DayPlus(of(day), of(months), "months")
            case kernel.RateInForce(rate, on):
                return RateOn(known(rate, self.rates), of(on))
            case kernel.RoundedTo(part, to, way):
                if Fraction(to) <= 0:
                    raise KernelError(f"this kernel rounds to `{to}`")
                return Rounded(of(part), Fraction(to), way)
        raise AssertionError(read)

    def _typed(self, question: str, value: str) -> TypedValue:
        kind = self.questions[known(question, self.questions)].kind
        if not isinstance(kind, Values):
            raise KernelError(f"a figure of this kernel reads the answer to `{question}`, which is not typed")
        ids = [part.id for part in kind.parts]
        place = ids.index(known(value, ids))
        measure = kind.parts[place].measure
        decimals = measure.decimals if isinstance(measure, Quantity) else 0
        return TypedValue(question, place, decimals, not isinstance(measure, Quantity))


def _rate(entry: kernel.RateEntry) -> Rate:
    return Rate(entry.first, entry.last, Fraction(entry.rate))


def _bound(bound: str | UnsetType) -> Fraction | None:
    return None if bound is UNSET else Fraction(bound)
