"""Find what an editor's keyboard or word processor put in the place of a sign of YAML.

A curly quotation mark, a dash or a space of another kind looks right and is not. YAML takes it for text, and complains
about the next line or not at all; so the lines are looked at before the complaint is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.load.positions import Positions
from builder.problems import Problem
from builder.text.lookalikes import BULLETS, COLONS, DASHES, OPENING_QUOTES, SPACES_AND_UNSEEN, called, way_out


@dataclass(frozen=True, slots=True)
class _Slip:
    """A sign that looks like one of YAML; the group `slip` of its pattern is the place."""

    pattern: str
    message: str
    """The name of the sign is put in the place of `{}`."""
    fix: str = ""
    """Without one, the sign is to be deleted."""


_ENTRY = r"^[ ]*(?:-[ ]+)*"
_KEY = _ENTRY + r"""['"]?[\w-]+['"]?"""
_OTHER = rf"(?P<slip>[{SPACES_AND_UNSEEN}])"
_IN_TEXT = (
    _Slip(_KEY + rf"[ ]?:{_OTHER}", "{} follows this colon, where YAML wants a space"),
    _Slip(_ENTRY + rf"-{_OTHER}", "{} follows this `-`, where YAML wants a space"),
    _Slip(_ENTRY + rf"(?P<slip>[{DASHES}{BULLETS}])[\s{SPACES_AND_UNSEEN}]", "{} is not the `-` of a list",
          "write `- `, a hyphen and a space; if it is text, put it in quotes"),
)  # fmt: skip
"""Slips that no text begins with, so that they are mistakes in what can be read, too."""
_NEAR = (
    *_IN_TEXT,
    _Slip(rf"^[ ]*{_OTHER}", "{} does not indent this line"),
    _Slip(_KEY + rf"[ ]?(?P<slip>[{COLONS}])", "{} is not the `:` after a key", "write `:` and a space"),
    _Slip(_KEY + r"[ ]?(?P<slip>=)[ ]", "a key is followed by `:`, not by `=`", "write `key: value`"),
    _Slip(_KEY + r"(?P<slip>:)[^\s:/,\]}]", "this colon has no space after it", "write `key: value`"),
)  # fmt: skip
_HERE = (
    _Slip(rf"(?:[:,\[{{-][ ]+|[\[{{])(?P<slip>[{OPENING_QUOTES}])", "curly quotation marks do not count in YAML",
          "write straight ones, `\"` or `'`, round the whole value"),
    _Slip(r"""^[^'"]*[ \t](?P<slip>#)\w""", "YAML takes everything after this ` #` for a comment",
          "put the value that it belongs to in quotes"),
)  # fmt: skip
"""Slips that are mistakes only in a line of the complaint."""


def slip_near(positions: Positions, lines: Sequence[int], near: Sequence[int] = ()) -> Problem | None:
    """The first slip in the lines of a complaint, counted from 0, or in those `near` it."""
    for index in sorted({*lines, *near}):
        found = _in_line(positions, index, (*_NEAR, *_HERE) if index in lines else _NEAR)
        if found:
            return found
    return None


def slips_in(positions: Positions) -> Iterator[Problem]:
    """The slips in a text that could be read."""
    for index in range(len(positions.lines)):
        found = _in_line(positions, index, _IN_TEXT)
        if found:
            yield found


def _in_line(positions: Positions, index: int, slips: Sequence[_Slip]) -> Problem | None:
    for slip in slips:
        found = re.search(slip.pattern, positions.lines[index])
        if found:
            sign = found["slip"]
            where = positions.line(index, found.start("slip") + 1)
            return Problem(where, "yaml", slip.message.format(called(sign)), slip.fix or way_out(sign))
    return None
