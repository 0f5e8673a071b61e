"""Find words that YAML takes for a comment: `title: Top tip #1` is `Top tip` for it, and nobody misses the rest.

A remark has a blank after its `#`, as editors write it; words that were meant to be read have none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.load.positions import Positions, line_starts
from builder.problems import Problem

_SIGN = re.compile(r"(?:(?<=\s)|^)#(\w*)")


@dataclass(frozen=True, slots=True)
class Span:
    """The offsets of a scalar in its text."""

    begin: int
    end: int
    plain: bool
    """True if nothing but its end tells where it ends: it has no quotes and is no block."""


def lost_words(positions: Positions, scalars: Sequence[Span]) -> Iterator[Problem]:
    """A problem for each `#` that begins a comment and looks like the words of a value; `scalars` are in order."""
    if "#" not in positions.text:
        return
    begins = [scalar.begin for scalar in scalars]
    for start, line in zip(line_starts(positions.lines), positions.lines, strict=True):
        for sign in _SIGN.finditer(line):
            before = bisect_right(begins, start + sign.start()) - 1
            if before >= 0 and start + sign.start() < scalars[before].end:
                continue
            if sign[1] and (line[: sign.start()].strip() or _goes_on(positions.text, start, line, scalars[before])):
                yield Problem(
                    positions.at(start + sign.start()),
                    "lost-words",
                    f"YAML takes `#{sign[1]}` and what follows it for a comment, so that nobody would see it",
                    "put the whole value in quotes; if it is a remark, write a blank after the `#`",
                )
            break  # the rest of the line is the comment


def _goes_on(text: str, start: int, line: str, before: Span) -> bool:
    """True if a line is indented as the next one of the text that ends in the line above it would be."""
    if not before.plain or before.begin == before.end or text.find("\n", before.end, start) != start - 1:
        return False
    first = text.rfind("\n", 0, before.begin) + 1
    return not text[before.end : start].strip() and _indent(line) > _indent(text[first : before.begin])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
