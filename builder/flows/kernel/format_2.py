"""Format 2 of kernels and of claims: format 1, with values that readers type, and with named decisions.

docs/kernel.md says what every part means. A flow that uses nothing of it is written in format 1, as before.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import UNSET, Meta, UnsetType

from builder.flows.kernel import format_1 as first
from builder.flows.kernel.format_1 import (
    ActsAlike,
    Answered,
    OptionDomain,
    Part,
    SameAsFact,
    ScoreBetween,
    SetDomain,
    TurnsOneWay,
)

FORMAT: Literal[2] = 2
LARGEST = 1_000_000_000_000
"""The size of a value, up or down; so values and their differences are exact in every language that reads them."""
Position = Annotated[int, Meta(ge=-LARGEST, le=LARGEST)]

# Values that readers type: domains and comparisons


class NumberValue(Part, frozen=True, tag="number"):
    """A number, which counts in its last decimal: 12.50 with two decimals is 1250. `unit` can be a currency."""

    id: str
    unit: str
    decimals: Annotated[int, Meta(ge=0, le=9)]
    least: Position | UnsetType = UNSET
    most: Position | UnsetType = UNSET


class DayValue(Part, frozen=True, tag="day"):
    """A day, counted by its clock.

    `calendar`: in days, 1 January of the year 1 being 1. `days`: in days after the day of the answer. `months`: the day
    *k* months after the day of the answer is at 2*k*, the days between two such days at the odd number between.
    """

    id: str
    clock: Literal["calendar", "days", "months"]
    least: Position | UnsetType = UNSET
    most: Position | UnsetType = UNSET


TypedValue = NumberValue | DayValue


class Subtracted(Part, frozen=True):
    """The value `value` minus the value `minus`."""

    id: str
    value: str
    minus: str


class ValuesDomain(Part, frozen=True, tag="values"):
    """The answer is a whole number for each value, within its bounds. The id of the only one is empty."""

    values: tuple[TypedValue, ...]
    differences: tuple[Subtracted, ...]


class Compared(Part, frozen=True, tag="compare"):
    """The value, or the difference, is at least one number and at most another; a missing bound does not count."""

    question: str
    value: str
    at_least: Position | UnsetType = UNSET
    at_most: Position | UnsetType = UNSET


class RisesOneWay(Part, frozen=True, tag="monotone-value"):
    """More of the only value of a question never turns one of `towards` into one of `away-from`."""

    question: str
    towards: tuple[str, ...]
    away_from: tuple[str, ...]


# Named decisions


class HasValue(Part, frozen=True, tag="decision"):
    """The value of the decision is one of these."""

    decision: str
    of: tuple[str, ...]


class GivesValue(Part, frozen=True):
    """A case of a decision. Without `when` it always holds."""

    value: str
    when: Test2 | UnsetType = UNSET


class NamedDecision(Part, frozen=True):
    """A decision: the first case that holds gives one of its values."""

    id: str
    values: tuple[str, ...]
    cases: tuple[GivesValue, ...]


class IsIndependent(Part, frozen=True, tag="independent"):
    """All else the same, no answer to the question changes the outcome, or the value of the decision that is named."""

    question: str
    decision: str | UnsetType = UNSET


class NoOverlaps(Part, frozen=True, tag="disjoint"):
    """No two rules with `when` hold for the same answers; or no two such cases of the decision, if one is named."""

    decision: str | UnsetType = UNSET


# The parts of format 1, which hold conditions of format 2


class AllHold2(first.AllHold, frozen=True, tag="all"):
    """Every part holds; with no part it always holds."""

    parts: tuple[Test2, ...]  # type: ignore[assignment]


class AnyHolds2(first.AnyHolds, frozen=True, tag="any"):
    """At least one part holds; with no part it never holds."""

    parts: tuple[Test2, ...]  # type: ignore[assignment]


class Denied2(first.Denied, frozen=True, tag="not"):
    """The part does not hold."""

    part: Test2  # type: ignore[assignment]


Test2 = Answered | AllHold2 | AnyHolds2 | Denied2 | SameAsFact | ScoreBetween | Compared | HasValue


class NamedTest2(first.NamedTest, frozen=True):
    """A fact: a condition with a name."""

    when: Test2  # type: ignore[assignment]


class WeightedTest2(first.WeightedTest, frozen=True):
    """Points that count while a condition holds."""

    when: Test2  # type: ignore[assignment]


class NamedSum2(first.NamedSum, frozen=True):
    """A score: the sum of the points that count."""

    points: tuple[WeightedTest2, ...]


class Gives2(first.Gives, frozen=True):
    """A rule. Without `when` it always holds."""

    when: Test2 | UnsetType = UNSET  # type: ignore[assignment]


class RuleList2(first.RuleList, frozen=True, tag="rules"):
    """The first rule that holds gives the outcome. The questions are asked in the order in which they are listed."""

    rules: tuple[Gives2, ...]


class LeadsOn2(first.LeadsOn, frozen=True):
    """A way on from a question: to another one (`ask`) or to an outcome (`give`), one of the two."""

    when: Test2 | UnsetType = UNSET  # type: ignore[assignment]


class WayList2(first.WayList, frozen=True, tag="tree"):
    """Begin with the question `start`; from each question, the first of its ways that holds leads on."""

    ways: tuple[LeadsOn2, ...]


class Asked2(first.Asked, frozen=True):
    """A question."""

    domain: OptionDomain | SetDomain | ValuesDomain  # type: ignore[assignment]


class NeverGives2(first.NeverGives, frozen=True, tag="never"):
    """None of these outcomes is given while the condition holds."""

    when: Test2  # type: ignore[assignment]


Proved2 = NeverGives2 | TurnsOneWay | ActsAlike | RisesOneWay | IsIndependent | NoOverlaps


class Kernel2(first.Kernel, frozen=True):
    """The meaning of one flow."""

    format: Literal[2]  # type: ignore[assignment]
    questions: tuple[Asked2, ...]
    facts: tuple[NamedTest2, ...]
    scores: tuple[NamedSum2, ...]
    decides: RuleList2 | WayList2
    laws: tuple[Proved2, ...]  # type: ignore[assignment]
    decisions: tuple[NamedDecision, ...] | UnsetType = UNSET


class Claims2(first.Claims, frozen=True):
    """All that a site says of a kernel."""

    format: Literal[2]  # type: ignore[assignment]
    laws: tuple[Proved2, ...]  # type: ignore[assignment]


# The names by which both formats are written

Asked: TypeAlias = Asked2
AllHold: TypeAlias = AllHold2
AnyHolds: TypeAlias = AnyHolds2
Denied: TypeAlias = Denied2
NamedTest: TypeAlias = NamedTest2
WeightedTest: TypeAlias = WeightedTest2
NamedSum: TypeAlias = NamedSum2
Gives: TypeAlias = Gives2
RuleList: TypeAlias = RuleList2
LeadsOn: TypeAlias = LeadsOn2
WayList: TypeAlias = WayList2
NeverGives: TypeAlias = NeverGives2
Proved: TypeAlias = Proved2
Test: TypeAlias = Test2
Kernel: TypeAlias = Kernel2
Claims: TypeAlias = Claims2
