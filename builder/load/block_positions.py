"""Positions of a block's characters in the source: its lines have lost their indentation and markers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from markdown_it.token import Token

from builder.load.positions import Positions, line_starts
from builder.problems import Location


class BlockPositions:
    """The positions of the inline token at `index`."""

    def __init__(self, positions: Positions, tokens: Sequence[Token], index: int) -> None:
        self.positions = positions
        self.tokens = tokens
        self.index = index
        self._margins: dict[int, int] = {}

    def at(self, position: int) -> Location:
        """The place of a character of the token's content."""
        block = self.tokens[self.index]
        first = block.map[0] if block.map else 0
        number = bisect_right(self._starts, position) - 1
        line = min(first + number, len(self.positions.lines) - 1)
        if self.tokens[self.index - 1].type in ("td_open", "th_open"):
            column = self._cell + position + bisect_left(self._bars, position)  # each of them has a backslash there
        else:
            column = self._margin(number, line) + position - self._starts[number]
        return self.positions.line(line, min(column, len(self.positions.lines[line])) + 1)

    def _margin(self, number: int, line: int) -> int:
        """The column at which a line of the block begins in its line of the source."""
        if number not in self._margins:
            self._margins[number] = max(self.positions.lines[line].rfind(self._lines[number]), 0)
        return self._margins[number]

    @cached_property
    def _lines(self) -> list[str]:
        return self.tokens[self.index].content.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        return line_starts(self._lines)

    @cached_property
    def _bars(self) -> list[int]:
        """The offset of each `|` in the block."""
        return [bar.start() for bar in re.finditer(r"\|", self.tokens[self.index].content)]

    @property
    def _cell(self) -> int:
        """The column at which this cell of a table begins in its row, after the cells before it."""
        block = self.tokens[self.index]
        if "cell" not in block.meta:
            self._locate_row()
        return int(block.meta["cell"])

    def _locate_row(self) -> None:
        index = self.index
        while self.tokens[index].type != "tr_open":
            index -= 1
        source = self.positions.lines[(self.tokens[index].map or [0])[0]]
        end = 0
        while self.tokens[index].type != "tr_close":
            token = self.tokens[index]
            if token.type == "inline":
                text = token.content.replace("|", "\\|")
                token.meta["cell"] = max(source.find(text, end), end)
                end = token.meta["cell"] + len(text)
            index += 1
