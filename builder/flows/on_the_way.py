"""Conditions in a tree: what was not asked of a reader is not so.

In a tree, whose options lead past questions, an answer counts only where its question is come to. So every condition
on an answer becomes «the question is come to, and this is its answer»; who comes to a question is read off the states
of the tree. Sets of answers are combined as diagrams; how large they may become is bounded.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.answer_sets import FlowSets
from builder.flows.compile import compile_condition
from builder.flows.conditions import All, AnyOf, Compare, Condition, FactHolds, Literal, Not, ScoreWithin, parts_of
from builder.flows.diagram import Diagram, Leaf
from builder.flows.model import Flow
from builder.flows.order import ordered
from builder.flows.reduce_tree import reduce_tree
from builder.flows.tree import CompiledTree
from builder.flows.tree_states import End

YES, NO = Leaf("yes", None), Leaf("no", None)


class OnTheWay:
    """Compiles the conditions of paragraphs. Without a tree, they are what they say.

    Both methods raise `TooManyStatesError` where a bound is passed.
    """

    def __init__(self, flow: Flow, tree: CompiledTree | None) -> None:
        self.flow = flow
        self.states = tree.states if tree else None
        self.somewhere = frozenset(tree.reached - {self.states.root[0]}) if tree and self.states else frozenset()
        """The questions that some ways come to and others may not. What no way comes to is no part of the tree."""
        self._reached: dict[str, Diagram] = {}
        self._sets = FlowSets(flow, self.states.variables) if self.states else None
        self._known: dict[Condition, int] = {}

    def compile(self, condition: Condition) -> Diagram:
        """The diagram of a condition, with the leaves `yes` and `no`."""
        if self._sets is None or self.somewhere.isdisjoint(self._read(condition)):
            return compile_condition(condition, self.flow)
        return self._sets.diagram(self._set(condition, self._sets), YES, NO)

    def reached(self, question: str) -> Diagram | None:
        """For whom a way comes to a question; None where that is no question: all do, or it is no part of a tree."""
        if question not in self.somewhere or self.states is None:
            return None
        if question not in self._reached:

            def leaf_of(end: End) -> Leaf | None:
                if not isinstance(end, tuple):
                    return NO
                return YES if end[0] == question else None

            self._reached[question] = ordered(reduce_tree(self.states, [YES, NO], leaf_of))
        return self._reached[question]

    def _read(self, condition: Condition) -> Iterator[str]:
        """The questions that a condition reads, also through facts and scores."""
        for part in parts_of(condition):
            match part:
                case Literal(question) | Compare(question):
                    yield question
                case FactHolds(fact):
                    yield from self._read(self.flow.facts[fact].when)
                case ScoreWithin(score):
                    for term in self.flow.scores[score].terms:
                        yield from self._read(term.when)

    def _set(self, condition: Condition, sets: FlowSets) -> int:
        if condition not in self._known:
            self._known[condition] = self._combined(condition, sets)
        return self._known[condition]

    def _combined(self, condition: Condition, sets: FlowSets) -> int:
        match condition:
            case All(parts):
                return sets.meet(self._set(part, sets) for part in parts)
            case AnyOf(parts):
                return sets.join(self._set(part, sets) for part in parts)
            case Not(part):
                return sets.negation(self._set(part, sets))
            case FactHolds(fact):
                return self._set(self.flow.facts[fact].when, sets)
            case ScoreWithin():
                return self._within(condition, sets)
            case Literal(question) | Compare(question):
                reached = self.reached(question)
                answer = sets.of(condition)
                return sets.meet((sets.where(reached, YES.__eq__), answer)) if reached else answer

    def _within(self, bounds: ScoreWithin, sets: FlowSets) -> int:
        """The answers for which the points of a score lie within bounds, one term after the other."""
        sums = {0: sets.everything}
        for term in self.flow.scores[bounds.score].terms:
            given, then = self._set(term.when, sets), dict[int, int]()
            for points, where in sums.items():
                for total, part in (points + term.add, sets.meet((where, given))), (points, sets.minus(where, given)):
                    then[total] = sets.join((then.get(total, sets.empty), part))
            sums = {points: where for points, where in then.items() if where != sets.empty}
        low, high = bounds.at_least, bounds.at_most
        return sets.join(
            where for p, where in sums.items() if (low is None or p >= low) and (high is None or p <= high)
        )
