"""The shapes of figures, their expressions, and tables of rates."""

from __future__ import annotations

from builder.flows.figures.expression import UNITS
from builder.load.expression_sorts import EXPRESSION_KEYS, OPERATIONS, WEEKDAYS
from builder.load.figures import FIGURE_KEYS, WAYS
from builder.load.rates import RATE_KEYS
from builder.load.values import MEASURES
from builder.schema.shapes import Schema, by_id, date, group, items, line, one_of, refer, text
from builder.schema.values import NUMBER, OF_NUMBERS

FIGURE = group(
    FIGURE_KEYS,
    {
        "label": line("A few words that name it."),
        "type": one_of(tuple(MEASURES), "The sort of value; `number` where this is missing."),
        **{key: OF_NUMBERS[key] for key in ("unit", "currency", "decimals")},
        "value": refer("expression", "The expression that it is worked out by."),
        "round": one_of(WAYS, "The way to round in the end; `nearest` where this is missing."),
        "to": text("The step to round to; its last decimal where this is missing.", pattern=NUMBER),
        "never-below": text("A law: it is never less, whatever is answered.", pattern=NUMBER),
        "never-above": text("A law: it is never more, whatever is answered.", pattern=NUMBER),
    },
    ["label", "value"],
)
_PART = refer("expression")
OPERATION = group(
    EXPRESSION_KEYS,
    {
        "add": items(_PART, "The sum of numbers.", at_least=2),
        "subtract": items(_PART, "One number minus another, or the days from one day to another.", at_least=2),
        "multiply": items(_PART, "The product of numbers.", at_least=2),
        "divide": items(_PART, "A number divided by a constant that is not nought.", at_least=2),
        "min": items(_PART, "The smallest number, or the earliest day.", at_least=2),
        "max": items(_PART, "The greatest number, or the latest day.", at_least=2),
        "rate": text("A table of rates."),
        "on": {**refer("expression"), "description": "The day whose rate it is."},
        "day": {**refer("expression"), "description": "A day to count from."},
        "plus": {**refer("expression"), "description": "The whole number of days and the like to go forward."},
        "minus": {**refer("expression"), "description": "The whole number to go back."},
        "in": one_of(UNITS, "The unit that is counted; `days` where this is missing."),
        "weekday": one_of(WEEKDAYS, "A weekday to look for."),
        "before": {**refer("expression"), "description": "The last one before this day."},
        "until": {**refer("expression"), "description": "The last one on or before this day."},
        "after": {**refer("expression"), "description": "The first one after this day."},
        "from": {**refer("expression"), "description": "The first one on or after this day."},
    },
    also={"oneOf": [{"required": [name]} for name in OPERATIONS]},
)
EXPRESSION: Schema = {
    "if": {"type": "object"},
    "then": OPERATION,
    "else": text("A number, a day, `today`, a question whose answer is typed, or a figure above."),
}
RATE = group(
    RATE_KEYS,
    {
        "from": date("The first day on which it is in force."),
        "until": date("The last day; that before the next rate where this is missing."),
        "rate": text("The rate, a number.", pattern=NUMBER),
    },
    ["from", "rate"],
)
FIGURES = by_id(refer("figure"), "Amounts and days that results show, by id.")
RATES = by_id(items(refer("rate"), at_least=1), "Tables of what is in force from which day, by id.")
PARTS: dict[str, Schema] = {"figure": FIGURE, "expression": EXPRESSION, "rate": RATE}
