"""A decision table as another program keeps it: inputs, rules with a test in each cell, and a hit policy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from builder.problems import Location

POLICIES: Mapping[str, str] = {"U": "unique", "A": "any", "P": "priority", "F": "first", "C": "collect"}
"""The hit policies that are read, by their letters, with their names in DMN."""


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """The numbers between two bounds; None is no bound."""

    low: Fraction | None
    high: Fraction | None
    has_low: bool = True
    """The lower bound itself is in it."""
    has_high: bool = True
    """The upper bound itself is in it."""

    def holds(self, number: Fraction) -> bool:
        """True if a number is in it."""
        above = self.low is None or number > self.low or (self.has_low and number == self.low)
        return above and (self.high is None or number < self.high or (self.has_high and number == self.high))


@dataclass(frozen=True, slots=True)
class CellTest:
    """A cell: one of some words or spans, or none of them if it is `denied`; no part at all fits every value."""

    where: Location
    words: tuple[str, ...] = ()
    spans: tuple[NumberSpan, ...] = ()
    denied: bool = False
    days: bool = False
    """Its numbers are days, counted from the year 1."""

    @property
    def is_any(self) -> bool:
        """True if every value fits."""
        return not (self.words or self.spans)


@dataclass(frozen=True, slots=True)
class Input:
    """A column that is tested."""

    name: str
    where: Location
    whole: bool = False
    """Its numbers are whole ones."""
    yes_no: bool = False
    """It is true or false."""
    days: bool = False
    """Its numbers are days, counted from the year 1."""
    allowed: CellTest | None = None
    """The values that it can have; None where nothing is said."""

    @property
    def is_whole(self) -> bool:
        """True if nothing is between one number and the next."""
        return self.whole or self.days


@dataclass(frozen=True, slots=True)
class TableRule:
    """A row: a test for each input, and what it gives for each output."""

    number: int
    """Its number in the table, from 1."""
    tests: tuple[CellTest, ...]
    gives: tuple[str, ...]
    where: Location
    because: str = ""


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """A table that could be read."""

    name: str
    policy: str
    """A letter of `POLICIES`."""
    inputs: tuple[Input, ...]
    outputs: tuple[str, ...]
    rules: tuple[TableRule, ...]
    where: Location
    priorities: tuple[tuple[str, ...], ...] = ()
    """For each output the values it can have, the most important first."""
    otherwise: tuple[str, ...] = ()
    """The outputs where no rule applies, if it says so."""
