"""A smaller index has the same words, pages and scores.

Rooms: builder/write/search/smaller.py, builder/write/search/pieces.py, builder/write/search/cbor.py.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

import pytest

from builder.write.search.cbor import array_of, items, text, text_of
from builder.write.search.pagefind import run_pagefind
from builder.write.search.pieces import TOGETHER, IndexPiece, best_size, bounds, cut
from builder.write.search.smaller import FILTERS, PIECES, SIGNATURE, smaller

SYLLABLES = [first + second for first in "bdfgkl" for second in "aeiou"]
WORDS = [a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES[::3]]
OFTEN = "dabada "


@cache
def made() -> dict[str, bytes]:
    """An index of 40 pages with 2,000 words each, on one of which a word is 300 times."""
    return run_pagefind({f"{page}/index.html": _page(page).encode() for page in range(40)})


def _page(page: int) -> str:
    words = " ".join(WORDS[page * 37 % 2000 :: 4][:2000])
    filters = "".join(f'<meta data-pagefind-filter="kind.{name}:1">' for name in "abcdefgh")
    shown = f'<meta data-pagefind-meta="title[content]" content="Page {page}">{filters}'
    body = f"<h1>Page {page} café</h1><p>{words} {OFTEN * 300 if page == 7 else ''}</p>"
    return f'<html lang="en"><head><title>t</title>{shown}</head><body data-pagefind-body>{body}</body></html>'


def opened(data: bytes) -> bytes:
    """A file of an index, without its signature."""
    return gzip.decompress(data).removeprefix(SIGNATURE)


def lists(files: Mapping[str, bytes]) -> list[bytes]:
    """The lists of the one language."""
    (meta,) = (data for name, data in files.items() if name.endswith(".pf_meta"))
    return items(opened(meta))


def listed(files: Mapping[str, bytes]) -> list[tuple[str, str, bytes]]:
    """The bounds and the content of each piece, in the order of the list."""
    named = [[text(part) for part in items(each)] for each in items(lists(files)[PIECES])]
    return [(first, last, opened(files[f"index/{name}.pf_index"])) for first, last, name in named]


def words(data: bytes) -> list[bytes]:
    """The words of a piece, each with its pages."""
    (one,) = items(data)
    return items(one)


def test_words_are_the_same() -> None:
    """Each word has the pages and places that it had, in the same order, in more and smaller files."""
    before, after = listed(made()), listed(smaller(made()))
    assert [word for *_, data in before for word in words(data)] == [word for *_, data in after for word in words(data)]
    assert len(after) > 2 * len(before)
    assert len([name for name in smaller(made()) if name.startswith("index/")]) == len(after)


def test_each_word_is_asked_for_where_it_is() -> None:
    """A word is within the bounds of its piece and of no other, and so are longer ones that begin with the last."""
    pieces = listed(smaller(made()))
    bounded = [(first, last) for first, last, _ in pieces]
    for (first, last), (_, _, data) in zip(bounded, pieces, strict=True):
        known = [text(items(each)[0]) for each in words(data)]
        for word in (*known, *([f"{known[-1]}zz"] if last > f"{known[-1]}zz" else [])):
            assert [each for each in bounded if each[0] <= word <= each[1]] == [(first, last)]


def test_beginning_of_a_word_is_with_its_whole() -> None:
    """No two pieces that follow each other have words that begin with the same letters, but where Pagefind cut."""
    (data,) = (data for *_, data in listed(made())[:1])
    pieces = [*cut(data, 5)]
    assert len(pieces) > 2
    for before, after in pairwise(pieces):
        assert before.last[:TOGETHER] != after.first[:TOGETHER]


def test_lists_and_results() -> None:
    """Filters are in order, pages as they were, and a result has nothing but what is shown of it."""
    before, after = made(), smaller(made())
    assert items(lists(after)[FILTERS]) == sorted(items(lists(before)[FILTERS]))
    assert lists(after)[:PIECES] == lists(before)[:PIECES]
    results = [name for name in before if name.endswith(".pf_fragment")]
    assert len(results) == 40
    for name in results:
        old, new = (json.loads(opened(files[name])) for files in (before, after))
        assert new == {**old, "url": "", "content": "", "word_count": 0, "filters": {}, "anchors": []}


def test_sizes_and_bounds() -> None:
    """Pieces grow with the whole, but slower; bounds are as short as words can be told apart."""
    assert best_size(0) == best_size(100_000) < best_size(10_000_000) < 10_000
    pieces = [IndexPiece("apple", "before", b""), IndexPiece("below", "cat", b""), IndexPiece("catch", "zebra", b"")]
    assert [first for first, _ in bounds(pieces)] == ["a", "bel", "catc"]
    (_, last), (_, before_longer), (_, at_end) = bounds(pieces)
    assert last > "beforehand" > "before"
    assert before_longer == "cat"
    assert at_end > "zebras"
    assert [*bounds([])] == []


@pytest.mark.parametrize(
    "data",
    [
        array_of([array_of([]), array_of([])]),
        array_of([array_of([array_of([text_of("word"), array_of([])])])]),
        array_of([array_of([array_of([text_of("word"), text_of("pages"), array_of([])])])]),
        array_of([array_of([])]) + b"\x00",
    ],
    ids=["two arrays", "a word of two parts", "a text for pages", "bytes too many"],
)
def test_unknown_form(data: bytes) -> None:
    """Words in another form are refused and not cut at a wrong place."""
    with pytest.raises(ValueError, match="index"):
        [*cut(data, 2)]
