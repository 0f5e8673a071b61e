"""Holes in the HTML of a document, for what only the page it stands on knows."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum


class Hole(StrEnum):
    """What belongs in a hole; what the document says of it stands inside."""

    LINK = "l"
    """The address of a link; inside is the address as written."""
    IMAGE = "i"
    """The attributes of an image, its address among them; inside is the address as written."""
    CITATION = "c"
    """The numbers of sources; inside are their keys, with spaces between."""
    CONDITION = "w"
    """The beginning of a paragraph with a condition."""
    NAME = "n"
    """What tells the headings and footnotes of this document from those of others on its page."""

    def with_(self, inside: str = "") -> str:
        """A hole; no text can look like one, because Markdown has no NUL."""
        return f"\0{self}{inside}\0"


_HOLE = re.compile("\0(.)([^\0]*)\0")


def fill(html: str, filling: Callable[[Hole, str], str]) -> str:
    """The HTML with each hole filled, in the order in which they stand."""
    return _HOLE.sub(lambda match: filling(Hole(match[1]), match[2]), html)
