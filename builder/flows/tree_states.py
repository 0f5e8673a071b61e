"""The states of a tree while it is compiled, with their successors and the ways through them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from builder.flows.diagram import Leaf
from builder.flows.model import Go, Question
from builder.flows.questions.variable import Variable
from builder.flows.witness import Step

Values = tuple[tuple[int, int], ...]
"""Variables with their values, in order."""
State = tuple[str, Values]
"""A question, and the answers before it that still matter."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A way that ends without advice: at an option, or at its question for any answer (`option` is then empty)."""

    question: str
    option: str


def gap_at(question: Question, option: str) -> Gap:
    """The gap at an option that has no way on, or at its question if no option has ways of its own."""
    at_option = any(o.go for o in question.options if o.id == option or not question.go)
    return Gap(question.id, option if at_option else "")


@dataclass(frozen=True, slots=True)
class Unasked:
    """A guard that reads a question which was not asked on the way to it."""

    go: Go
    question: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A variable of the question, and for each of its values the index in the fan of its successor."""

    variable: int
    children: tuple[int, ...]


End = State | Leaf | Gap | Unasked
"""The successor of a question."""


@dataclass(slots=True)
class Fan:
    """All successors of one state, children first; the last entry is the first variable of its question."""

    edges: list[Branch | End] = field(default_factory=list)
    _index: dict[Branch | End, int] = field(default_factory=dict)

    def add(self, edge: Branch | End) -> int:
        """The index of an entry, which is new or there already."""
        if edge not in self._index:
            self._index[edge] = len(self.edges)
            self.edges.append(edge)
        return self._index[edge]

    @property
    def states(self) -> list[State]:
        """The states that come next."""
        return [edge for edge in self.edges if isinstance(edge, tuple)]

    def ends(self, variables: Sequence[Variable]) -> Iterator[tuple[End, tuple[Step, ...]]]:
        """The successors, each with answers that lead to it. Earlier options come first, and no tick before one."""
        steps: dict[int, tuple[Step, ...]] = {len(self.edges) - 1: ()}
        for index in range(len(self.edges) - 1, -1, -1):
            edge = self.edges[index]
            if not isinstance(edge, Branch):
                yield edge, steps[index]
                continue
            values = range(len(edge.children))
            for value in reversed(values) if variables[edge.variable].checkbox else values:
                steps.setdefault(edge.children[value], (*steps[index], (edge.variable, value)))


@dataclass(frozen=True, slots=True)
class Way:
    """A way through states: the questions from the first to the last, and the answers to all but the last."""

    questions: tuple[str, ...]
    steps: tuple[Step, ...] = ()


class States:
    """The states of a tree, and the searches among them; linear in what follows them all."""

    def __init__(self, variables: Sequence[Variable], fans: Mapping[State, Fan], root: State) -> None:
        self.variables = variables
        self.fans = fans
        self.root = root

    def children_first(self) -> Iterator[State]:
        """Every state, after all its successors (depth-first postorder)."""
        done: set[State] = set()
        stack: list[tuple[State, bool]] = [(self.root, False)]
        while stack:
            state, left = stack.pop()
            if left:
                yield state
            elif state not in done:
                done.add(state)
                stack.append((state, True))
                stack.extend((target, False) for target in self.fans[state].states)

    def asked_twice(self) -> Way | None:
        """A way from the start that ends at a question which it has come through, where there is one."""
        order = {state: place for place, state in enumerate(self.children_first())}
        bit = {question: 1 << place for place, question in enumerate(dict.fromkeys(state[0] for state in order))}
        follow: dict[State, int] = {}
        for state, place in order.items():
            follow[state] = 0
            for target in self.fans[state].states:
                if order[target] >= place:
                    return self._way_back(target)
                follow[state] |= follow[target] | bit[target[0]]
            if follow[state] & bit[state[0]]:
                return self._way_back(state)
        return None

    def _way_back(self, start: State) -> Way:
        """A shortest way to a state, and on to its own question again."""
        there = next(way for state, way in self._ways_from(self.root) if state == start)
        for state, way in self._ways_from(start):
            for target, steps in self.fans[state].ends(self.variables):
                if isinstance(target, tuple) and target[0] == start[0]:
                    questions = (*there.questions, *way.questions[1:], target[0])
                    return Way(questions, there.steps + way.steps + steps)
        raise AssertionError(start)

    def ends(self) -> Iterator[tuple[End, Way]]:
        """Everything that comes after some question, with a way to it, shortest ways first."""
        for state, way in self._ways_from(self.root):
            for end, steps in self.fans[state].ends(self.variables):
                yield end, Way(way.questions, way.steps + steps)

    def _ways_from(self, start: State) -> Iterator[tuple[State, Way]]:
        """Every state that can follow one, with a way to it through the fewest questions (breadth first)."""
        ways = {start: Way((start[0],))}
        waiting = [start]
        for state in waiting:
            yield state, ways[state]
            for target, steps in self.fans[state].ends(self.variables):
                if isinstance(target, tuple) and target not in ways:
                    ways[target] = Way((*ways[state].questions, target[0]), ways[state].steps + steps)
                    waiting.append(target)
