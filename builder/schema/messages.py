"""The shape of the front matter of messages."""

from __future__ import annotations

from builder.load import message, message_variables
from builder.schema.listing import LISTING
from builder.schema.shapes import ORIGINAL, Schema, by_id, group, items, one_of, refer, slug, text, texts, whole, yes_no

VARIABLE = group(
    message_variables.KEYS,
    {
        "type": one_of(tuple(message_variables.INPUTS), "The kind of field; `text` where it is missing."),
        "label": text("What the reader is asked for; it is shown in brackets until something is typed."),
        "example": text("An example that fits the type."),
        "hint": text("A sentence of help."),
        "from": text("The question of the flow whose answer fills it."),
        "words": by_id(text(), "What its options are called in the message; without it, their labels."),
    },
    ["label", "example"],
    also={"dependentRequired": {"words": ["from"]}},
)
MESSAGE = group(
    message.KEYS,
    {
        "title": text("The title of the message."),
        "summary": text("One or two sentences for lists and search engines, at most 160 characters."),
        "occasion": text("The group that it is in where messages are listed."),
        "subject": text("The subject line of the email, with slots like `{job}`."),
        "flow": slug("The flow whose answers its parts and variables read."),
        "variables": by_id(refer("variable"), "What only the reader knows, by name."),
        "countries": texts("The countries it applies to, by English name or ISO 3166-1 code."),
        "weight": whole("Its place in the list: smaller numbers come first."),
        "draft": yes_no("Whether it is not to be published yet."),
        "original": ORIGINAL,
        "changes": items(refer("change"), "What readers are told of its changes."),
        **LISTING,
    },
    ["title", "summary", "occasion"],
)
PARTS: dict[str, Schema] = {"variable": VARIABLE}
