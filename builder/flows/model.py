"""A flow as its editor wrote it: questions, facts, scores, ordered rules, laws and scenarios."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.flows.collect import Group, SomeOf
from builder.flows.conditions import Condition
from builder.flows.decision import Decision, Disjoint, Independent
from builder.flows.figures.figure import Figure, Rate
from builder.flows.next_flow import NextFlow
from builder.flows.questions.kind import QuestionKind
from builder.flows.questions.option_set import OptionSet
from builder.flows.questions.radio import RADIO
from builder.flows.then import Then
from builder.problems import Location


@dataclass(frozen=True, slots=True)
class Go:
    """A way on in a tree, taken where its condition holds; without one it always is."""

    to: str
    """The id of a question or of an outcome."""
    where: Location
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that is offered."""

    id: str
    label: str
    where: Location
    hint: str = ""
    clause: str = ""
    """The meaning of choosing it, in words that follow «because» and «if»."""
    changeable: int | None = None
    """A rank, 1 first, for what the reader can find out or act on."""
    send_as: str = ""
    """The form of messages that fits whoever chooses it."""
    group: str = ""
    """The heading that stands above it and the options after it."""
    go: tuple[Go, ...] = ()
    """In a tree: the ways on from it. The first whose condition holds is taken."""
    was: tuple[str, ...] = ()
    """The ids it had before; so in all that follows."""
    applies_when: Condition | None = None
    """For whom it is offered; None for everybody."""
    in_text: str = ""
    """Its words inside of a sentence, where a text shows the answer."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. Its kind says which answers it takes."""

    id: str
    ask: str
    options: tuple[Option, ...]
    where: Location
    short: str = ""
    """A few words that name it in a list of answers."""
    kind: QuestionKind = RADIO
    descending: bool = False
    """The options are written from least to most."""
    go: tuple[Go, ...] = ()
    """In a tree: the ways on from options that have none of their own."""
    was: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    """The order in which proofs look at its options, where each is a box of its own; empty for the written one."""
    ask_after: Mapping[str, Location] = field(default_factory=dict)
    """The outcomes after which it is asked if it was not needed before, each with the place that names it."""
    applies_when: Condition | None = None
    """For whom it may be asked; None for everybody."""
    sets: Mapping[str, OptionSet] = field(default_factory=dict)
    """Its options by the names of their sets."""

    def option(self, option_id: str) -> Option:
        """The option with this id, one that the kind adds included."""
        if option_id in self.kind.added:
            return Option(option_id, self.kind.added[option_id], self.where)
        return next(option for option in self.options if option.id == option_id)

    @property
    def option_ids(self) -> tuple[str, ...]:
        """Every id an answer may have."""
        return (*(option.id for option in self.options), *self.kind.added)

    @property
    def groups(self) -> tuple[tuple[str, tuple[Option, ...]], ...]:
        """The options with the headings above them."""
        at = [place for place, option in enumerate(self.options) if option.group or place == 0]
        return tuple((self.options[a].group, self.options[a:b]) for a, b in zip(at, [*at[1:], None], strict=True))

    @property
    def name(self) -> str:
        """A few words that name it, or else the question itself."""
        return self.short or self.ask


@dataclass(frozen=True, slots=True)
class Fact:
    """A named condition."""

    id: str
    when: Condition
    where: Location
    clause: str = ""
    """Its meaning, in words that follow «because» and «if»."""
    unless: str = ""
    """The same for readers for whom it does not hold."""
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """Points that a score gets while a condition holds."""

    when: Condition
    add: int
    where: Location


@dataclass(frozen=True, slots=True)
class Score:
    """A sum of points."""

    id: str
    terms: tuple[Term, ...]
    where: Location
    clause: str = ""
    """The meaning of the points, in words that come before «comes to 3 points»."""
    adds: str = ""
    """The heading above what adds points, where a result says what was weighed."""
    takes: str = ""
    """The heading above what takes points away."""
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """Advice for the cases its condition holds for and no earlier rule took."""

    id: str
    when: Condition
    advise: str
    where: Location
    because: str = ""
    otherwise: bool = False
    was: tuple[str, ...] = ()
    because_filled: str = ""
    """The reason with its places for answers, if it has any."""


@dataclass(frozen=True, slots=True)
class Never:
    """A law: none of these outcomes while the condition holds."""

    outcomes: tuple[str, ...]
    when: Condition
    where: Location


@dataclass(frozen=True, slots=True)
class Monotone:
    """A law: more of a question's answer never moves anyone from `towards` to `away_from`."""

    question: str
    towards: tuple[str, ...]
    away_from: tuple[str, ...]
    where: Location


@dataclass(frozen=True, slots=True)
class SameAdvice:
    """A law: some answers to a question always lead to the same outcome, all else the same."""

    question: str
    options: tuple[str, ...]
    where: Location


Law = Never | Monotone | SameAdvice | Independent | Disjoint | SomeOf


@dataclass(frozen=True, slots=True)
class Scenario:
    """An editor's own test: these answers lead to this outcome, however the rest is answered."""

    name: str
    answers: Mapping[str, tuple[str, ...]]
    expect: str
    where: Location
    rule: str = ""
    results: tuple[str, ...] | None = None
    """The items that it expects, in a flow that collects; `expect` is empty then."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The advice a reader gets; its words live with the page, its logic here."""

    id: str
    title: str
    where: Location
    then: tuple[Then, ...] = ()
    was: tuple[str, ...] = ()
    next: tuple[NextFlow, ...] = ()
    """The flows that go on from it."""
    figures: tuple[str, ...] = ()
    """The figures that it shows."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A whole flow, read and checked for names, not yet proved."""

    slug: str
    title: str
    summary: str
    questions: Mapping[str, Question]
    facts: Mapping[str, Fact]
    scores: Mapping[str, Score]
    rules: tuple[Rule, ...]
    outcomes: Mapping[str, Outcome]
    where: Location
    laws: tuple[Law, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    short: str = ""
    """A few words that name the flow in the site's menu."""
    figures: Mapping[str, Figure] = field(default_factory=dict)
    rates: Mapping[str, tuple[Rate, ...]] = field(default_factory=dict)
    first: str = ""
    """In a tree: the question it begins with, if that is not the first one written."""
    draft: bool = False
    sensitive: Location | None = None
    """The place that marks it as sensitive, so that its pages have a quick exit."""
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    """Their values are facts as well."""
    groups: Mapping[str, Group] = field(default_factory=dict)
    """The items that are collected, in a flow that has no rules; their words are outcomes."""
    nothing: str = ""
    """The outcome where no item is given."""
    proof_order: tuple[str, ...] = ()
    """The questions in the order in which they are proved, where that is not the written one."""
