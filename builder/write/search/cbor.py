"""Read and write CBOR (RFC 8949), the form of an index: numbers, bytes, texts and arrays of a known length."""

from __future__ import annotations

from collections.abc import Sequence

BYTES, TEXT, ARRAY = 2, 3, 4


def head(data: bytes, place: int, kind: int | None = None) -> tuple[int, int]:
    """The place after the head of an item, and the number in it. Raises `ValueError` for an item of another kind."""
    found, more = data[place] >> 5, data[place] & 31
    if (kind is not None and found != kind) or found > ARRAY or more > 27:
        raise ValueError("an item of the index is of another kind than we know")
    if more < 24:
        return place + 1, more
    after = place + 1 + (1 << more - 24)
    return after, int.from_bytes(data[place + 1 : after], "big")


def end(data: bytes, place: int) -> int:
    """The place after an item."""
    kind = data[place] >> 5
    after, number = head(data, place)
    if kind in (BYTES, TEXT):
        return after + number
    if kind == ARRAY:
        for _ in range(number):
            after = end(data, after)
    return after


def items(data: bytes) -> list[bytes]:
    """The items of an array, as they are."""
    place, count = head(data, 0, ARRAY)
    found = []
    for _ in range(count):
        found.append(data[place : (place := end(data, place))])
    return found


def text(data: bytes, place: int = 0) -> str:
    """The text at a place."""
    begin, length = head(data, place, TEXT)
    return data[begin : begin + length].decode()


def array_of(parts: Sequence[bytes]) -> bytes:
    """An array of items."""
    return _head_of(ARRAY, len(parts)) + b"".join(parts)


def text_of(words: str) -> bytes:
    """A text as an item."""
    data = words.encode()
    return _head_of(TEXT, len(data)) + data


def _head_of(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    more = next(more for more in range(4) if number < 1 << (8 << more))
    return bytes([kind << 5 | 24 + more]) + number.to_bytes(1 << more, "big")
