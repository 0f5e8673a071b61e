"""One kind of problem, as the manual describes it."""

from __future__ import annotations

from dataclasses import dataclass

ERROR, WARNING, EITHER = "error", "warning", "error or warning"
COMMAND = "ends the command"
"""Not a problem of the content: a command such as `builder diff` cannot go on, and says so without the id."""


@dataclass(frozen=True, slots=True)
class ProblemId:
    """One kind of problem."""

    id: str
    severity: str
    """One of the constants above."""
    meaning: str
    fix: str
