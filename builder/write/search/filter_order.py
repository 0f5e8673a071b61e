"""Put the filters in an index in order, which Pagefind writes in any order: all else is the same for the same words.

The list of them is in the one file of a language with the suffix `.pf_meta`: compressed, 12 bytes and an array in CBOR
(RFC 8949) whose fourth item is the array of the filters. Its name is a hash of its content, which the entry of the
index repeats. The items are moved as they are, so nothing but their order can change.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from itertools import pairwise

from builder.write.search.pagefind import ENTRY

SIGNATURE = b"pagefind_dcd"
FILTERS = 3
"""The place of the list of filters in a file."""
_BYTES, _TEXT, _ARRAY = 2, 3, 4


def in_filter_order(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The index with its filters in order. Raises `ValueError` if it is written in another way than we know."""
    found = dict(files)
    entry = json.loads(found[ENTRY])
    for name, language in entry["languages"].items():
        data = gzip.decompress(found.pop(f"pagefind.{language['hash']}.pf_meta"))
        if not data.startswith(SIGNATURE):
            raise ValueError("a file of the index does not begin as it should")
        made = gzip.compress(SIGNATURE + _sorted(data[len(SIGNATURE) :]), mtime=0)
        language["hash"] = f"{name}_{hashlib.sha256(made).hexdigest()[:13]}"
        found[f"pagefind.{language['hash']}.pf_meta"] = made
    found[ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return dict(sorted(found.items()))


def _sorted(data: bytes) -> bytes:
    """The same array with the items of its fourth item sorted."""
    place, count = _head(data, 0, _ARRAY)
    if count <= FILTERS:
        raise ValueError("the list of filters is missing")
    for _ in range(FILTERS):
        place = _end(data, place)
    begin, number = _head(data, place, _ARRAY)
    ends = [begin]
    for _ in range(number):
        ends.append(_end(data, ends[-1]))
    items = sorted(data[one:other] for one, other in pairwise(ends))
    return data[:begin] + b"".join(items) + data[ends[-1] :]


def _head(data: bytes, place: int, kind: int | None = None) -> tuple[int, int]:
    """The place after the head of an item, and the number in it."""
    found, more = data[place] >> 5, data[place] & 31
    if (kind is not None and found != kind) or found > _ARRAY or more > 27:
        raise ValueError("an item of the index is of another kind than we know")
    if more < 24:
        return place + 1, more
    end = place + 1 + (1 << more - 24)
    return end, int.from_bytes(data[place + 1 : end], "big")


def _end(data: bytes, place: int) -> int:
    """The place after an item: a number, bytes, text, or an array of such."""
    kind = data[place] >> 5
    after, number = _head(data, place)
    if kind in (_BYTES, _TEXT):
        return after + number
    if kind == _ARRAY:
        for _ in range(number):
            after = _end(data, after)
    return after
