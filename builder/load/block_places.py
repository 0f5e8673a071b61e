"""Where the characters of a block of text stand in its source: its lines have lost their indentation and markers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from markdown_it.token import Token

from builder.load.places import Places, line_starts
from builder.problems import Location


class BlockPlaces:
    """The places of the inline token at `index`."""

    def __init__(self, places: Places, tokens: Sequence[Token], index: int) -> None:
        self.places = places
        self.tokens = tokens
        self.index = index

    def at(self, position: int) -> Location:
        """The place of a character of the token's content."""
        block = self.tokens[self.index]
        first = block.map[0] if block.map else 0
        number = bisect_right(self._starts, position) - 1
        line = min(first + number, len(self.places.lines) - 1)
        source = self.places.lines[line]
        if self.tokens[self.index - 1].type in ("td_open", "th_open"):
            column = self._cell + position + block.content.count("|", 0, position)  # each of them has a backslash there
        else:
            column = max(source.rfind(self._lines[number]), 0) + position - self._starts[number]
        return self.places.line(line, min(column, len(source)) + 1)

    @cached_property
    def _lines(self) -> list[str]:
        return self.tokens[self.index].content.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        return line_starts(self._lines)

    @cached_property
    def _cell(self) -> int:
        """Where this cell begins in its row: the cells before it come first."""
        row = self.index
        while self.tokens[row].type != "tr_open":
            row -= 1
        source = self.places.lines[(self.tokens[row].map or [0])[0]]
        start = end = 0
        for token in self.tokens[row : self.index + 1]:
            if token.type == "inline":
                text = token.content.replace("|", "\\|")
                start = max(source.find(text, end), end)
                end = start + len(text)
        return start
