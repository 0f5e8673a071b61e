"""The shapes of questions, their options and the ways on from them."""

from __future__ import annotations

from builder.flows.model import NONE
from builder.load.blocks import USE_KEYS
from builder.load.conditions import RESERVED
from builder.load.flow import OPTION_KEYS, QUESTION_KEYS
from builder.load.flow_tree import WAY_KEYS
from builder.schema.shapes import Schema, by_id, either, group, items, one_of, refer, text, texts, whole, without

USE = group(USE_KEYS, {"use": text("The block that has it: the name of a file in content/blocks/ without `.yaml`.")},
            USE_KEYS)  # fmt: skip
WAY = group(
    WAY_KEYS,
    {
        "when": refer("condition", "A guard: the way is taken where this condition holds."),
        "to": text("The question or outcome it leads to."),
        "otherwise": text("The question or outcome for every case that is left; instead of `when` and `to`."),
    },
    also=either("otherwise", without("when", "to"), {"required": ["when", "to"]}),
)
GO: Schema = {
    "if": {"type": "array"},
    "then": items({"if": {"type": "object"}, "then": refer("way"), "else": text()}, at_least=1),
    "else": text(),
}
OPTION: Schema = {
    "if": {"type": "object"},
    "then": group(
        OPTION_KEYS,
        {
            "label": text("What the reader chooses."),
            "hint": text("A line below the label."),
            "clause": text("What choosing it says of the reader, in words that follow “because” and “if”."),
            "changeable": whole("A rank, 1 first, for what the reader can find out or act on."),
            "go": refer("go", "In a tree: the question or outcome it leads to, or a list of guarded ways."),
            "was": texts("The ids it had before."),
        },
        ["label"],
    ),
    "else": text("The label."),
}
_MANY: Schema = {"required": ["choose"], "properties": {"choose": {"const": "many"}}}
_YES_NO: Schema = {"required": ["choose"], "properties": {"choose": {"const": "yes-no"}}}
_TICKED: Schema = {
    "propertyNames": {"not": {"const": NONE}},
    "additionalProperties": {"if": {"type": "object"}, "then": without("go")},
}
_BY_KIND: list[Schema] = [
    {"if": _MANY, "then": {"properties": {"options": _TICKED}}, "else": without("none")},
    {
        "if": _YES_NO,
        "then": {"properties": {"options": {"propertyNames": {"enum": ["yes", "no"]}}}},
        "else": {"required": ["options"]},
    },
    {"if": {"anyOf": [_MANY, _YES_NO]}, "else": {"properties": {"options": {"minProperties": 2}}}},
]
QUESTION = group(
    QUESTION_KEYS,
    {
        "ask": text("The question itself."),
        "short": text("A few words that name it in the list of answers."),
        "help": text("Markdown, shown under the question."),
        "choose": one_of(("one", "many", "yes-no"), "How many options make an answer; `one` where this is missing."),
        "none": text("With `choose: many`, the label of the box for none of them."),
        "order": one_of(("ascending", "descending"), "`descending` where the options are written from least to most."),
        "options": by_id(refer("option"), "The answers offered, by id, in their order.", at_least=1),
        "go": refer("go", "In a tree: where options without a way of their own lead."),
        "was": texts("The ids it had before."),
    },
    ["ask"],
    also={"allOf": _BY_KIND},
)
QUESTIONS = by_id(
    either("use", refer("use"), refer("question")), "The questions by id, in the order in which they are asked.",
    at_least=1, reserved=RESERVED,
)  # fmt: skip
PARTS: dict[str, Schema] = {"use": USE, "way": WAY, "go": GO, "option": OPTION, "question": QUESTION}
