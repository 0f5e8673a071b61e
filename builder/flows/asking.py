"""Ask readers the questions of a flow: the next one, what is possible, and how many can still come.

A diagram in the written order, and one of a tree, is walked from node to node. One that was proved in another order is
walked by support: the first question written is asked that what is left of the diagram depends on. What is left are
cofactors of equal functions made once, so that a node reads just what its function depends on (Bryant, «Graph-based
algorithms for Boolean function manipulation», 1986). Readers are asked the same as if it had been proved as written. An
answer costs at most one look at each node that is left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from builder.flows.answers import Answers, value_of, values_of
from builder.flows.at_most import at_most
from builder.flows.cofactors import Cofactors
from builder.flows.diagram import Diagram
from builder.flows.model import Flow
from builder.flows.variables import variables_of
from builder.flows.walk import Position, after_question, leaves_from, outcomes_of, possible_outcomes, walk

MAX_LEFT = 300_000
"""The nodes that are kept of what is left after answers; beyond, they are made anew."""


class Asking:
    """Asks from node to node. References are those of the diagram."""

    def __init__(self, diagram: Diagram) -> None:
        self.diagram = diagram
        self.root = diagram.root
        """The place where everybody begins."""

    def walk(self, answers: Answers, start: int | None = None) -> Position:
        """Follow the answers from the beginning, or another place, to a leaf or to the first question not answered."""
        return walk(self.diagram, answers, start)

    def question(self, reference: int) -> str:
        """The question that is asked at a place."""
        return self.diagram.question(reference)

    def after(self, reference: int, options: Sequence[str]) -> int:
        """The place that an answer leads to, from the one where its question is asked first."""
        return after_question(self.diagram, reference, options)

    def possible(self, reference: int, answers: Answers | None = None) -> list[str]:
        """The outcomes that can still be reached, in the order of the diagram's leaves."""
        return possible_outcomes(self.diagram, reference, answers)

    def at_most(self, reference: int, after: Mapping[str, Sequence[str]]) -> int:
        """The most questions that can still come; `after` are those that may be asked after each outcome."""
        return at_most(self.diagram, reference, after)


class AskingBySupport(Asking):
    """Asks in the written order, whatever the order of the diagram. References hold until the next walk begins."""

    def __init__(self, flow: Flow, diagram: Diagram) -> None:
        super().__init__(diagram)
        place = {(variable.question, variable.options[0]): index for index, variable in enumerate(diagram.variables)}
        asked = variables_of(replace(question, boxes=()) for question in flow.questions.values())
        self._own: dict[str, list[int]] = {question: [] for question in flow.questions}
        """The places of the variables of each question, all in the written order."""
        for variable in asked:
            self._own[variable.question].append(place[variable.question, variable.options[0]])
        self._bits = {question: sum(1 << index for index in own) for question, own in self._own.items()}
        self._begin()

    def _begin(self) -> None:
        self._left = Cofactors()
        self.root = self._left.add(self.diagram)

    def walk(self, answers: Answers, start: int | None = None) -> Position:
        """Follow the answers, each to what it leaves of the diagram."""
        if start is None and len(self._left.nodes) > MAX_LEFT + len(self.diagram.nodes):
            self._begin()
        reference = self.root if start is None else start
        begins: dict[str, int] = {}
        values: dict[int, int] = {}
        while reference >= 0 and (question := self.question(reference)) in answers:
            begins[question] = reference
            reference = self._answered(reference, question, answers, values)
        counted = {question: answers[question] for question in begins}  # every combination exists
        return Position(asked=tuple(begins), reference=reference, values=values, begins=begins, counted=counted)

    def _answered(self, reference: int, question: str, answers: Answers, values: dict[int, int]) -> int:
        """All that an answer leaves; `values` gets those of its single answers that matter when their turn comes."""
        for index in self._own[question]:
            if reference >= 0 and self._left.reads[reference] >> index & 1:
                value = value_of(self.diagram.variables[index], answers)
                assert value is not None, "the question is answered"
                values[index] = value
                reference = self._left.cofactor(reference, index, value)
        return reference

    def question(self, reference: int) -> str:
        """The first question written that is still read."""
        return self._support(reference)[0]

    def _support(self, reference: int) -> list[str]:
        reads = self._left.reads[reference]
        return [question for question, bits in self._bits.items() if reads & bits]

    def after(self, reference: int, options: Sequence[str]) -> int:
        """All that is left after an answer to the question that is asked at a place."""
        question = self.question(reference)
        return self._answered(reference, question, {question: options}, {})

    def possible(self, reference: int, answers: Answers | None = None) -> list[str]:
        """The outcomes that what is left still gives."""
        leaves = leaves_from(self._left.nodes, reference, values_of(self.diagram, answers or {}))
        return outcomes_of(self.diagram, leaves)

    def at_most(self, reference: int, after: Mapping[str, Sequence[str]]) -> int:
        """The number of questions that are still read, before the outcome and after one that is possible.

        No answer makes it greater, as what is left then reads no other question, and gives no other outcome.
        """
        later = (question for outcome in self.possible(reference) for question in after.get(outcome, ()))
        return len({*(self._support(reference) if reference >= 0 else ()), *later})


def asking_of(flow: Flow, diagram: Diagram) -> Asking:
    """The way in which readers of a flow are asked; `diagram` is the one that it was proved by."""
    return AskingBySupport(flow, diagram) if flow.proof_order else Asking(diagram)
