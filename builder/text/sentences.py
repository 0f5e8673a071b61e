"""The sentences of a text.

They are found by sentencex, which knows the abbreviations of many languages and fetches nothing. It takes time that
grows with the square of the quotation marks in a text, so a longer text is split only up to a bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import segment

MOST = 20_000
"""Characters of a text that are split; what follows is one more sentence."""
_LETTER = re.compile(r"[^\W\d_]")


def sentence_spans(text: str, language: str) -> Iterator[tuple[int, int]]:
    """The offsets of each sentence without the blanks around it; a piece without a letter belongs to its neighbour."""
    start = end = 0
    for piece in (*segment(language.partition("-")[0].lower(), text[:MOST]), text[MOST:]):
        begin = text.find(piece, end)
        if begin < 0:  # an older sentencex leaves blanks out
            continue
        if _LETTER.search(text, start, begin) and _LETTER.search(piece):
            yield _trimmed(text, start, begin)
            start = begin
        end = begin + len(piece)
    if text[start:].strip():
        yield _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
