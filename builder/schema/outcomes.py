"""The shape of outcomes, in files of their own and inside a flow."""

from __future__ import annotations

from builder.load.fields import ENTRY_LIMIT, MAX_ENTRIES
from builder.load.guards import STEP_KEYS
from builder.load.next_flows import CARRY_KEYS, NEXT_KEYS
from builder.load.outcome import INLINE_KEYS, KEYS, THEN_KEYS
from builder.schema.shapes import (
    ORIGINAL,
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
from builder.site.outcome_page import KEEPS, TONES

THEN = group(
    THEN_KEYS,
    {
        "label": line("The words of the button."),
        "remove": by_id(texts("The options.", at_least=1), "The ticks that are taken back, by question.", at_least=1),
        "ask": text("The question that is asked again."),
        "when": refer("condition", "For whom it is."),
    },
    ["label"],
    also=either("ask", without("remove"), {"required": ["remove"]}),
)
CARRY = group(
    CARRY_KEYS,
    {
        "to": text("The question of the next flow."),
        "options": by_id(text(), "Its options, by those of this flow that mean the same.", at_least=1),
    },
    CARRY_KEYS,
)
_CARRIED: Schema = {"anyOf": [text(), refer("carry"), items({"anyOf": [text(), refer("carry")]}, at_least=1)]}
NEXT = group(
    NEXT_KEYS,
    {
        "flow": line("The flow: the path of its `flow.yaml`, from this file."),
        "label": line("The words of the button."),
        "carry": by_id(_CARRIED, "The questions whose answers it takes over, each with its own question.", at_least=1),
        "tell": by_id(texts("The options.", at_least=1), "Answers that this outcome itself gives, by question.",
                      at_least=1),
        "when": refer("condition", "For whom it is."),
    },
    ["flow", "label"],
)  # fmt: skip
STEP = group(
    STEP_KEYS,
    {"when": refer("condition", "For whom it is."), "do": line("The step, in Markdown.", most=ENTRY_LIMIT)},
    STEP_KEYS,
)
_STEP: Schema = {"anyOf": [line(most=ENTRY_LIMIT), refer("step")]}
_KEEP = one_of(KEEPS, "A form.")
_WORDS: dict[str, Schema] = {
    "title": line("What the outcome is called."),
    "verdict": line("The advice in one line."),
    "tone": one_of(TONES, "How it is to be taken: `danger`, `wait` where something else comes first, or `go`."),
    "do-now": {
        "description": "What to do at once, in steps of Markdown: the first one stands alone, at the top.",
        "anyOf": [_STEP, {**items(_STEP), "maxItems": MAX_ENTRIES}],
    },
    "messages": entries("The messages that go with it, by the names of their files without `.md`, the best first."),
    "keep": {
        "description": "The forms that its result offers: an appointment, a reminder, a record of what was done.",
        "anyOf": [_KEEP, items(_KEEP)],
    },
    "read": entries("Articles and outcomes to read next: paths of their files, from this one."),
    "evidence": entries("The keys of sources behind the advice."),
    "then": items(refer("then"), "Ways on for the reader."),
    "next": items(refer("next"), "Flows that go on from here, and the answers they take over."),
    "was": entries("The ids it had before; their addresses lead on to it."),
}
OUTCOME = group(KEYS, {**_WORDS, "original": ORIGINAL}, ["title", "verdict"])
INLINE = group(INLINE_KEYS, {**_WORDS, "advice": text("The advice, in Markdown.")}, ["title", "verdict", "advice"])
PARTS: dict[str, Schema] = {"then": THEN, "next": NEXT, "carry": CARRY, "step": STEP, "inline": INLINE}
