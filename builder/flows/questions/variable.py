"""The variables that the answers to questions are made of."""

from __future__ import annotations

from dataclasses import dataclass

TICKED, CLEAR = 0, 1
"""The two values of a variable that is one checkbox."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable that nodes ask for: a whole question, or one checkbox of a question with several."""

    question: str
    options: tuple[str, ...]
    """The option of each value; for a checkbox just that option, ticked being value 0 and clear value 1."""
    checkbox: bool = False

    @property
    def size(self) -> int:
        """The number of its values."""
        return 2 if self.checkbox else len(self.options)
