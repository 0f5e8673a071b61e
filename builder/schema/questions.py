"""The shapes of questions, their options and the ways on from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from builder.flows.questions.checkbox import NONE
from builder.load.blocks import USE_KEYS
from builder.load.conditions import RESERVED
from builder.load.flow_limits import MAX_OPTIONS
from builder.load.flow_tree import WAY_KEYS
from builder.load.questions import OPTION_KEYS, QUESTION_KEYS, READERS
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
    whole,
    without,
    yes_no,
)
from builder.schema.values import ON_QUESTION
from builder.site.message_text import FORMS

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
            "label": line("What the reader chooses."),
            "hint": line("A line below the label."),
            "clause": line("What choosing it says of the reader, in words that follow “because” and “if”."),
            "changeable": whole("A rank, 1 first, for what the reader can find out or act on."),
            "send-as": one_of(tuple(FORMS.values()), "The form of messages that fits whoever chooses it."),
            "group": line("A heading above it, for it and the options after it."),
            "go": refer("go", "In a tree: the question or outcome it leads to, or a list of guarded ways."),
            "was": entries("The ids it had before."),
            "exclusive": yes_no("With `choose: many`: ticked alone, never with another option."),
            "applies-when": refer("condition", "It is offered only where this condition on earlier questions holds."),
            "in-text": line("Its words inside of a sentence, where a text shows the answer."),
        },
        ["label"],
    ),
    "else": text("The label."),
}


def _one() -> Schema:
    """Options of which the reader chooses one."""
    return {"required": ["options"], "properties": {"options": {"minProperties": 2}}}


def _many() -> Schema:
    """Options to tick: none of them leads on alone, and one id is reserved."""
    ticked: Schema = {
        "propertyNames": {"not": {"const": NONE}},
        "additionalProperties": {"if": {"type": "object"}, "then": without("go")},
    }
    return {"required": ["options"], "properties": {"options": ticked}}


def _yes_no() -> Schema:
    """Yes and no, whose options need not be written."""
    return {"properties": {"options": {"propertyNames": {"enum": ["yes", "no"]}}}}


def _number() -> Schema:
    """A number, whose answer is typed."""
    return without("options", "order")


def _money() -> Schema:
    """An amount of money in a currency."""
    return {"required": ["currency"], **without("options", "order")}


def _values() -> Schema:
    """Several values."""
    return {"required": ["values"], **without("options", "order")}


SHAPES: Mapping[str, Callable[[], Schema]] = {
    "one": _one, "many": _many, "yes-no": _yes_no, "number": _number, "money": _money, "day": _number,
    "values": _values,
}  # fmt: skip
"""The rest of a question by the word after `choose:`, for each that has a reader."""


def _by_kind() -> list[Schema]:
    """The shape of each kind, without the keys that only other kinds have."""
    own = list(dict.fromkeys(key for reader in READERS.values() for key in reader.keys))
    parts: list[Schema] = []
    for word, shape in SHAPES.items():
        others = [key for key in own if key not in READERS[word].keys]
        then = {"allOf": [shape(), without(*others)]} if others else shape()
        parts.append({"if": _chosen(word), "then": then})
    return parts


def _chosen(word: str) -> Schema:
    """A question with this word after `choose:`; the first word is meant where the key is missing."""
    chosen: Schema = {"properties": {"choose": {"const": word}}}
    return chosen if word == next(iter(READERS)) else {"required": ["choose"], **chosen}


QUESTION = group(
    QUESTION_KEYS,
    {
        "ask": line("The question itself."),
        "short": line("A few words that name it in the list of answers."),
        "help": text("Markdown, shown under the question."),
        "choose": one_of(tuple(READERS), "How many options make an answer, or what is typed; `one` if missing."),
        "none": line("With `choose: many`, the label of the box for none of them."),
        "at-most": whole("With `choose: many`, the most options that can be ticked."),
        **ON_QUESTION,
        "order": one_of(("ascending", "descending"), "`descending` where the options are written from least to most."),
        "options": by_id(refer("option"), "The answers offered, by id, in their order.", at_least=1, most=MAX_OPTIONS),
        "go": refer("go", "In a tree: where options without a way of their own lead."),
        "was": entries("The ids it had before."),
        "applies-when": refer("condition", "It is asked only where this condition on earlier questions holds."),
        "ask-after": entries("Outcomes after which it is asked, for their paragraphs, where no rule needed it before."),
    },
    ["ask"],
    also={"allOf": _by_kind()},
)
QUESTIONS = by_id(
    either("use", refer("use"), refer("question")), "The questions by id, in the order in which they are asked.",
    at_least=1, reserved=RESERVED,
)  # fmt: skip
PARTS: dict[str, Schema] = {"use": USE, "way": WAY, "go": GO, "option": OPTION, "question": QUESTION}
