"""Read the cells of decision tables: a part of FEEL's unary tests, and nothing else.

Words in quotes, numbers, `true` and `false`, days, lists with commas, ranges like `[1..5)`, comparisons like `< 5`,
`not(…)` and `-`. All else is refused with its place.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from fractions import Fraction

from builder.flows.decision_table.model import CellTest, NumberSpan
from builder.problems import Location, Problem, Result

MAX_CELL = 2_000
"""Characters of a cell."""
_NUMBER = r"[-+]?(?:[0-9]{1,30}(?:\.[0-9]{1,30})?|\.[0-9]{1,30})"
_DAY = r'(?:date\(\s*"[0-9]{4}-[0-9]{2}-[0-9]{2}"\s*\)|@"[0-9]{4}-[0-9]{2}-[0-9]{2}")'
_WORD = r'"(?:[^"\\]|\\.)*"' + r"|'(?:[^'\\]|\\.)*'"
_TOKEN = re.compile(
    rf"\s*(?:(?P<not>not\s*\()|(?P<day>{_DAY})|(?P<word>{_WORD})|(?P<dots>\.\.)|(?P<number>{_NUMBER})"
    r"|(?P<compare><=|>=|<|>|=)|(?P<sign>[\[\](),])|(?P<name>[^\W\d][\w .&/-]*))"
)
_HOW = "write words in quotes, numbers, ranges like `[1..5]`, comparisons like `< 5`, a list of these, `not(…)` or `-`"


class _RefusedError(Exception):
    """Carries the offset at which a cell cannot be read."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset


def read_tests(text: str, where: Location, *, bare: bool = False) -> Result[CellTest | None]:
    """The tests in a cell; `bare` takes words without quotes as words. None where it cannot be read."""
    written = text.strip()
    if written in ("", "-"):
        return Result(CellTest(where))
    try:
        if len(written) > MAX_CELL:
            raise _RefusedError(0, "it is too long")
        return Result(_Cell(written, where, bare).tests())
    except _RefusedError as refused:
        at = written[refused.offset : refused.offset + 30] or "its end"
        message = f"the cell `{written[:100]}` cannot be read at `{at}`: {refused}"
        return Result(None, (Problem(where, "table-unread", message, _HOW),))


class _Cell:
    """Reads the tokens of one cell from left to right."""

    def __init__(self, text: str, where: Location, bare: bool) -> None:
        self._where = where
        self._bare = bare
        self._tokens = list(_tokens(text))
        self._place = 0
        self._days = False

    def tests(self) -> CellTest:
        denied = self._takes("not")
        words: list[str] = []
        spans: list[NumberSpan] = []
        while True:
            self._one(words, spans)
            if not self._takes("sign", ","):
                break
        if denied and not self._takes("sign", ")"):
            self._refuse("`)` is missing")
        if self._kind() != "end":
            self._refuse("nothing is expected here")
        if words and spans:
            raise _RefusedError(0, "it mixes words and numbers")
        return CellTest(self._where, tuple(words), tuple(spans), denied=denied, days=self._days)

    def _one(self, words: list[str], spans: list[NumberSpan]) -> None:
        kind, text, _ = self._tokens[self._place]
        if kind == "compare":
            self._place += 1
            spans.append(self._compared(text))
        elif kind == "sign" and text in "[](":
            self._place += 1
            spans.append(self._range(has_low=text == "["))
        elif kind in ("number", "day"):
            number = self._number()
            spans.append(NumberSpan(number, number))
        elif kind == "word" and text[0] == "'" and not self._bare:
            self._refuse("words are in double quotes")
        elif kind == "word" or (kind == "name" and (self._bare or text in ("true", "false"))):
            self._place += 1
            words.append(re.sub(r"\\(.)", r"\1", text[1:-1]) if kind == "word" else text.strip())
        elif kind == "name":
            self._refuse("only values are read, no names and no calculation")
        else:
            self._refuse("a value is expected here")

    def _compared(self, sign: str) -> NumberSpan:
        number = self._number()
        if sign == "=":
            return NumberSpan(number, number)
        if sign[0] == "<":
            return NumberSpan(None, number, has_high=sign == "<=")
        return NumberSpan(number, None, has_low=sign == ">=")

    def _range(self, *, has_low: bool) -> NumberSpan:
        low = self._number()
        if not self._takes("dots"):
            self._refuse("`..` is expected here")
        offset = self._tokens[self._place][2]
        high = self._number()
        kind, end, _ = self._tokens[self._place]
        if kind != "sign" or end not in "])[":
            self._refuse("the end of the range is missing")
        self._place += 1
        has_high = end == "]"
        if low > high or (low == high and not (has_low and has_high)):
            raise _RefusedError(offset, "no number is in this range")
        return NumberSpan(low, high, has_low, has_high)

    def _number(self) -> Fraction:
        kind, text, offset = self._tokens[self._place]
        if kind == "number":
            self._place += 1
            return Fraction(text)
        if kind == "day":
            self._place += 1
            self._days = True
            try:
                return Fraction(datetime.date.fromisoformat(text.strip('date()@" ')).toordinal())
            except ValueError:
                raise _RefusedError(offset, "there is no such day") from None
        self._refuse("a number is expected here")
        raise AssertionError

    def _kind(self) -> str:
        return self._tokens[self._place][0]

    def _takes(self, kind: str, text: str = "") -> bool:
        found, written, _ = self._tokens[self._place]
        if found != kind or (text and written != text):
            return False
        self._place += 1
        return True

    def _refuse(self, message: str) -> None:
        raise _RefusedError(self._tokens[self._place][2], message)


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    """Kind, text and offset of each token, then one of the kind `end`."""
    place = 0
    while place < len(text.rstrip()):
        match = _TOKEN.match(text, place)
        if match is None or match.lastgroup is None:
            blank = len(text[place:]) - len(text[place:].lstrip())
            raise _RefusedError(place + blank, "only values are read, no names and no calculation")
        yield match.lastgroup, match[match.lastgroup], match.start(match.lastgroup)
        place = match.end()
    yield "end", "", len(text)
