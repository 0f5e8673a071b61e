"""Conditions over a flow's answers: a closed set of forms, as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from builder.problems import Location


@dataclass(frozen=True, slots=True)
class Literal:
    """The answer is one of these options; with several answers allowed, at least `at_least` of them are ticked."""

    question: str
    options: frozenset[str]
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Compare:
    """A value that readers type, or a difference of two, lies between two bounds, both included; None is no bound."""

    question: str
    value: str
    """Its name; empty where the question asks for one value."""
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; with no part it always holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds; with no part it never holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class FactHolds:
    """A named fact holds."""

    fact: str
    where: Location = field(compare=False)
    """The place that names it, which does not make it another condition."""


@dataclass(frozen=True, slots=True)
class ScoreWithin:
    """A score lies between two bounds, both included; None is no bound."""

    score: str
    at_least: int | None
    at_most: int | None


Condition = Literal | Compare | All | AnyOf | Not | FactHolds | ScoreWithin
ALWAYS = All(())


def parts_of(condition: Condition) -> Iterator[Condition]:
    """The condition itself and everything inside it, outermost first."""
    yield condition
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from parts_of(part)
        case Not(part):
            yield from parts_of(part)
