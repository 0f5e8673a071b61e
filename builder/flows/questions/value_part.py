"""The values that one question asks for, and the differences between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from builder.flows.questions.cells import Pair
from builder.flows.questions.measure import Measure
from builder.problems import Location


class Labelled(Protocol):
    """An option."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def label(self) -> str:
        """Its words."""


@dataclass(frozen=True, slots=True)
class ValuePart:
    """One value of a question."""

    id: str
    """Empty where it is the only one."""
    name: str
    measure: Measure
    example: str = ""
    where: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Subtraction:
    """One value minus another, by their places."""

    id: str
    name: str
    pair: Pair
