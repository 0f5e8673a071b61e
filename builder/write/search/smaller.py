"""Put an index in order and make it smaller: the same words, pages and scores, in the form that Pagefind reads.

Pagefind writes the list of filters in any order; here it is sorted, so that the same words give the same bytes. A
result has what we show of a page, and not its words. The pieces of the index are smaller (`pieces.py`).

Each file is compressed and begins with a signature. The one of a language with the suffix `.pf_meta` is an array: the
version, the pages, the pieces, the filters. Its name is a hash of its content, which the entry of the index repeats.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping

from builder.write.search.cbor import array_of, items, text, text_of
from builder.write.search.pagefind import ENTRY
from builder.write.search.pieces import IndexPiece, best_size, bounds, cut

FORM = 1
"""Counted up when the files of the same words change."""
SIGNATURE = b"pagefind_dcd"
PIECES, FILTERS = 2, 3
"""The places of the lists in a file."""
_EFFORT = 6
"""Of zlib: 9 takes twice as long for a hundredth less."""
_DIGITS = 7
"""Digits of a hash in a name, as Pagefind has them."""


def smaller(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The index, smaller. Raises `ValueError` or `IndexError` if it is written in another way than we know."""
    found = {name: _result(data) if name.endswith(".pf_fragment") else data for name, data in files.items()}
    entry = json.loads(found[ENTRY])
    for name, language in entry["languages"].items():
        lists = items(_opened(found.pop(f"pagefind.{language['hash']}.pf_meta")))
        old = [f"index/{text(items(each)[2])}.pf_index" for each in items(lists[PIECES])]
        size = best_size(sum(len(found[each]) for each in old))
        pieces = [
            piece for each in old for piece in cut(_opened(found[each]), max(1, round(len(found[each]) / size)))
        ]  # fmt: skip
        for each in old:
            del found[each]
        lists[PIECES] = array_of(_listed(pieces, name, found))
        lists[FILTERS] = array_of(sorted(items(lists[FILTERS])))
        made = _closed(array_of(lists))
        language["hash"] = f"{name}_{_digest(made)[:13]}"
        found[f"pagefind.{language['hash']}.pf_meta"] = made
    found[ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return dict(sorted(found.items()))


def _listed(pieces: list[IndexPiece], language: str, found: dict[str, bytes]) -> list[bytes]:
    """The items of the list of pieces, each of which is put among the files."""
    listed = []
    for piece, (first, last) in zip(pieces, bounds(pieces), strict=True):
        data, digits = _closed(piece.data), _DIGITS
        while found.get(file := f"index/{language}_{_digest(data)[:digits]}.pf_index", data) != data:
            digits += 1
        found[file] = data
        name = file.removeprefix("index/").removesuffix(".pf_index")
        listed.append(array_of([text_of(first), text_of(last), text_of(name)]))
    return listed


def _result(data: bytes) -> bytes:
    """A result with nothing but what is shown of it."""
    meta = json.loads(_opened(data))["meta"]
    shown = {"url": "", "content": "", "word_count": 0, "filters": {}, "meta": meta, "anchors": []}
    return _closed(json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode())


def _opened(data: bytes) -> bytes:
    opened = gzip.decompress(data)
    if not opened.startswith(SIGNATURE):
        raise ValueError("a file of the index does not begin as it should")
    return opened[len(SIGNATURE) :]


def _closed(data: bytes) -> bytes:
    return gzip.compress(SIGNATURE + data, _EFFORT, mtime=0)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
