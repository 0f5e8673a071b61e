"""Cut the words of an index into smaller pieces, of which a query fetches one for each word.

Pagefind cuts after 20,000 places of words, which makes pieces of 22 kB. All pieces are named in the list that each
reader fetches, so that smaller ones are worth it up to a size that depends on all of them.

A piece is an array of one array of words. A word is an array of its text, its pages and its other spellings; a page is
an array of its number, after that of the page before, and two arrays of places.
"""

from __future__ import annotations

import os.path
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import sqrt

from builder.write.search.cbor import ARRAY, array_of, end, head, text

LEAST = 2_000
"""The compressed bytes of a piece below which compression gets bad."""
_LISTED, _FETCHED = 12, 2.5
"""Compressed bytes of a piece in the list, and pieces that a query fetches."""
TOGETHER = 3
"""Words with so many first letters in common stay together: the beginning of a word finds its whole."""
_NUMBER = rb"(?:[\x00-\x17\x20-\x37]|[\x18\x38].|[\x19\x39]..|[\x1a\x3a].{4})"
_PLACES = b"(?:%s)" % b"|".join(b"\\x%x%s{%d}" % (0x80 + count, _NUMBER, count) for count in range(24))
_PAGES = re.compile(rb"(?:\x83%s%s%s)*+" % (_NUMBER, _PLACES, _PLACES), re.DOTALL)
"""Pages with less than 24 places of the word, which are nearly all, in one go."""
_PAGE = 0x83
_LONGER = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class IndexPiece:
    """Some words that follow each other."""

    first: str
    last: str
    data: bytes


def best_size(total: int) -> int:
    """The size of pieces for which the list and those that a query fetches are smallest, all compressed."""
    return max(LEAST, int(sqrt(_LISTED * total / _FETCHED)))


def cut(data: bytes, count: int) -> Iterator[IndexPiece]:
    """About so many pieces of one. Raises `ValueError` or `IndexError` if it is written in another way than we know."""
    _, one = head(data, 0, ARRAY)
    place, number = head(data, 1, ARRAY)
    if one != 1:
        raise ValueError("a piece of the index has another form than we know")
    ends = [place]
    for _ in range(number):
        ends.append(_after_word(data, ends[-1]))
    if ends[-1] != len(data):
        raise ValueError("the words of the index end in another place than expected")
    names = [text(data, begin + 1) for begin in ends[:-1]]
    first, wanted = 0, (len(data) - place) / count
    for at in range(1, number + 1):
        whole = at == number
        if whole or (ends[at] - ends[first] >= wanted and names[at][:TOGETHER] != names[at - 1][:TOGETHER]):
            words = [data[ends[each] : ends[each + 1]] for each in range(first, at)]
            yield IndexPiece(names[first], names[at - 1], array_of([array_of(words)]))
            first = at


def bounds(pieces: Sequence[IndexPiece]) -> Iterator[tuple[str, str]]:
    """The words from and to which each piece is asked for.

    The first is as short as it can be told from the word before. The last stands for all longer words that begin with
    it, where none of these is in the next piece.
    """
    before = ""
    for piece, following in zip_longest(pieces, pieces[1:]):
        same = len(os.path.commonprefix((before, piece.first)))  # noqa: RUF071 - of letters
        before = piece.last
        longer = following is None or not following.first.startswith(piece.last)
        yield piece.first[: same + 1], piece.last + _LONGER * longer


def _after_word(data: bytes, place: int) -> int:
    """The place after a word."""
    parts, count = head(data, place, ARRAY)
    if count != 3:
        raise ValueError("a word of the index has another form than we know")
    place, _ = head(data, end(data, parts), ARRAY)
    while True:
        found = _PAGES.match(data, place)
        place = found.end() if found else place
        if data[place] != _PAGE or data[place + 1] >> 5 > 1:  # the other spellings
            return end(data, place)
        place = end(data, place)
