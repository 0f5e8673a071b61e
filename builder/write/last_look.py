"""A look at what a build would read and replace, before it begins: often there is nothing to do.

A command does this before it imports the rest of the program, which takes longer.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from builder.history.inputs import ReadState, inputs_of
from builder.write.built import Built, built_of
from builder.write.last_build import left_by
from builder.write.place import check_place


@dataclass(frozen=True, slots=True)
class LastLook:
    """The state before a build."""

    day: datetime.date
    inputs: ReadState | None
    """Everything that the build will read; None if it may keep nothing, or if something odd is there."""
    built: Built | None
    """The result of the last build, where this one would be the same."""


def last_look(root: Path, out: Path, day: datetime.date, options: str, *, cache: bool, own_templates: bool) -> LastLook:
    """Look at a knowledge base and at its site. Raises `NotOursError` where no site may be written.

    `options` are those that make another site, as a text; without `cache` nothing was kept, and nothing will be.
    """
    check_place(root, out)
    inputs = inputs_of(root, options, own_templates=own_templates) if cache else None
    left = left_by(out, inputs.digest, day) if inputs else None
    return LastLook(day, inputs, built_of(left.problems, left.value) if left else None)
