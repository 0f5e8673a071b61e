"""The schemas of collected items."""

from __future__ import annotations

from builder.load.flow_collects import GROUP_KEYS, ITEM_KEYS
from builder.schema.shapes import group, items, line, refer, text, yes_no

ITEM = group(
    ITEM_KEYS,
    {
        "give": text("The outcome."),
        "when": refer("condition", "For whom it is; without it, for everybody."),
    },
    ["give"],
)
ITEM_GROUP = group(
    GROUP_KEYS,
    {
        "title": line("The heading above its items."),
        "items": items(refer("item"), "The items, in their order.", at_least=1),
        "first-match": yes_no("Whether readers get only the first of them that applies."),
    },
    ["title", "items"],
)
