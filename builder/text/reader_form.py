"""The form of a text in which all texts that look the same to a reader are equal."""

from __future__ import annotations

import re
import unicodedata

_ALIKE = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u02b9`\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)
"""Quotation marks and dashes that few readers tell apart."""
_INVISIBLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""Letters and marks without a shape of their own, beside those of the category Cf."""
_END = re.compile("[\\s.,;:!?\u2026\u3002\u3001]+$")


def reader_form(text: str) -> str:
    """Text without what a reader hardly sees: case, blanks, invisible characters, kinds of quotes, marks at the end.

    Compatible characters are one (Unicode's NFKC): a full-width letter is a letter.
    """
    plain = unicodedata.normalize("NFKC", text.translate(_ALIKE)).casefold().translate(_ALIKE)
    seen = "".join(letter for letter in _INVISIBLE.sub("", plain) if unicodedata.category(letter) != "Cf")
    words = " ".join(seen.split())
    return _END.sub("", words) or words
