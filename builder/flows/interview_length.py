"""The length of an interview: how many questions readers are asked, those after the outcome included.

Exact, by dynamic programming over pairs of a node and a state of what the words of an outcome read, for one outcome
after the other. The number of pairs is bounded: beyond it, questions after the outcome are bounded and not averaged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from builder.flows.at_most import at_most
from builder.flows.counts import questions_asked
from builder.flows.diagram import Diagram
from builder.flows.expand import TooManyStatesError
from builder.flows.follow_ups import FollowUps, State
from builder.flows.questions.variable import CLEAR

MAX_CASES = 50_000
NOTHING_AFTER = ""
"""Stands for all outcomes after which nothing is asked."""


@dataclass(frozen=True, slots=True)
class InterviewLength:
    """The numbers of questions asked, over all combinations, each as likely as the others."""

    fewest: int
    average: float
    unticked: float
    """The average where nothing is ticked; readers seldom tick much, so that this is closer to what they meet."""
    most: int
    exact: bool = True
    """False beyond the bound on cases: `most` is a bound then, and the rest is without what follows the outcome."""


@dataclass(frozen=True, slots=True)
class _Part:
    """The part of all readers at some place who get one outcome, and their questions from there on."""

    fewest: int
    most: int
    share: Fraction
    total: Fraction
    """Their average number of questions, times their share."""

    def after(self, questions: int) -> _Part:
        """The same readers, so many questions before."""
        return _Part(self.fewest + questions, self.most + questions, self.share, self.total + questions * self.share)


def interview_length(diagram: Diagram, follow_ups: FollowUps, max_cases: int = MAX_CASES) -> InterviewLength:
    """The numbers of questions that readers of a flow are asked."""
    fewest, average, unticked, most = questions_asked(diagram)
    if not follow_ups.askable:
        return InterviewLength(fewest=fewest, average=average, unticked=unticked, most=most)
    try:
        everybody = _Lengths(diagram, follow_ups, max_cases, ticked=True).all()
        nobody_ticks = _Lengths(diagram, follow_ups, max_cases, ticked=False).all()
    except TooManyStatesError:
        most = at_most(diagram, diagram.root, follow_ups.askable)
        return InterviewLength(fewest=fewest, average=average, unticked=unticked, most=most, exact=False)
    return InterviewLength(
        fewest=everybody.fewest, average=float(everybody.total), unticked=float(nobody_ticks.total), most=everybody.most
    )


class _Lengths:
    def __init__(self, diagram: Diagram, follow_ups: FollowUps, max_cases: int, *, ticked: bool) -> None:
        self.diagram = diagram
        self.follow_ups = follow_ups
        self.ticked = ticked
        self.left = max_cases
        self.known: dict[tuple[str, int, State], _Part | None] = {}

    def all(self) -> _Part:
        """All readers of the flow."""
        parts = [self._from(NOTHING_AFTER, self.diagram.root, State((), ()))]
        parts += [self._from(each, self.diagram.root, self.follow_ups.start(each)) for each in self.follow_ups.askable]
        made = _together([(part, Fraction(1)) for part in parts])
        assert made is not None, "somebody gets some outcome"
        return made

    def _from(self, outcome: str, reference: int, state: State) -> _Part | None:
        """The readers who come from a node to the outcome; None if nobody does."""
        key = (outcome, reference, state)
        if key not in self.known:
            self._count(1)
            self.known[key] = self._at_leaf(*key) if reference < 0 else self._at_node(*key)
        return self.known[key]

    def _at_node(self, outcome: str, reference: int, state: State) -> _Part | None:
        node, question = self.diagram.nodes[reference], self.diagram.question(reference)
        parts: list[tuple[_Part | None, Fraction]] = []
        for value, share in self._values(node.variable):
            child, then = node.children[value], self.follow_ups.fix(outcome, state, {node.variable: value})
            if child >= 0 and self.diagram.question(child) == question:
                parts.append((self._from(outcome, child, then), share))
            else:
                parts += self._asked(outcome, child, then, question, share)
        return _together(parts)

    def _at_leaf(self, outcome: str, reference: int, state: State) -> _Part | None:
        """Those who have come to the outcome, and whose words may need more."""
        given = self.diagram.leaves[~reference].outcome
        if outcome != (given if given in self.follow_ups.askable else NOTHING_AFTER):
            return None
        question = self.follow_ups.next(outcome, state) if state.conditions else None
        if question is None:
            return _Part(0, 0, Fraction(1), Fraction(0))
        return _together(self._asked(outcome, reference, state, question, Fraction(1)))

    def _asked(
        self, outcome: str, reference: int, state: State, question: str, share: Fraction
    ) -> list[tuple[_Part | None, Fraction]]:
        """The readers who have answered a question, and so all of its checkboxes, and go on at a reference."""
        states = {state: share}
        for variable in self.follow_ups.own[question]:
            then: dict[State, Fraction] = {}
            for each, part in states.items():
                values = self._values(variable) if self.follow_ups.reads(each) >> variable & 1 else [(0, Fraction(1))]
                for value, of_it in values:
                    after = self.follow_ups.fix(outcome, each, {variable: value})
                    then[after] = then.get(after, Fraction(0)) + part * of_it
            self._count(len(then) - 1)
            states = then
        parts = [(self._from(outcome, reference, each), part) for each, part in states.items()]
        return [(part.after(1) if part else None, share) for part, share in parts]

    def _count(self, more: int) -> None:
        self.left -= more
        if self.left < 0:
            raise TooManyStatesError(len(self.known))

    def _values(self, variable: int) -> list[tuple[int, Fraction]]:
        size = self.diagram.variables[variable].size
        if self.diagram.variables[variable].checkbox and not self.ticked:
            return [(CLEAR, Fraction(1))]
        return [(value, Fraction(1, size)) for value in range(size)]


def _together(parts: Sequence[tuple[_Part | None, Fraction]]) -> _Part | None:
    """Readers of several places, each with its share; None if there are none."""
    some = [(part, share) for part, share in parts if part is not None]
    if not some:
        return None
    return _Part(
        min(part.fewest for part, _ in some),
        max(part.most for part, _ in some),
        sum((part.share * share for part, share in some), Fraction(0)),
        sum((part.total * share for part, share in some), Fraction(0)),
    )
