"""A named decision: one of several values, given by a first-match list of its own."""

from __future__ import annotations

from dataclasses import dataclass

from builder.flows.conditions import Condition
from builder.problems import Location


@dataclass(frozen=True, slots=True)
class Value:
    """A value that a decision can have."""

    id: str
    clause: str
    """Its meaning, in words that follow «because» and «if»."""
    where: Location
    unless: str = ""
    """The same for readers for whom the decision has another value."""
    was: tuple[str, ...] = ()
    """The ids it had before."""


@dataclass(frozen=True, slots=True)
class DecisionCase:
    """A value for the answers its condition holds for and no earlier case took."""

    id: str
    """`case-` and its place."""
    when: Condition
    value: str
    where: Location
    otherwise: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """A list of cases, of which the first that holds gives the value."""

    id: str
    values: tuple[Value, ...]
    cases: tuple[DecisionCase, ...]
    where: Location
    was: tuple[str, ...] = ()
    """The ids it had before."""


@dataclass(frozen=True, slots=True)
class Independent:
    """A law: what is decided never changes with the answer to a question, all else the same."""

    question: str
    where: Location
    decision: str = ""
    """The decision whose value it is about; empty for the outcome."""


@dataclass(frozen=True, slots=True)
class Disjoint:
    """A law: no two entries of a list hold for the same answers, but for `otherwise`, which is what they leave."""

    where: Location
    decision: str = ""
    """The decision whose cases it is about; empty for the rules."""


def value_name(decision: str, value: str) -> str:
    """The name of the fact that a decision has a value, which no editor's own fact can have."""
    return f"{decision}: {value}"
