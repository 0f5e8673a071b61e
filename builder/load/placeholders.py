"""Placeholders in the HTML of a document, for values that depend on the page around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from enum import StrEnum


class Placeholder(StrEnum):
    """The kinds of placeholder; the text inside is what the document says of it."""

    LINK = "l"
    """The address of a link; inside is the address as written."""
    IMAGE = "i"
    """The attributes of an image, its address among them; inside is the address as written."""
    CITATION = "c"
    """The numbers of sources; inside are their keys, with spaces between."""
    HELP = "h"
    """A help service and the ways to reach it; inside is its key."""
    TERM = "t"
    """A term; inside are its key, a line end, and the words that are marked, if these are not its own."""
    FIGURE = "f"
    """A figure of the flow; inside is its id."""
    GLOSSARY = "g"
    """The list of all terms."""
    CONDITION = "w"
    """The beginning of a paragraph with a condition."""
    CONDITION_END = "e"
    """The end of a paragraph with a condition."""
    ANSWER = "a"
    """The answer to a question; inside are its id, a line end, and the words that are there without an answer."""
    NAME = "n"
    """The prefix that tells headings and footnotes of this document from those of others on its page."""

    def with_(self, inside: str = "") -> str:
        """A placeholder; no text can look like one, because Markdown has no NUL."""
        return f"\0{self}{inside}\0"


_PLACEHOLDER = re.compile("\0(.)([^\0]*)\0")


_CONDITIONS = re.compile(f"{re.escape(Placeholder.CONDITION.with_())}|{re.escape(Placeholder.CONDITION_END.with_())}")


def without_conditions(html: str, places: Set[int]) -> str:
    """The HTML without the paragraphs that have these conditions, counted from 0, and without anything in them."""
    if not places:
        return html
    kept, begin, inside, number, opened = [], 0, 0, -1, []
    for match in _CONDITIONS.finditer(html):
        if match[0] == Placeholder.CONDITION.with_():
            number += 1
            opened.append(number)
            if number in places and not inside:
                kept.append(html[begin : match.start()])
            inside += number in places
        elif opened.pop() in places:
            inside -= 1
            begin = begin if inside else match.end()
    return "".join([*kept, html[begin:]])


def fill(html: str, filling: Callable[[Placeholder, str], str]) -> str:
    """The HTML with each placeholder filled, in order."""
    return _PLACEHOLDER.sub(lambda match: filling(Placeholder(match[1]), match[2]), html)
