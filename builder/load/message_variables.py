"""Read the variables of a message: what the reader fills in, each with an example that fits its type."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from builder.languages import t
from builder.load.fields import Fields, check_slug
from builder.load.located import Mapping
from builder.site.message_text import MessageVariable

KEYS = ("type", "label", "example", "hint", "from", "words")
LABEL_LIMIT, VALUE_LIMIT = 60, 200
MAX_VARIABLES = 20
INPUTS: dict[str, dict[str, str]] = {
    "text": {"type": "text"},
    "name": {"type": "text", "autocapitalize": "words"},
    "day": {"type": "date"},
    "time": {"type": "time"},
    "tel": {"type": "tel"},
    "email": {"type": "email"},
    "link": {"type": "url"},
}
"""The types of variables, each with the attributes of its field."""


def _is_day(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) and datetime.date.fromisoformat(text))
    except ValueError:
        return False


def _matches(pattern: str) -> Callable[[str], bool]:
    return lambda text: re.fullmatch(pattern, text, re.ASCII) is not None


FITS: dict[str, tuple[Callable[[str], bool], str]] = {
    "day": (_is_day, "write year, month and day as 2026-11-23"),
    "time": (_matches(r"(?:[01]\d|2[0-3]):[0-5]\d"), "write hours and minutes as 14:30"),
    "tel": (_matches(r"\+?[\d ()/-]{3,25}"), "write a number that nobody has, like 07700 900123"),
    "email": (_matches(r"[^@\s]+@[^@\s]+\.[^@\s]+"), "write an address like sam@example.com"),
    "link": (_matches(r"https://\S+"), "write an address that begins with https://"),
}
"""For types that not every text fits: the test, and advice."""


def read_variables(fields: Fields) -> tuple[MessageVariable, ...]:
    """The variables of a message, in the order of their fields on the page."""
    node = fields.mapping("variables")
    if node and len(node.entries) > MAX_VARIABLES:
        message = f"this message asks for {len(node.entries)} things"
        fields.problem(fields.where("variables"), "too-long", message, f"keep to {MAX_VARIABLES} or fewer")
        return ()
    found = []
    for name, value in node.entries if node else ():
        fields.take(check_slug(name, "the name of a variable"))
        if isinstance(value, Mapping):
            found.append(_variable(name.text, Fields(value, "this variable", KEYS, name.where, within=fields)))
        else:
            fix = f"write `{name.text}: {{type: text, label: …, example: …}}`"
            fields.problem(name.where, "wrong-type", f"the variable `{name.text}` is not a group of keys", fix)
            found.append(MessageVariable(name=name.text, type="text", label="", example="", where=name.where))
    return tuple(found)


def _variable(name: str, fields: Fields) -> MessageVariable:
    type_ = fields.choice("type", tuple(INPUTS))
    example = fields.text("example", required=True, limit=VALUE_LIMIT)
    fits, fix = FITS.get(type_, (bool, ""))
    if example and not fits(example):
        where = fields.node_of("example") or fields.node
        fields.problem(where.where, "odd-example", f"`{example}` does not fit the type `{type_}`", fix)
    question = fields.text("from")
    if question and type_ != "text":
        fix = "remove `type`; the label of an answer is text"
        fields.problem(fields.where("type"), "wrong-value", f"an answer has no type `{type_}`", fix)
    return MessageVariable(
        name=name,
        type=type_,
        label=fields.text("label", required=True, limit=LABEL_LIMIT),
        example=_in_words(example) if type_ == "day" and _is_day(example) else example,
        where=fields.begin,
        input=INPUTS[type_],
        hint=fields.text("hint"),
        question=question,
        words=_words(fields),
    )


def _words(fields: Fields) -> dict[str, str]:
    """The words for options; they need a question."""
    node = fields.mapping("words")
    if node is None:
        return {}
    fields.lacks("from", "add `from: …`, the question whose options these are")
    words = Fields(node, "these words", [key.text for key, _ in node.entries], within=fields)
    return {key.text: words.text(key.text, required=True, limit=VALUE_LIMIT) for key, _ in node.entries}


def _in_words(example: str) -> str:
    """A day as browsers write it into a message."""
    day = datetime.date.fromisoformat(example)
    return t("message.day", weekday=t(f"message.weekday.{day.isoweekday()}"), day=day.day,
             month=t(f"date.month.{day.month}"))  # fmt: skip
