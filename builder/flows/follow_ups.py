"""Follow-ups: the questions that are asked once the outcome is known, since its words still depend on them.

What the words of an outcome read are conditions, as diagrams that share their nodes. A state is what is left of them
under the answers given: the cofactors that still read a question which may be asked then. Each answer makes some of
them constant, or smaller; a question is asked while one of them still depends on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.flows.answers import Answers, value_of
from builder.flows.cofactors import Cofactors
from builder.flows.counting import counting
from builder.flows.diagram import Diagram
from builder.flows.existing import applies_by
from builder.flows.model import Flow
from builder.flows.questions.variable import Variable

HOLDS, FAILS = ~0, ~1


@dataclass(frozen=True, slots=True)
class State:
    """All that is left of an outcome's conditions, where a question that may be asked then still counts."""

    conditions: tuple[int, ...]
    reached: tuple[int, ...]
    """For each question that may be asked then and still counts, whether its place in a tree is come to."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A reader's place among the questions after the outcome."""

    asked: tuple[str, ...]
    next: str | None
    """The question that comes next; None where the words of the outcome depend on no other one."""
    open: tuple[str, ...]
    """The questions that may still come."""
    counted: Answers
    """The answers to all questions that were asked, before the outcome and after it, as far as they count."""


class FollowUps:
    """The questions after each outcome of a flow.

    `conditions` are, by outcome, all that its words read, and `figures` the questions that its figures read: each with
    the places, among these conditions, of those around each such figure. It is asked until it is answered, while one of
    the figures can be shown. `reached` says, for questions of a tree, who comes to them; whoever does not is not asked.
    """

    def __init__(
        self,
        flow: Flow,
        diagram: Diagram,
        conditions: Mapping[str, Sequence[Diagram]],
        reached: Mapping[str, Diagram],
        figures: Mapping[str, Mapping[str, Sequence[Sequence[int]]]] = {},
    ) -> None:
        self.variables = diagram.variables
        self._diagram = diagram
        self.own: dict[str, list[int]] = {}
        """The variables of each question."""
        for index, variable in enumerate(self.variables):
            self.own.setdefault(variable.question, []).append(index)
        self._bits = {question: sum(1 << index for index in own) for question, own in self.own.items()}
        self._pool = Cofactors()
        deciding = {diagram.variables[node.variable].question for node in diagram.nodes}
        self.askable: dict[str, tuple[str, ...]] = {}
        """The questions that may be asked after each outcome, in the written order; no outcome without any."""
        self._start: dict[str, State] = {}
        self._masks: dict[str, int] = {}
        self._reached = {question: self._add(each) for question, each in reached.items()}
        for outcome, read in conditions.items():
            needed = figures.get(outcome, {})
            roots = [*map(self._add, read)]
            roots += [
                self._needed(question, [roots[at] for at in each]) for question in needed for each in needed[question]
            ]
            bits = self._read(roots)
            marked = [
                q for q in flow.questions.values() if q.id not in deciding or outcome in q.ask_after or q.id in needed
            ]
            applying = {each for question in marked for each in applies_by(question, flow)}
            marked = [q for q in flow.questions.values() if q.id in applying or q in marked]
            askable = tuple(question.id for question in marked if bits & self._bits[question.id])
            if askable:
                self.askable[outcome] = askable
                self._masks[outcome] = sum(self._bits[question] for question in askable)
                self._start[outcome] = self._state(outcome, roots, [self._reached.get(q, HOLDS) for q in askable])

    def _add(self, condition: Diagram) -> int:
        return self._pool.add(condition, lambda leaf: HOLDS if condition.leaves[~leaf].outcome == "yes" else FAILS)

    def _needed(self, question: str, around: Iterable[int]) -> int:
        """A need of a figure: it is there until the question is answered or one of the conditions fails."""
        index = self.own[question][0]
        need = self._pool.need(index, self.variables[index].size)
        for condition in around:
            need = self._pool.while_possible(condition, FAILS, need)
        return need

    def _read(self, references: Iterable[int]) -> int:
        """A bit set of the variables that some conditions read."""
        bits = 0
        for reference in references:
            bits |= self._pool.reads[reference] if reference >= 0 else 0
        return bits

    def _state(self, outcome: str, conditions: Iterable[int], reached: Sequence[int]) -> State:
        mask = self._masks[outcome]
        kept = tuple(sorted({c for c in conditions if c >= 0 and self._pool.reads[c] & mask}))
        bits = self._read(kept)
        askable = self.askable[outcome]
        counting = tuple(
            each if bits & self._bits[question] else FAILS for question, each in zip(askable, reached, strict=True)
        )
        return State(kept, counting)

    def start(self, outcome: str) -> State:
        """The state before any answer; of an outcome in `askable`."""
        return self._start[outcome]

    def reads(self, state: State) -> int:
        """A bit set of the variables that are still read, by conditions or on the way to their questions."""
        return self._read((*state.conditions, *state.reached))

    def fix(self, outcome: str, state: State, values: Mapping[int, int]) -> State:
        """The state once variables have values."""
        known = sum(1 << variable for variable in values)
        if not self.reads(state) & known:
            return state

        def fixed(reference: int) -> int:
            while reference >= 0 and (bits := self._pool.reads[reference] & known):
                variable = (bits & -bits).bit_length() - 1
                reference = self._pool.cofactor(reference, variable, values[variable])
            return reference

        return self._state(outcome, map(fixed, state.conditions), [fixed(each) for each in state.reached])

    def open(self, outcome: str, state: State) -> tuple[str, ...]:
        """The questions that may still be asked after an outcome, in the written order."""
        bits = self._read(state.conditions)
        return tuple(question for question in self.askable[outcome] if bits & self._bits[question])

    def next(self, outcome: str, state: State) -> str | None:
        """The question that comes next: the first one written that counts, and whose place is come to."""
        found = (q for q, reached in zip(self.askable[outcome], state.reached, strict=True) if reached == HOLDS)
        return next(found, None)

    def follow(self, outcome: str, asked: Iterable[str], answers: Answers) -> Followed:
        """Go along the questions after an outcome; `asked` are those before it."""
        if outcome not in self.askable:
            return Followed((), None, (), {each: answers[each] for each in asked})
        state = self.fix(outcome, self._start[outcome], self.values(asked, answers))
        along: list[str] = []
        counted = {each: answers[each] for each in asked}
        while (question := self.next(outcome, state)) is not None and question in answers:
            given = counting(self._diagram, counted, question, answers[question])
            if not given:
                break
            counted[question] = given
            state = self.fix(outcome, state, self.values([question], counted))
            along.append(question)
        return Followed(tuple(along), question, self.open(outcome, state), counted)

    def values(self, questions: Iterable[str], answers: Answers) -> dict[int, int]:
        """The values of all variables of questions that were answered."""
        return dict(_values(self.variables, (index for each in questions for index in self.own[each]), answers))

    def still_open(self, asked: Iterable[str], answers: Answers) -> dict[str, tuple[str, ...]]:
        """By outcome, the questions that may be asked after it, while it is not known yet."""
        values = self.values(asked, answers)
        return {o: self.open(o, self.fix(o, state, values)) for o, state in self._start.items()}


def _values(variables: Sequence[Variable], indices: Iterable[int], answers: Answers) -> Iterator[tuple[int, int]]:
    for index in indices:
        value = value_of(variables[index], answers)
        assert value is not None, "a question that was asked has an answer"
        yield index, value
