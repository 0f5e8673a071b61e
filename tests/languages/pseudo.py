"""A language that nobody speaks: English with accents on its letters, 40 % longer, to be written from right to left.

What is not translated stands out in it, and what has no room shows. It goes by the code of Hebrew, whose plurals have
other forms than those of English.
"""

from __future__ import annotations

import re

import yaml

from builder.languages import catalogue
from builder.languages.plurals import rule_of

CODE = "he"
LONGER = 0.4
LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "áƀçđéƒĝħíĵķłḿñóþɋŕšŧúṽŵẋýžÁƁÇĐÉƑĜĦÍĴĶŁḾÑÓÞɊŔŠŦÚṼŴẊÝŽ"
)
KEPT = ("condition.ambiguous-in-", "number.")
"""Messages that are no words."""
DAYS = ("date.", "message.day", "message.weekday.")
"""Days that editors' texts name, whose length has limits."""
_SLOT = re.compile(r"(\{[^{}]*\})")


def pseudo(text: str, *, longer: bool = True) -> str:
    """A text in this language; its slots stay."""
    words = "".join(part if _SLOT.fullmatch(part) else part.translate(LETTERS) for part in _SLOT.split(text))
    letters = sum(letter.isalpha() for letter in _SLOT.sub("", text))
    return words + "~" * (round(letters * LONGER) if longer else 0)


def pseudo_words() -> str:
    """The whole catalogue, as a knowledge base has one of its own."""
    rule = rule_of(CODE)
    assert rule
    nested: dict[str, object] = {}
    for id_, message in catalogue("en").messages.items():
        *groups, name = id_.split(".")
        group = nested
        for each in groups:
            inner = group.setdefault(each, {})
            assert isinstance(inner, dict)
            group = inner
        written = message.written
        if isinstance(written, dict):
            group[name] = {form: pseudo(written.get(form, written["other"])) for form in rule.categories}
        else:
            group[name] = written if id_.startswith(KEPT) else pseudo(written, longer=not id_.startswith(DAYS))
    return yaml.safe_dump(nested, allow_unicode=True, width=10_000, default_style='"')
