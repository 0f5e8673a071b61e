"""Expand a first-match list of cases to all the states it can be in, top-down by Shannon cofactors.

A state is the list of cases that can still decide, each with what is left of its condition; equal states are one.
States are expanded variable by variable, without recursion, and only those of the variables still ahead are held. Time
is linear in states times values times cases; the number of states can grow exponentially with questions whose effects
overlap, so it is bounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from builder.flows.expressions import FALSE, Expressions
from builder.flows.questions.variable import Variable

MAX_STATES = 100_000
MAX_STEPS = 20_000_000
"""The limit on looks at a condition for one value; many rules or long lists of options make a state expensive."""
PART, VALUE = 4, 20
"""The price in steps of looking at a part of a condition again, and of keeping a value."""
DROPPED = -1
"""The number of a case whose condition has become false."""
State = tuple[int, ...]
"""Cases in their order; the last one always holds."""


class TooManyStatesError(Exception):
    """The rules do not compile within the bound; `questions` are those that the most states still had to ask."""

    def __init__(self, states: int, questions: Sequence[str] = ()) -> None:
        super().__init__(f"more than {states:,} states")
        self.states = states
        self.questions = tuple(questions)


class Cases:
    """Cases: the rest of a condition with the leaf it leads to, each a number that indexes the tables here."""

    def __init__(self, pool: Expressions) -> None:
        self.pool = pool
        self._numbers: dict[tuple[int, int], int] = {}
        self._narrowed: dict[tuple[int, int, int], int] = {}
        self.expression: list[int] = []
        self.leaf: list[int] = []
        self.reads: list[int] = []
        """A bit set of the variables that the condition still reads."""
        self.literal: list[tuple[int, int] | None] = []
        """Variable and values, as a bit set, where the condition is one literal."""

    def number(self, expression: int, leaf: int) -> int:
        """The number of a case; `DROPPED` where its condition is false."""
        if expression == FALSE:
            return DROPPED
        number = self._numbers.setdefault((expression, leaf), len(self.leaf))
        if number == len(self.leaf):
            self.expression.append(expression)
            self.leaf.append(leaf)
            self.reads.append(self.pool.reads[expression])
            self.literal.append(self.pool.literal(expression))
        return number

    def moves(self, case: int, variable: int, size: int) -> list[int]:
        """The cases that one becomes for each value of a variable."""
        expression, leaf = self.expression[case], self.leaf[case]
        return [self.number(self.pool.restrict(expression, variable, value), leaf) for value in range(size)]

    def narrow(self, case: int, excluded: Mapping[int, int]) -> int:
        """The case, where variables are known not to have some of their values (bit sets by variable)."""
        for variable, mask in excluded.items():
            if case != DROPPED and self.reads[case] >> variable & 1:
                key = (case, variable, mask)
                if key not in self._narrowed:
                    expression = self.pool.narrow(self.expression[case], variable, mask)
                    self._narrowed[key] = self.number(expression, self.leaf[case])
                case = self._narrowed[key]
        return case


class Expansion:
    """All states that are reachable from the first one."""

    def __init__(self, cases: Cases, variables: Sequence[Variable], max_states: int = MAX_STATES) -> None:
        self.cases = cases
        self.expanded: list[tuple[int, list[int]]] = []
        """For each state, in order of variables, its variable and the reference of each child."""
        self._variables = variables
        self._max_states = max_states
        self._waiting: list[dict[State, int]] = [{} for _ in variables]
        self._known = 0
        self._steps = 0

    def run(self, start: Iterable[int]) -> int:
        """Expand everything. A reference is the index of a state in `expanded`, or `~leaf`; returns the first one's."""
        root = self._refer([case for case in start if case != DROPPED])
        index: dict[int, int] = {}
        for variable in range(len(self._variables)):
            states, self._waiting[variable] = self._waiting[variable], {}
            index |= {number: len(index) + place for place, number in enumerate(states.values())}
            self._expand(variable, states)
        for _, children in self.expanded:
            children[:] = [child if child < 0 else index[child] for child in children]
        return root if root < 0 else index[root]

    def _expand(self, variable: int, states: Mapping[State, int]) -> None:
        size, reads = self._variables[variable].size, self.cases.reads
        moves: dict[int, list[int]] = {}
        for state in states:
            columns = []
            self._steps += size * (len(state) + VALUE)
            for case in state:
                if case not in moves:
                    reading = reads[case] >> variable & 1
                    moves[case] = self.cases.moves(case, variable, size) if reading else [case] * size
                columns.append(moves[case])
            children = zip(*columns, strict=True)
            self.expanded.append((variable, [self._refer(child) for child in children]))
            if self._known > self._max_states or self._steps + PART * self.cases.pool.steps > MAX_STEPS:
                raise TooManyStatesError(min(self._known, self._max_states), self._open_questions(states))

    def _refer(self, cases: Iterable[int]) -> int:
        """The reference of the state or leaf that cases come to; a new state joins the queue of its first variable.

        Cases are dropped that are false, or that come after one that is true. A case that is a single literal takes
        all combinations with its values, so the cases after it matter only for the other values of that variable:
        their conditions are narrowed to those. This makes states equal that differ in nothing that counts.
        """
        reads, literals = self.cases.reads, self.cases.literal
        kept: list[int] = []
        everything = covered = 0
        excluded: dict[int, int] = {}
        for each in cases:
            case = each
            if case == DROPPED:
                continue
            if reads[case] & covered:
                case = self.cases.narrow(case, excluded)
                if case == DROPPED:
                    continue
            kept.append(case)
            if not reads[case]:
                break
            everything |= reads[case]
            literal = literals[case]
            # Invariant: `excluded` holds the values that earlier cases take whole, so none of them gets to later ones.
            if literal is not None:
                covered |= reads[case]
                excluded[literal[0]] = excluded.get(literal[0], 0) | literal[1]
        if not everything:
            return ~self.cases.leaf[kept[0]]
        # The lowest bit is the first variable that any case reads: the state is expanded when its turn comes.
        queue = self._waiting[(everything & -everything).bit_length() - 1]
        number = queue.setdefault(tuple(kept), self._known)
        self._known += number == self._known
        return number

    def _open_questions(self, states: Iterable[State]) -> list[str]:
        """The questions that the most of these states still read, at most six."""
        counts: dict[str, int] = {}
        for state in states:
            reads = 0
            for case in state:
                reads |= self.cases.reads[case]
            for question in {v.question for i, v in enumerate(self._variables) if reads >> i & 1}:
                counts[question] = counts.get(question, 0) + 1
        order = {v.question: i for i, v in enumerate(self._variables)}
        return sorted(counts, key=lambda question: (-counts[question], order[question]))[:6]
