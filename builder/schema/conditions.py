"""The shape of conditions. A schema cannot see which keys are questions and which are scores."""

from __future__ import annotations

from builder.load.conditions import BOUND_KEYS, FORMS
from builder.schema.shapes import Schema, group, items, refer, text, texts, whole

ANSWER = group(
    FORMS,
    {
        "of": texts("Any of these options; with `at-least`, what is counted.", at_least=1),
        "all-of": texts("Every one of these options; for a question that takes several answers.", at_least=1),
        "none-of": texts("None of these options.", at_least=1),
        "at-least": whole("How many of the options under `of`; for a question that takes several answers."),
    },
    also={"minProperties": 1},
)
BOUND = group(
    BOUND_KEYS,
    {
        "at-least": whole("The fewest points."),
        "at-most": whole("The most points."),
    },
    also={"minProperties": 1},
)
CONDITION: Schema = {
    "if": {"type": "object"},
    "then": {
        "type": "object",
        "minProperties": 1,
        "properties": {
            "all": items(refer("condition"), "Every one of these conditions.", at_least=1),
            "any": items(refer("condition"), "At least one of these conditions.", at_least=1),
            "not": refer("condition", "This condition does not hold."),
        },
        "additionalProperties": refer("asked"),
    },
    "else": text("The name of a fact."),
}
ASKED: Schema = {
    "description": "For a question an option, a list of options or a group; for what is typed and for a score bounds.",
    "if": {"type": "object"},
    "then": {
        "if": {"minProperties": 1, "additionalProperties": {"type": "object"}},
        "then": refer("by-value"),
        "else": {"anyOf": [refer("answer"), refer("bound"), refer("comparison")]},
    },
    "else": texts("An option, or a list of options any of which will do.", at_least=1),
}
PARTS: dict[str, Schema] = {"condition": CONDITION, "asked": ASKED, "answer": ANSWER, "bound": BOUND}
