"""Positions in a file: from an offset in a piece of text to line and column."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from builder.problems import Location

_WINDOW = 200
"""Characters of the written form that are searched: more than any escape or indentation has."""


class Positions:
    """The positions of a piece of text, whose first character is at `start`."""

    def __init__(self, text: str, start: Location, written: str = "") -> None:
        """`written` is the text as it is in the file, where quotes, escapes or folded lines make that differ."""
        self.text = text
        self.start = start
        self.written = written or text

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return self.text.split("\n")

    def at(self, offset: int) -> Location:
        """The place of a character of the text."""
        if self.written != self.text:
            offset = self._offsets[offset]
        line = bisect_right(self._written_starts, offset) - 1
        column = offset - self._written_starts[line] + (self.start.column if line == 0 else 1)
        return Location(self.start.file, self.start.line + line, column)

    def line(self, index: int, column: int = 1) -> Location:
        """The place on a line of the text, 0 being its first."""
        return self.at(self._starts[index] + column - 1)

    @cached_property
    def _starts(self) -> list[int]:
        return line_starts(self.lines)

    @cached_property
    def _written_starts(self) -> list[int]:
        return self._starts if self.written == self.text else line_starts(self.written.split("\n"))

    @cached_property
    def _offsets(self) -> list[int]:
        """For each character of the text, and its end, the offset in the written form (greedy alignment, linear)."""
        offsets = []
        position = self.written.find("\n") + 1 if self.written[:1] in "|>" else int(self.written[:1] in "'\"")
        for character in self.text:
            if not character.isspace():
                while self.written[position : position + 1].isspace():
                    position += 1
                found = self.written.find(character, position, position + _WINDOW)
                position = position if found < 0 else found
            offsets.append(position)
            position = min(position + 1, len(self.written))
        return [*offsets, position]


def line_starts(lines: list[str]) -> list[int]:
    """The offset at which each line of a text begins."""
    return [0, *accumulate(len(line) + 1 for line in lines[:-1])]
