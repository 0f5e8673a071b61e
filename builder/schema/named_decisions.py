"""The schemas of named decisions."""

from __future__ import annotations

from builder.load.flow_decisions import CASE_KEYS, DECISION_KEYS, VALUE_KEYS
from builder.schema.shapes import Schema, by_id, either, entries, group, items, line, refer, text, without

CASE = group(
    CASE_KEYS,
    {
        "when": refer("condition", "For whom it is."),
        "is": text("The value."),
        "otherwise": text("The value for every case that is left; instead of `when` and `is`."),
    },
    also=either("otherwise", without("when", "is"), {"required": ["when", "is"]}),
)
VALUE: Schema = {
    "if": {"type": "object"},
    "then": group(
        VALUE_KEYS,
        {
            "clause": line("What it says of the reader, in words that follow “because” and “if”."),
            "unless": line("The same for readers for whom another value is decided."),
            "was": entries("The ids it had before."),
        },
        ["clause"],
    ),
    "else": line("What it says of the reader, in words that follow “because” and “if”."),
}
OVERLAPS: Schema = {
    "description": "`never`: no two of them may hold for the same answers; `otherwise` is what they leave.",
    "enum": ["never"],
}
DECISION = group(
    DECISION_KEYS,
    {
        "values": by_id(refer("decision-value"), "The values, each with its meaning in words.", at_least=1),
        "cases": items(
            either("table", refer("table"), refer("case")),
            "The cases; the first that fits gives the value.",
            at_least=1,
        ),
        "overlaps": OVERLAPS,
        "was": entries("The ids it had before."),
    },
    ["values", "cases"],
)
