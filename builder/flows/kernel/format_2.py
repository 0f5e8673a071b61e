"""Format 2 of kernels and of claims: format 1 with named decisions, lists without overlaps, and independence.

A flow that uses nothing of this is written as format 1. The schemas in docs/schemas/ are made from these classes.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from builder.flows.kernel.format_1 import (
    ActsAlike,
    Answered,
    Asked,
    Count,
    DiagramData,
    LeafCount,
    OutcomeCount,
    Part,
    Points,
    SameAsFact,
    ScoreBetween,
    TurnsOneWay,
)

FORMAT: Literal[2] = 2

# Named decisions: what is new


class HasValue(Part, frozen=True, tag="decision"):
    """The value of the decision is one of these."""

    decision: str
    of: tuple[str, ...]


class GivesValue(Part, frozen=True):
    """A case of a decision. Without `when` it always holds."""

    value: str
    when: Test | UnsetType = UNSET


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


# Collected items: what is new


class GivesItem(Part, frozen=True):
    """An item. Without `when` everybody gets it."""

    id: str
    when: Test | UnsetType = UNSET


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
    when: Test


class ItemCount(Part, frozen=True):
    """An item, or the outcome for nothing: the node where its diagram begins, and how many combinations give it."""

    id: str
    root: int
    combinations: Count


# The parts of format 1 that are made of conditions


class AllHold2(Part, frozen=True, tag="all"):
    """Every part holds; with no part it always holds."""

    parts: tuple[Test, ...]


class AnyHolds2(Part, frozen=True, tag="any"):
    """At least one part holds; with no part it never holds."""

    parts: tuple[Test, ...]


class Denied2(Part, frozen=True, tag="not"):
    """The part does not hold."""

    part: Test


Test = Answered | AllHold2 | AnyHolds2 | Denied2 | SameAsFact | ScoreBetween | HasValue


class NamedTest2(Part, frozen=True):
    """A fact: a condition with a name."""

    id: str
    when: Test


class WeightedTest2(Part, frozen=True):
    """Points that count while a condition holds."""

    add: Points
    when: Test


class NamedSum2(Part, frozen=True):
    """A score: the sum of the points that count."""

    id: str
    points: tuple[WeightedTest2, ...]


class Gives2(Part, frozen=True):
    """A rule. Without `when` it always holds."""

    id: str
    give: str
    when: Test | UnsetType = UNSET


class RuleList2(Part, frozen=True, tag="rules"):
    """The first rule that holds gives the outcome. The questions are asked in the order in which they are listed."""

    rules: tuple[Gives2, ...]


class LeadsOn2(Part, frozen=True):
    """A way on from a question: to another one (`ask`) or to an outcome (`give`), one of the two.

    It holds where the answer is `option` and `when` holds; what is left out does not count.
    """

    from_: str
    option: str | UnsetType = UNSET
    when: Test | UnsetType = UNSET
    ask: str | UnsetType = UNSET
    give: str | UnsetType = UNSET


class WayList2(Part, frozen=True, tag="tree"):
    """Begin with the question `start`; from each question, the first of its ways that holds leads on."""

    start: str
    ways: tuple[LeadsOn2, ...]


class NeverGives2(Part, frozen=True, tag="never"):
    """None of these outcomes is given while the condition holds."""

    outcomes: tuple[str, ...]
    when: Test


Proved = NeverGives2 | TurnsOneWay | ActsAlike | IsIndependent | NoOverlaps | GivesSome


class Kernel2(Part, frozen=True):
    """The meaning of one flow."""

    format: Literal[2]
    flow: str
    questions: tuple[Asked, ...]
    facts: tuple[NamedTest2, ...]
    scores: tuple[NamedSum2, ...]
    decisions: tuple[NamedDecision, ...]
    outcomes: tuple[str, ...]
    decides: RuleList2 | WayList2 | ItemList
    laws: tuple[Proved, ...]


class Claims2(Part, frozen=True):
    """All that a site says of a kernel."""

    format: Literal[2]
    flow: str
    kernel: Annotated[str, Meta(pattern="^[0-9a-f]{64}$", description="The SHA-256 of the bytes of the kernel.")]
    variables: Annotated[
        tuple[tuple[str, ...], ...],
        Meta(description="A question; or a question and the option that is ticked (value 0) or not (value 1)."),
    ]
    diagram: DiagramData
    leaves: tuple[LeafCount, ...]
    combinations: Count
    outcomes: tuple[OutcomeCount, ...]
    laws: tuple[Proved, ...]


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
    laws: tuple[Proved, ...]
