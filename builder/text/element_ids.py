"""Ids of elements. Headings that readers link to, and former anchors, are bare; any other id begins with its kind.

The parts of an id are joined by dots. Neither the anchor of an editor's heading nor an id that an editor writes can
hold one, so that no two kinds can meet, whatever things are called. On a history, anchors are the names of versions.
"""

from __future__ import annotations

import re
import unicodedata

KINDS = {
    "page": "the main part of a page, and what the program adds to it",
    "source": "a source in a list of them",
    "grade": "a grade among the sources",
    "letter": "a letter of the index",
    "fn": "a footnote",
    "fnref": "a reference to a footnote",
    "question": "a part of a question's form",
    "country": "a country with its help services",
    "option": "an option of a question, or its hint",
    "help": "the help of a question; its headings have anchors within this",
    "outcome": "an outcome on the page of its flow; its headings have anchors within this",
    "rule": "the reason of a rule, on the page of its outcome",
    "step": "a step of what to do now",
    "message": "a part of a message's form",
    "service": "a help service in the list of them",
    "search": "a part of the search",
    "term": "a term of the glossary, or its explanation in a text",
    "drawing": "the title or description of a drawing",
}
"""Every kind of element that has an id, other than headings of an editor."""
_DROPPED_FROM_ASCII = re.compile(r"[^a-z0-9_ -]")


def element_id(kind: str, *names: str | int) -> str:
    """The id of an element of a kind: by the name of what it belongs to, then that of its part."""
    if kind not in KINDS:
        raise ValueError(f"no kind of id: {kind}")
    return ".".join((kind, *map(str, names)))


def heading_anchor(words: str) -> str:
    """The anchor that GitHub gives a heading; `section` where nothing that can be seen is left of its words.

    Letters, their marks, decimal digits and `_` stay, in whatever script; spaces become hyphens, and anything else,
    such as an emoji, is dropped. Without its marks a word in Hindi or Thai would be another word.
    """
    if words.isascii():
        return _DROPPED_FROM_ASCII.sub("", words.lower()).replace(" ", "-") or "section"
    kept = "".join(character for character in words.lower() if _stays(character)).replace(" ", "-")
    seen = any(unicodedata.category(character)[0] != "M" for character in kept)
    return kept if seen else "section"


def _stays(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LM" or category in ("Nd", "Nl", "Pc") or character in "- "
