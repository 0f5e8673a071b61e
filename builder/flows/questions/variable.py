"""The variables that the answers to questions are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.flows.questions.cells import Range

TICKED, CLEAR = 0, 1
"""The two values of a variable that is one checkbox."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable that nodes ask for: a whole question, or one checkbox of a question with several."""

    question: str
    options: tuple[str, ...]
    """The option of each value; for a checkbox just that option, ticked being value 0 and clear value 1."""
    checkbox: bool = False
    ranges: tuple[tuple[str, tuple[Range, ...]], ...] = ()
    """Of an answer that is typed: by name, the range that each value of this variable gives to it."""

    @property
    def size(self) -> int:
        """The number of its values."""
        return 2 if self.checkbox else len(self.options)

    def within(self, name: str, least: int | None, most: int | None) -> list[bool]:
        """For each value, whether all numbers that it stands for are in a range; no threshold is inside one."""
        return [
            (least is None or (low is not None and low >= least))
            and (most is None or (high is not None and high <= most))
            for low, high in self.ranges_of(name)
        ]

    def ranges_of(self, name: str) -> Sequence[Range]:
        """The ranges under a name."""
        return dict(self.ranges)[name]
