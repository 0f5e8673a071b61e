"""An image that is not published, as a value: its problem and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from builder.problems import Location, Problem


@dataclass(frozen=True, slots=True)
class Refused:
    """A problem in the bytes of an image."""

    check: str
    message: str
    fix: str
    why: str = ""
    line: int = 0
    """The line of the mistake in a drawing; 0 is the image as a whole."""
    column: int = 1

    def problem(self, file: str) -> Problem:
        """The problem of a file with these bytes."""
        return Problem(Location(file, self.line, self.column), self.check, self.message, self.fix, why=self.why)
