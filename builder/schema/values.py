"""The shapes of questions whose answers readers type, and of conditions on them."""

from __future__ import annotations

from builder.flows.questions.number import MOST_DECIMALS
from builder.load.comparisons import COMPARISONS
from builder.load.conditions import RESERVED
from builder.load.values import DIFFERENCE_KEYS, MEASURES, MOST_VALUES, VALUE_KEYS
from builder.schema.shapes import Schema, by_id, group, line, one_of, refer, text, whole

NUMBER = r"^-?[0-9]{1,12}([.][0-9]{1,9})?$"
MOMENT = r"^\s*([1-9][0-9]{3}-[0-9]{2}-[0-9]{2}|today(\s+(minus|plus)\s+[0-9]{1,5}\s+(day|week|month|year)s?)?)\s*$"
OF_NUMBERS: dict[str, Schema] = {
    "unit": line("The unit, beside the field: hours."),
    "currency": text("The three letters of a currency.", pattern="^[A-Z]{3}$"),
    "decimals": {**whole("The most decimals."), "maximum": MOST_DECIMALS, "minimum": 0},
    "example": line("An example, below the question."),
}
BOUNDS: dict[str, Schema] = {
    "least": text("The least that can be typed."),
    "most": text("The most that can be typed."),
}
VALUE = group(
    VALUE_KEYS,
    {
        "label": line("What is asked for, beside its field."),
        "type": one_of(tuple(MEASURES), "The sort of value; `number` where this is missing."),
        **OF_NUMBERS,
        **BOUNDS,
    },
    ["label"],
)
DIFFERENCE = group(
    DIFFERENCE_KEYS,
    {
        "label": line("A few words that name it where a condition on it is put in words."),
        "of": text("The value that is taken from."),
        "minus": text("The value that is taken from it."),
    },
    ["label", "of", "minus"],
)
SEVERAL: dict[str, Schema] = {
    "values": by_id(refer("value"), "The values by id, in their order.", 2, RESERVED, MOST_VALUES),
    "differences": by_id(refer("difference"), "Differences between two values, by id."),
}
ON_QUESTION: dict[str, Schema] = {**OF_NUMBERS, **BOUNDS, **SEVERAL}
"""The keys that questions with a typed answer have of their own."""
COMPARED: dict[str, Schema] = {
    "at-least": text("This number, or more.", pattern=NUMBER),
    "at-most": text("This number, or less.", pattern=NUMBER),
    "more-than": text("More than this number.", pattern=NUMBER),
    "less-than": text("Less than this number.", pattern=NUMBER),
    "from": text("This day, or a later one.", pattern=MOMENT),
    "until": text("This day, or an earlier one.", pattern=MOMENT),
    "after": text("A day after this one.", pattern=MOMENT),
    "before": text("A day before this one.", pattern=MOMENT),
}
COMPARISON = group(COMPARISONS, COMPARED, also={"minProperties": 1})
BY_VALUE: Schema = {
    "type": "object",
    "minProperties": 1,
    "propertyNames": {"not": {"enum": list(COMPARISONS)}},
    "additionalProperties": refer("comparison"),
}
"""Conditions on several values of one question, by their names."""
PARTS: dict[str, Schema] = {
    "value": VALUE,
    "difference": DIFFERENCE,
    "comparison": COMPARISON,
    "by-value": BY_VALUE,
}
