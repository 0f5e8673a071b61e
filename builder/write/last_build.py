"""The result of the last build, as the record of its site keeps it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from builder.problems import Problem, Result
from builder.write.as_left import site_as_left


@dataclass(frozen=True, slots=True)
class LastBuild:
    """The problems that a build found, with the days on which it would find the same."""

    inputs: str
    """The digest of everything that it read."""
    first: datetime.date
    last: datetime.date
    problems: list[Problem]


def note_of(last: LastBuild) -> str:
    """The text that the record keeps."""
    return msgspec.json.encode(last).decode()


def left_by(out: Path, inputs: str, day: datetime.date) -> Result[Mapping[str, int]] | None:
    """The bytes of each file of the site in `out`, and the problems of its build.

    None unless a build of these inputs would make the same site and, on this day, find the same.
    """
    noted: list[LastBuild] = []

    def would_find_the_same(note: str) -> bool:
        try:
            noted.append(msgspec.json.decode(note, type=LastBuild))
        except msgspec.MsgspecError:
            return False
        return noted[0].inputs == inputs and noted[0].first <= day <= noted[0].last

    left = site_as_left(out, would_find_the_same)
    return Result(left.sizes, tuple(noted[0].problems)) if left else None
