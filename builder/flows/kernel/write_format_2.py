"""Write a flow as a kernel of format 2: what format 1 has no words for, and the rest as there."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from msgspec import UNSET

from builder.flows import conditions
from builder.flows.collect import SomeOf
from builder.flows.conditions import ALWAYS, Condition
from builder.flows.decision import Decision, Disjoint, Independent
from builder.flows.kernel import format_1, format_2, typed_parts
from builder.flows.kernel.typed_values import compared, domain_of
from builder.flows.kernel.write_format_1 import Format1Writer
from builder.flows.model import Flow, Law, Monotone, Question
from builder.flows.questions.values import Values
from builder.flows.value_facts import owners

CLASSES = SimpleNamespace(**(vars(format_1) | {name.removesuffix("2"): each for name, each in vars(format_2).items()}))
"""The classes of format 2 by the names that they have in format 1."""


class Format2Writer(Format1Writer):
    """Writes the parts of one flow."""

    classes: Any = CLASSES

    def __init__(self, flow: Flow) -> None:
        super().__init__(flow)
        self.owners = owners(flow.decisions)
        self.cuts: dict[tuple[str, str], set[int]] = {}
        """The first position of each range that a condition written so far tells apart, by question and value."""

    def parts(self) -> dict[str, Any]:
        """Everything in a kernel but its format."""
        decisions = tuple(map(self.decision, self.flow.decisions.values()))
        parts = super().parts()
        return {**parts, "facts": (*parts["facts"], *self.told_apart()), "decisions": decisions or UNSET}

    def told_apart(self) -> Iterator[Any]:
        """A fact for each range that only texts tell apart, so that whoever reads the kernel cuts the same ranges."""
        for question in self.flow.questions.values():
            kind = question.kind
            for place, name in enumerate(kind.names if isinstance(kind, Values) else ()):
                assert isinstance(kind, Values)
                known = {*self.cuts.get((question.id, name), ()), kind.measures[place].bounds[0]}
                for low in sorted({low for cell in kind.cells if (low := cell[place][0]) is not None} - known):
                    when = self.test(conditions.Compare(question.id, name, low, None))
                    yield self.classes.NamedTest(f"{question.id}/{name}/{low}", when)

    def domain(self, question: Question) -> Any:
        """The domain of a question; that of typed values is new."""
        return domain_of(question.kind) if isinstance(question.kind, Values) else super().domain(question)

    def tree(self) -> Any:
        """The items, or the ways of a tree."""
        return self.items() if self.flow.groups else super().tree()

    def items(self) -> format_2.ItemList:
        """The items in their groups."""
        groups = (
            format_2.ItemGroup(
                group.id,
                tuple(
                    format_2.GivesItem(item.id, UNSET if item.when == ALWAYS else self.test(item.when))
                    for item in group.items
                ),
                group.first_match,
            )
            for group in self.flow.groups.values()
        )
        return format_2.ItemList(tuple(groups), self.flow.nothing)

    def decision(self, decision: Decision) -> format_2.NamedDecision:
        """A named decision."""
        cases = (
            format_2.GivesValue(case.value, UNSET if case.otherwise else self.test(case.when))
            for case in decision.cases
        )
        return format_2.NamedDecision(decision.id, tuple(value.id for value in decision.values), tuple(cases))

    def law(self, law: Law) -> Any:
        """A law; one on overlaps, independence or a typed value is new."""
        match law:
            case Independent(question, _, decision):
                return format_2.IsIndependent(question, decision or UNSET)
            case Monotone() if self.flow.questions[law.question].kind.is_typed:
                return typed_parts.RisesOneWay(law.question, law.towards, law.away_from)
            case Disjoint(_, decision):
                return format_2.NoOverlaps(decision or UNSET)
            case SomeOf(items, when):
                return format_2.GivesSome(items, self.test(when))
        return super().law(law)

    def test(self, condition: Condition) -> Any:
        """A condition; that a decision has a value, and a comparison, are new."""
        match condition:
            case conditions.Compare(question, value, least, most):
                firsts = (least, None if most is None else most + 1)
                self.cuts.setdefault((question, value), set()).update(each for each in firsts if each is not None)
                return compared(question, value, (least, most))
            case conditions.FactHolds(fact) if fact in self.owners:
                decision = self.owners[fact]
                return format_2.HasValue(decision, (fact.removeprefix(f"{decision}: "),))
        return super().test(condition)
