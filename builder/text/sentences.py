"""The sentences of a text.

They are found by sentencex, which knows the abbreviations of many languages and fetches nothing. It leaves quotations
whole; readers do not, so it is given the text without quotation marks. A very long text is split only up to a bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import segment

MOST = 20_000
"""Characters of a text that are split; what follows is one more sentence."""
_QUOTATION_MARK = re.compile('["“”„«»]')
_BEFORE_I = re.compile(r"(?<![\w.])[a-z]{2,}\.\s+(?=I\b)")
"""The end of a sentence like “I am ill. I cannot come.”: sentencex takes “ill.” before an “I” for Illinois."""
_LETTER = re.compile(r"[^\W\d_]")


def sentence_spans(text: str, language: str) -> Iterator[tuple[int, int]]:
    """The offsets of each sentence without the blanks around it; a piece without a letter belongs to its neighbour."""
    start = end = 0
    plain = _QUOTATION_MARK.sub(" ", text)
    for piece in _pieces(plain, language.partition("-")[0].lower()):
        begin = plain.find(piece, end)
        if begin < 0:  # an older sentencex leaves blanks out
            continue
        if _LETTER.search(text, start, begin) and _LETTER.search(piece):
            yield _trimmed(text, start, begin)
            start = begin
        end = begin + len(piece)
    if text[start:].strip():
        yield _trimmed(text, start, len(text))


def _pieces(text: str, language: str) -> Iterator[str]:
    """The text in pieces that begin with a sentence, or with what may be one."""
    for piece in segment(language, text[:MOST]):
        begin = 0
        for end in (match.end() for match in _BEFORE_I.finditer(piece) if language == "en"):
            yield piece[begin:end]
            begin = end
        yield piece[begin:]
    yield text[MOST:]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
