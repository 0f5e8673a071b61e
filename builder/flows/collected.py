"""Compiled items: a small diagram for each, over the same variables in the written order, never multiplied.

A reader's position is one node in each diagram. All of them ask in the written order, so the next question is the first
one that any of these nodes asks, and what can still come is what any of them still reads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.flows.answers import Answers, value_of
from builder.flows.collect import given_when, nothing_when
from builder.flows.compile import compile_condition
from builder.flows.counting import counting
from builder.flows.diagram import Diagram
from builder.flows.model import Flow
from builder.flows.questions.variable import Variable
from builder.flows.sufficient_reason import sufficient_reason

OPEN, GIVEN, NOT_GIVEN = None, True, False


@dataclass(frozen=True, slots=True)
class ItemWay:
    """A reader's way through the diagram of one item."""

    given: bool | None
    """None while it is open."""
    values: Mapping[int, int]
    """The values on the way, by variable."""
    reference: int


@dataclass(frozen=True, slots=True)
class CollectedPosition:
    """A reader's place in all diagrams."""

    asked: tuple[str, ...]
    next: str | None
    """The question that comes next; None when everything is known."""
    at_most: int
    """The most questions that can still come."""
    given: tuple[str, ...]
    """The items that are given, whatever comes."""
    open: tuple[str, ...]
    """The items that may still be given."""


@dataclass(frozen=True, slots=True)
class Collected:
    """The diagrams of a flow's items, each with the leaves `yes` and `no`."""

    variables: tuple[Variable, ...]
    items: Mapping[str, Diagram]
    nothing: Diagram
    """The same for the combinations in which no item is given."""

    def position(self, answers: Answers) -> CollectedPosition:
        """The place that answers lead to. Linear in the ways, and in the questions that are left."""
        return self._position(self.counted(answers))

    def counted(self, answers: Answers) -> Answers:
        """The answers that count: those of questions that are asked, as far as they exist together."""
        if self.nothing.exist is None:
            return answers
        counted: dict[str, Sequence[str]] = {}
        while (question := self._position(counted).next) is not None and question in answers:
            given = counting(self.nothing, counted, question, answers[question])
            if not given:
                break
            counted[question] = given
        return counted

    def _position(self, answers: Answers) -> CollectedPosition:
        ways = {id_: way(diagram, answers) for id_, diagram in self.items.items()}
        waiting = [self.items[id_].nodes[each.reference].variable for id_, each in ways.items() if each.given is OPEN]
        at = min(waiting, default=len(self.variables))
        asked = {variable for each in ways.values() for variable in each.values if variable < at}
        if at < len(self.variables):
            first = self.variables[at].question
            counted = {question: answers[question] for question in self._questions(asked)}
            ways = {id_: way(diagram, counted) for id_, diagram in self.items.items()}
        else:
            first = None
        left = {question for id_, each in ways.items() for question in still_read(self.items[id_], each.reference)}
        return CollectedPosition(
            asked=self._questions(asked),
            next=first,
            at_most=len(left),
            given=tuple(id_ for id_, each in ways.items() if each.given),
            open=tuple(id_ for id_, each in ways.items() if each.given is OPEN),
        )

    def _questions(self, variables: set[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.variables[variable].question for variable in sorted(variables)))

    def because(self, item: str, answers: Answers) -> list[str]:
        """The questions whose answers, which count, give an item; none of them can be spared."""
        diagram = self.items[item]
        reason = sufficient_reason(diagram, way(diagram, answers).values, "yes")
        return list(dict.fromkeys(diagram.variables[variable].question for variable in reason))


def way(diagram: Diagram, answers: Answers) -> ItemWay:
    """Follow the answers in one diagram, to a leaf or to the first question that has none."""
    reference, values = diagram.root, dict[int, int]()
    while reference >= 0:
        node = diagram.nodes[reference]
        value = value_of(diagram.variables[node.variable], answers)
        if value is None:
            return ItemWay(OPEN, values, reference)
        values[node.variable] = value
        reference = node.children[value]
    return ItemWay(diagram.leaves[~reference].outcome == "yes", values, reference)


def still_read(diagram: Diagram, reference: int) -> list[str]:
    """The questions on which a diagram still depends at a node, in the written order."""
    seen, stack, variables = {reference}, [reference], set[int]()
    while stack:
        current = stack.pop()
        if current >= 0:
            variables.add(diagram.nodes[current].variable)
            for child in diagram.nodes[current].children:
                if child not in seen:
                    seen.add(child)
                    stack.append(child)
    return list(dict.fromkeys(diagram.variables[variable].question for variable in sorted(variables)))


def compile_items(flow: Flow) -> Collected:
    """The diagrams of all items.

    Raises `TooManyStatesError` where the bound is passed by one of them.
    """
    items = {item.id: compile_condition(when, flow) for item, when in given_when(flow.groups)}
    nothing = compile_condition(nothing_when(flow.groups), flow)
    return Collected(nothing.variables, items, nothing)


def questions_read(collected: Collected) -> Sequence[str]:
    """The questions that somebody is asked, in the written order."""
    read = {node.variable for diagram in collected.items.values() for node in diagram.nodes}
    return list(dict.fromkeys(collected.variables[variable].question for variable in sorted(read)))
