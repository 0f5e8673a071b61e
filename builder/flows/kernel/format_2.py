"""Format 2 of kernels and of claims: format 1, with values that readers type, named decisions and collected items.

kernel.md says what every part means. A flow that uses nothing of it is written in format 1, as before.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from builder.flows.kernel import format_1 as first
from builder.flows.kernel.format_1 import (
    ActsAlike,
    Answered,
    Count,
    OptionDomain,
    Part,
    SameAsFact,
    ScoreBetween,
    SetDomain,
    TurnsOneWay,
)
from builder.flows.kernel.typed_parts import Compared, RisesOneWay, ValuesDomain

FORMAT: Literal[2] = 2

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


# Collected items


class GivesItem(Part, frozen=True):
    """An item. Without `when` everybody gets it."""

    id: str
    when: Test2 | UnsetType = UNSET


class ItemGroup(Part, frozen=True):
    """Items in their order; with `first-match`, only the first one that holds is given."""

    id: str
    items: tuple[GivesItem, ...]
    first_match: bool


class ItemList(Part, frozen=True, tag="collect"):
    """Every item that holds is given; where there is none, the outcome `nothing`."""

    groups: tuple[ItemGroup, ...]
    nothing: str


class GivesSome(Part, frozen=True, tag="some-of"):
    """At least one of these items is given while the condition holds."""

    items: tuple[str, ...]
    when: Test2


class ItemCount(Part, frozen=True):
    """An item, or the outcome for nothing: the node where its diagram begins, and how many combinations give it."""

    id: str
    root: int
    combinations: Count


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


Proved2 = NeverGives2 | TurnsOneWay | ActsAlike | RisesOneWay | IsIndependent | NoOverlaps | GivesSome


class Kernel2(first.Kernel, frozen=True):
    """The meaning of one flow."""

    format: Literal[2]  # type: ignore[assignment]
    questions: tuple[Asked2, ...]
    facts: tuple[NamedTest2, ...]
    scores: tuple[NamedSum2, ...]
    decides: RuleList2 | WayList2 | ItemList  # type: ignore[assignment]
    laws: tuple[Proved2, ...]  # type: ignore[assignment]
    decisions: tuple[NamedDecision, ...] | UnsetType = UNSET


class Claims2(first.Claims, frozen=True):
    """All that a site says of a kernel."""

    format: Literal[2]  # type: ignore[assignment]
    laws: tuple[Proved2, ...]  # type: ignore[assignment]


class ItemClaims(Part, frozen=True):
    """All that a site says of a kernel that collects items. A reference of -1 does not give one, -2 does."""

    format: Literal[2]
    flow: str
    kernel: Annotated[str, Meta(pattern="^[0-9a-f]{64}$", description="The SHA-256 of the bytes of the kernel.")]
    variables: Annotated[
        tuple[tuple[str, ...], ...],
        Meta(description="A question; or a question and the option that is ticked (value 0) or not (value 1)."),
    ]
    nodes: Annotated[
        tuple[tuple[int, ...], ...],
        Meta(description="Each node is its variable, then a reference for each value; references lead to later nodes."),
    ]
    items: tuple[ItemCount, ...]
    combinations: Count
    laws: tuple[Proved2, ...]
