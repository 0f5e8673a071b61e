"""The promises of a sort of value that readers type: a number, an amount of money, a day."""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from builder.flows.questions.cells import Range
from builder.languages import t

LIMIT = 10**12
"""No value is larger, up or down: each is exact in every language that reads it."""


class ReadingError(Exception):
    """Text that is no such value. `says` is the id of the mistake in the catalogue, below `value.error`."""

    def __init__(self, says: str, **slots: object) -> None:
        super().__init__(says)
        self.says, self.slots = says, slots

    @property
    def words(self) -> str:
        """The mistake, for readers."""
        return t(f"value.error.{self.says}", **self.slots)


@dataclass(frozen=True, slots=True)
class Measure(ABC):
    """A sort of value. In all that is decided a value is a whole number, its *position*."""

    type: ClassVar[str]
    """Its name in the data for the browser, and in kernels."""

    @property
    @abstractmethod
    def clock(self) -> str:
        """Of days that are counted from today: in what; else empty."""

    @property
    @abstractmethod
    def bounds(self) -> Range:
        """The least and the most position, as far as conditions know of them."""

    @property
    @abstractmethod
    def same(self) -> tuple[object, ...]:
        """All that makes positions comparable with those of another measure."""

    @abstractmethod
    def read(self, text: str, today: datetime.date | None) -> str:
        """The value in its one form, which is kept and shared. Raises `ReadingError`."""

    @abstractmethod
    def position(self, kept: str, today: datetime.date | None) -> int:
        """The position of a value that was read."""

    @abstractmethod
    def shown(self, kept: str) -> str:
        """A value that was read, as readers see it."""

    @abstractmethod
    def range_in_words(self, low: int | None, high: int | None) -> str:
        """A range of positions, as readers see it."""

    @property
    @abstractmethod
    def bounds_in_words(self) -> str:
        """All that can be typed."""

    @abstractmethod
    def range_id(self, low: int | None, high: int | None) -> str:
        """A name for a range of positions, of which no two are the same."""

    @property
    @abstractmethod
    def exported(self) -> Mapping[str, object]:
        """All that the browser must know to read a value and find its position."""

    @property
    @abstractmethod
    def errors(self) -> Mapping[str, str]:
        """The words for each mistake that a form can find."""

    @property
    @abstractmethod
    def difference(self) -> Measure | None:
        """The measure of a difference between two values; None where there is none."""
