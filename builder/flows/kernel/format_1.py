"""Format 1 of kernels and of claims. It is published, so it never changes: what is new makes another format.

kernel.md says what every part means; the schemas in docs/schemas/ are made from these classes.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

FORMAT: Literal[1] = 1
NUMBER = 1_000_000_000
"""The size of a number of points, up or down; so sums are exact in every language that reads them."""
Points = Annotated[int, Meta(ge=-NUMBER, le=NUMBER)]
Count = Annotated[str, Meta(pattern="^(0|[1-9][0-9]*)$", description="A whole number, as text: it can be very large.")]


class Part(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A part of a kernel, written as an object with exactly these keys."""


# Domains


class OptionDomain(Part, frozen=True, tag="option"):
    """The answer is one of the options."""

    options: tuple[str, ...]


class SetDomain(Part, frozen=True, tag="set"):
    """The answer is one or more of the options, or the id `none` alone, which is not among them."""

    options: tuple[str, ...]
    none: str


Domain = OptionDomain | SetDomain


class Asked(Part, frozen=True):
    """A question."""

    id: str
    domain: Domain


# Conditions


class Answered(Part, frozen=True, tag="answer"):
    """At least so many of these ids are in the answer to the question."""

    question: str
    of: tuple[str, ...]
    at_least: Annotated[int, Meta(ge=1)]


class AllHold(Part, frozen=True, tag="all"):
    """Every part holds; with no part it always holds."""

    parts: tuple[Test, ...]


class AnyHolds(Part, frozen=True, tag="any"):
    """At least one part holds; with no part it never holds."""

    parts: tuple[Test, ...]


class Denied(Part, frozen=True, tag="not"):
    """The part does not hold."""

    part: Test


class SameAsFact(Part, frozen=True, tag="fact"):
    """The fact holds."""

    fact: str


class ScoreBetween(Part, frozen=True, tag="score"):
    """The score is at least one number and at most another; a bound that is left out does not count."""

    score: str
    at_least: Points | UnsetType = UNSET
    at_most: Points | UnsetType = UNSET


Test = Answered | AllHold | AnyHolds | Denied | SameAsFact | ScoreBetween


class NamedTest(Part, frozen=True):
    """A fact: a condition with a name."""

    id: str
    when: Test


class WeightedTest(Part, frozen=True):
    """Points that count while a condition holds."""

    add: Points
    when: Test


class NamedSum(Part, frozen=True):
    """A score: the sum of the points that count."""

    id: str
    points: tuple[WeightedTest, ...]


# Decisions


class Gives(Part, frozen=True):
    """A rule. Without `when` it always holds."""

    id: str
    give: str
    when: Test | UnsetType = UNSET


class RuleList(Part, frozen=True, tag="rules"):
    """The first rule that holds gives the outcome. The questions are asked in the order in which they are listed."""

    rules: tuple[Gives, ...]


class LeadsOn(Part, frozen=True):
    """A way on from a question: to another one (`ask`) or to an outcome (`give`), one of the two.

    It holds where the answer is `option` and `when` holds; what is left out does not count.
    """

    from_: str
    option: str | UnsetType = UNSET
    when: Test | UnsetType = UNSET
    ask: str | UnsetType = UNSET
    give: str | UnsetType = UNSET


class WayList(Part, frozen=True, tag="tree"):
    """Begin with the question `start`; from each question, the first of its ways that holds leads on."""

    start: str
    ways: tuple[LeadsOn, ...]


# Laws


class NeverGives(Part, frozen=True, tag="never"):
    """None of these outcomes is given while the condition holds."""

    outcomes: tuple[str, ...]
    when: Test


class TurnsOneWay(Part, frozen=True, tag="monotone"):
    """An answer nearer to the first of these options never turns one of `towards` into one of `away-from`."""

    question: str
    from_most: tuple[str, ...]
    towards: tuple[str, ...]
    away_from: tuple[str, ...]


class ActsAlike(Part, frozen=True, tag="alike"):
    """All else the same, each of these options leads to the same outcome."""

    question: str
    options: tuple[str, ...]


Proved = NeverGives | TurnsOneWay | ActsAlike


class Kernel(Part, frozen=True):
    """The meaning of one flow."""

    format: Literal[1]
    flow: str
    questions: tuple[Asked, ...]
    facts: tuple[NamedTest, ...]
    scores: tuple[NamedSum, ...]
    outcomes: tuple[str, ...]
    decides: RuleList | WayList
    laws: tuple[Proved, ...]


# Claims


class DiagramData(Part, frozen=True):
    """A decision diagram. A reference of 0 or more is a node, one below 0 the leaf at `-1 - reference`."""

    root: int
    nodes: Annotated[
        tuple[tuple[int, ...], ...],
        Meta(description="Each node is its variable, then a reference for each value; references lead to later nodes."),
    ]


class LeafCount(Part, frozen=True):
    """A leaf of the diagram, with the number of combinations that lead to it; a tree has no rules."""

    outcome: str
    combinations: Count
    rule: str | UnsetType = UNSET


class OutcomeCount(Part, frozen=True):
    """An outcome with the number of combinations that give it."""

    outcome: str
    combinations: Count


class Claims(Part, frozen=True):
    """All that a site says of a kernel."""

    format: Literal[1]
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
