"""The result of the last build, as the record of its site keeps it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from builder.load.last_words import LastWords
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
    words: LastWords | None = None
    """The state of the words of articles, where a build after an edit of these can begin with it."""


def note_of(last: LastBuild) -> str:
    """The text that the record keeps."""
    return msgspec.json.encode(last).decode()


def last_build(note: str) -> LastBuild | None:
    """The build that left a note; None where it left none, or another program did."""
    try:
        return msgspec.json.decode(note, type=LastBuild)
    except msgspec.MsgspecError:
        return None


def left_by(out: Path, inputs: str, day: datetime.date) -> Result[Mapping[str, int]] | None:
    """The bytes of each file of the site in `out`, and the problems of its build.

    None unless a build of these inputs would make the same site and, on this day, find the same.
    """
    noted: list[LastBuild] = []

    def would_find_the_same(note: str) -> bool:
        last = last_build(note)
        if last is None:
            return False
        noted.append(last)
        return noted[0].inputs == inputs and noted[0].first <= day <= noted[0].last

    left = site_as_left(out, would_find_the_same)
    return Result(left.sizes, tuple(noted[0].problems)) if left else None
