"""The figures of a flow: in words for pages that know no answers, and as data for the browser."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from builder.flows.figures.expression import (
    Constant,
    DayPlus,
    Expression,
    Extreme,
    FigureValue,
    Minus,
    Product,
    Quotient,
    RateOn,
    Rounded,
    Sum,
    Today,
    TypedValue,
    WeekdayBeside,
    parts_of,
)
from builder.flows.figures.figure import Figure, Rate
from builder.flows.model import Flow
from builder.flows.questions.value_part import ValuePart
from builder.flows.questions.values import Values
from builder.site import FlowPage


def is_dated(flow: Flow) -> bool:
    """True if answers can lead elsewhere, or to another figure, on another day."""
    counted = any(question.kind.is_dated for question in flow.questions.values())
    return counted or any(_reads_today(figure.expression) for figure in flow.figures.values())


def _reads_today(expression: Expression) -> bool:
    return isinstance(expression, Today) or any(map(_reads_today, parts_of(expression)))


def exported_figures(page: FlowPage) -> dict[str, object]:
    """All that the browser needs to work figures out, and to ask what they need; no key where there are none."""
    flow = page.flow
    if not flow.figures:
        return {}
    within = {
        outcome: {question: places for question, places in needs.items() if () not in places}
        for outcome, needs in page.figure_needs.items()
    }
    limited = {outcome: questions for outcome, questions in within.items() if questions}
    made = {**exported(flow.figures, flow.rates), "needs": page.figure_questions}
    return {**made, "within": limited} if limited else made


def exported(figures: Mapping[str, Figure], rates: Mapping[str, Sequence[Rate]]) -> dict[str, object]:
    """Figures and rates as `templates/assets/js/figures.js` reads them."""
    made: dict[str, object] = {}
    words: object = None
    for figure in figures.values():
        form = json.loads(Values((ValuePart("", "", figure.measure),)).form(()))
        left_out = ("errors", "name", "least", "most", "clock")
        part = {key: value for key, value in form["parts"][0].items() if key not in left_out}
        words = form["words"]
        made[figure.id] = {
            "value": _exported(figure.expression), "part": part, "to": str(figure.to), "way": figure.way,
        }  # fmt: skip
    tables = {id_: [[r.first, r.last, str(r.value)] for r in table] for id_, table in rates.items()}
    return {"figures": made, "rates": tables, "words": words}


def _exported(expression: Expression) -> list[object]:
    """An expression as a list: the name of the operation, then its parts."""
    match expression:
        case Constant(value):
            return ["constant", str(value)]
        case Today():
            return ["today"]
        case TypedValue(question, place, decimals, is_day):
            return ["typed", question, place, decimals, is_day]
        case FigureValue(figure):
            return ["figure", figure]
        case Sum(parts):
            return ["add", *map(_exported, parts)]
        case Minus(one, other):
            return ["subtract", _exported(one), _exported(other)]
        case Product(parts):
            return ["multiply", *map(_exported, parts)]
        case Quotient(part, by):
            return ["divide", _exported(part), str(by)]
        case Extreme(parts, greatest):
            return ["max" if greatest else "min", *map(_exported, parts)]
        case RateOn(rate, day):
            return ["rate", rate, _exported(day)]
        case DayPlus(day, count, unit):
            return ["day", _exported(day), _exported(count), unit]
        case WeekdayBeside(day, weekday, way):
            return ["weekday", _exported(day), weekday, way]
        case Rounded(part, to, way):
            return ["round", _exported(part), str(to), way]
