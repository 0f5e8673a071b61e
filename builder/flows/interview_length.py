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
from builder.flows.diagram import NOWHERE, Diagram
from builder.flows.expand import TooManyStatesError
from builder.flows.follow_ups import FollowUps, State
from builder.flows.questions.variable import CLEAR

MAX_CASES = 50_000
NOTHING_AFTER = ""
"""Stands for all outcomes after which nothing is asked."""


@dataclass(frozen=True, slots=True)
class InterviewLength:
    """The numbers of questions asked, where each answer that exists is as likely as the others.

    Those that are not known are None: a flow that was not proved in the written order only has a bound.
    """

    most: int
    fewest: int | None = None
    average: float | None = None
    unticked: float | None = None
    """The average where nothing is ticked; readers seldom tick much, so that this is closer to what they meet."""
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


Place = tuple[str, int, State]
"""An outcome, a node or leaf on the way to it, and what is left of its conditions."""
Step = tuple[Place, Fraction, int]
"""The place that comes next, for which part of the readers, and how many questions are answered by then."""


class _Lengths:
    def __init__(self, diagram: Diagram, follow_ups: FollowUps, max_cases: int, *, ticked: bool) -> None:
        self.diagram = diagram
        self.follow_ups = follow_ups
        self.ticked = ticked
        self.left = max_cases

    def all(self) -> _Part:
        """All readers of the flow. Places are left after all that follow them, without recursion: ways can be long."""
        nothing: Place = (NOTHING_AFTER, self.diagram.root, State((), ()))
        starts = [nothing, *((o, self.diagram.root, self.follow_ups.start(o)) for o in self.follow_ups.askable)]
        steps: dict[Place, list[Step]] = {}
        known: dict[Place, _Part | None] = {}
        waiting = list(starts)
        while waiting:
            place = waiting[-1]
            if place in known:
                waiting.pop()
            elif place not in steps:
                self._count(1)
                steps[place] = self._steps(*place)
                waiting += [step[0] for step in steps[place]]
            else:
                known[place] = _together([(known[then], share, more) for then, share, more in steps[place]])
                if not steps[place] and self._is_end(*place):
                    known[place] = _Part(0, 0, Fraction(1), Fraction(0))
                waiting.pop()
        made = _together([(known[start], Fraction(1), 0) for start in starts])
        assert made is not None, "somebody gets some outcome"
        return made

    def _steps(self, outcome: str, reference: int, state: State) -> list[Step]:
        """The places that come next; none at the end."""
        if reference < 0:
            ends = self._is_end(outcome, reference, state)
            question = self.follow_ups.next(outcome, state) if ends and state.conditions else None
            return self._asked(outcome, reference, state, question, Fraction(1)) if question else []
        node, asked = self.diagram.nodes[reference], self.diagram.question(reference)
        steps: list[Step] = []
        offered = [each for each in self._values(node.variable) if node.children[each[0]] != NOWHERE]
        all_of_them = sum(share for _, share in offered)
        for value, share in ((value, share / all_of_them) for value, share in offered):
            child, then = node.children[value], self.follow_ups.fix(outcome, state, {node.variable: value})
            if child >= 0 and self.diagram.question(child) == asked:
                steps.append(((outcome, child, then), share, 0))
            else:
                steps += self._asked(outcome, child, then, asked, share)
        return steps

    def _is_end(self, outcome: str, reference: int, _: State) -> bool:
        """True if the reference is a leaf of the outcome."""
        given = self.diagram.leaves[~reference].outcome if reference < 0 else None
        return reference < 0 and outcome == (given if given in self.follow_ups.askable else NOTHING_AFTER)

    def _asked(self, outcome: str, reference: int, state: State, question: str, share: Fraction) -> list[Step]:
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
        return [((outcome, reference, each), part, 1) for each, part in states.items()]

    def _count(self, more: int) -> None:
        self.left -= more
        if self.left < 0:
            raise TooManyStatesError(-self.left)

    def _values(self, variable: int) -> list[tuple[int, Fraction]]:
        size = self.diagram.variables[variable].size
        if self.diagram.variables[variable].checkbox and not self.ticked:
            return [(CLEAR, Fraction(1))]
        return [(value, Fraction(1, size)) for value in range(size)]


def _together(parts: Sequence[tuple[_Part | None, Fraction, int]]) -> _Part | None:
    """Readers of several places, each with its share and the questions before; None if there are none."""
    some = [(part, share, before) for part, share, before in parts if part is not None]
    if not some:
        return None
    return _Part(
        min(part.fewest + before for part, _, before in some),
        max(part.most + before for part, _, before in some),
        sum((part.share * share for part, share, _ in some), Fraction(0)),
        sum(((part.total + before * part.share) * share for part, share, before in some), Fraction(0)),
    )
