"""Match a regular expression as Python's engine does, and count the characters it looks at.

A backtracking matcher over the tree that the standard library parses an expression into. Each part gives the places at
which it can end, in the order in which they are tried. It knows what the expressions of this program use, and fails at
anything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from re import _parser  # type: ignore[attr-defined]  # its stub leaves the module out
from typing import Any

Parts = Sequence[tuple[Any, Any]]
CATEGORIES: dict[str, Callable[[str], bool]] = {
    "CATEGORY_SPACE": str.isspace, "CATEGORY_NOT_SPACE": lambda char: not char.isspace(),
    "CATEGORY_WORD": lambda char: char.isalnum() or char == "_", "CATEGORY_DIGIT": str.isdecimal,
}  # fmt: skip
SINGLE = ("LITERAL", "NOT_LITERAL", "IN", "ANY")
"""Parts that take one character."""


class Matcher:
    """One expression on one text, with the steps taken so far."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self.parts: Parts = _parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
        self.fold = bool(pattern.flags & re.IGNORECASE)
        self.text = text
        self.steps = 0

    def end(self, at: int) -> int | None:
        """The end of the match at a place, if there is one."""
        return next(self._sequence(self.parts, at), None)

    def _sequence(self, parts: Parts, at: int, first: int = 0) -> Iterator[int]:
        if first == len(parts):
            yield at
            return
        for end in self._part(*parts[first], at):
            yield from self._sequence(parts, end, first + 1)

    def _part(self, kind: Any, value: Any, at: int) -> Iterator[int]:
        self.steps += 1
        name = str(kind)
        if name in SINGLE:
            if at < len(self.text) and self._is(name, value, self.text[at]):
                yield at + 1
        else:
            yield from getattr(self, f"_{name.lower()}")(value, at)

    def _is(self, name: str, value: Any, char: str) -> bool:
        if name == "IN":
            wanted = value[0][0] is not _parser.NEGATE
            return any(self._is(str(kind), each, char) for kind, each in value if kind is not _parser.NEGATE) is wanted
        if name == "CATEGORY":
            return CATEGORIES[str(value)](char)
        if name == "ANY":
            return char != "\n"
        either = {char, char.lower(), char.upper()} if self.fold else {char}
        if name == "RANGE":
            return any(value[0] <= ord(each) <= value[1] for each in either)
        return (chr(value) in either) is (name == "LITERAL")

    def _max_repeat(self, value: Any, at: int) -> Iterator[int]:
        low, high, parts = value
        if len(parts) == 1 and str(parts[0][0]) in SINGLE:
            ends = list(self._run(value, at))
            for end in reversed(ends[low:]):
                self.steps += 1
                yield end
            return
        if high > 0:
            for end in self._sequence(parts, at):
                if end > at:
                    yield from self._max_repeat((max(0, low - 1), high - 1, parts), end)
        if low == 0:
            yield at

    def _min_repeat(self, value: Any, at: int) -> Iterator[int]:
        yield from islice(self._run(value, at), value[0], None)

    def _possessive_repeat(self, value: Any, at: int) -> Iterator[int]:
        ends = list(self._run(value, at))
        yield from ends[value[0] :][-1:]

    def _run(self, value: Any, at: int) -> Iterator[int]:
        """The places after no, one, two and more repetitions, each taken in its first way."""
        _, high, parts = value
        yield at
        count = 0
        while count < high and (end := next(self._sequence(parts, at), at)) > at:
            count, at = count + 1, end
            yield at

    def _subpattern(self, value: Any, at: int) -> Iterator[int]:
        _, added, removed, parts = value
        assert not added | removed, "no group has flags of its own"
        yield from self._sequence(parts, at)

    def _branch(self, value: Any, at: int) -> Iterator[int]:
        for parts in value[1]:
            yield from self._sequence(parts, at)

    def _atomic_group(self, value: Any, at: int) -> Iterator[int]:
        yield from islice(self._sequence(value, at), 1)

    def _assert(self, value: Any, at: int) -> Iterator[int]:
        if self._looks(value, at):
            yield at

    def _assert_not(self, value: Any, at: int) -> Iterator[int]:
        if not self._looks(value, at):
            yield at

    def _looks(self, value: Any, at: int) -> bool:
        direction, parts = value
        start = at if direction > 0 else at - parts.getwidth()[0]
        return start >= 0 and next(self._sequence(parts, start), None) is not None

    def _at(self, value: Any, at: int) -> Iterator[int]:
        word = CATEGORIES["CATEGORY_WORD"]
        around = [0 <= place < len(self.text) and word(self.text[place]) for place in (at - 1, at)]
        holds = {
            "AT_BEGINNING_STRING": at == 0, "AT_BEGINNING": at == 0, "AT_END_STRING": at == len(self.text),
            "AT_BOUNDARY": around[0] != around[1],
        }  # fmt: skip
        if holds[str(value)]:
            yield at
