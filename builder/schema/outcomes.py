"""The shape of outcomes, in files of their own and inside a flow."""

from __future__ import annotations

from builder.load.outcome import INLINE_KEYS, KEYS, THEN_KEYS
from builder.schema.shapes import (
    Schema,
    by_id,
    either,
    entries,
    group,
    items,
    line,
    one_of,
    refer,
    text,
    texts,
    without,
)
from builder.site.flow_page import KEEPS, TONES

THEN = group(
    THEN_KEYS,
    {
        "label": line("The words of the button."),
        "remove": by_id(texts("The options.", at_least=1), "The ticks that are taken back, by question.", at_least=1),
        "ask": text("The question that is asked again."),
    },
    ["label"],
    also=either("ask", without("remove"), {"required": ["remove"]}),
)
_KEEP = one_of(KEEPS, "A form.")
_WORDS: dict[str, Schema] = {
    "title": line("What the outcome is called."),
    "verdict": line("The advice in one line."),
    "tone": one_of(TONES, "How it is to be taken: `danger`, `wait` where something else comes first, or `go`."),
    "do-now": entries("What to do at once, in steps of Markdown: the first one stands alone, at the top."),
    "messages": entries("The messages that go with it, by the names of their files without `.md`, the best first."),
    "keep": {
        "description": "The forms that its result offers: an appointment, a reminder, a record of what was done.",
        "anyOf": [_KEEP, items(_KEEP)],
    },
    "read": entries("Articles and outcomes to read next: paths of their files, from this one."),
    "evidence": entries("The keys of sources behind the advice."),
    "then": items(refer("then"), "Ways on for the reader."),
    "was": entries("The ids it had before; their addresses lead on to it."),
}
OUTCOME = group(KEYS, _WORDS, ["title", "verdict"])
INLINE = group(INLINE_KEYS, {**_WORDS, "advice": text("The advice, in Markdown.")}, ["title", "verdict", "advice"])
PARTS: dict[str, Schema] = {"then": THEN, "inline": INLINE}
