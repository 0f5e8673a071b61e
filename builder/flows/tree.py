"""Compile a tree, whose options say where they go, to a reduced free decision diagram.

A state is a question together with those earlier answers that a guard further on still reads (liveness, as in data-flow
analysis: Aho, Lam, Sethi and Ullman, «Compilers», 9.2.5), so that a question that is reached in several ways is one
state unless it must be told apart. Linear in states times answers; the number of states is bounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from builder.flows.conditions import ALWAYS, All, Literal
from builder.flows.diagram import Diagram, Leaf, Node, assemble
from builder.flows.expand import MAX_STATES, TooManyStatesError
from builder.flows.expressions import FALSE, TRUE, Expressions
from builder.flows.model import Flow, Go, Question
from builder.flows.variables import variables_of

Values = tuple[tuple[int, int], ...]
"""Variables with their values, in order."""
State = tuple[str, Values]
"""A question, and the answers before it that still matter."""
GAP = Leaf(None, None)


@dataclass(frozen=True, slots=True)
class Unasked:
    """A guard that reads a question which is not asked on some way to it."""

    go: Go
    question: str
    at: State


@dataclass(slots=True)
class Tree:
    """A compiled tree, and what compiling it showed."""

    diagram: Diagram | None = None
    """None where a path asks twice or a guard reads what was not asked."""
    taken: set[Go] = field(default_factory=set)
    reached: set[str] = field(default_factory=set)
    """The questions that some answers lead to."""
    twice: list[str] = field(default_factory=list)
    """The questions of a way that comes back to its first one."""
    unasked: list[Unasked] = field(default_factory=list)


def compile_tree(flow: Flow, max_states: int = MAX_STATES) -> Tree:
    """The diagram of a flow of `go`s; its first question is asked first.

    Raises `TooManyStatesError` where the bound is passed.
    """
    return _Compiler(flow, max_states).run()


class _Compiler:
    def __init__(self, flow: Flow, max_states: int) -> None:
        self.flow = flow
        self.max_states = max_states
        self.variables = variables_of(flow.questions.values())
        self.pool = Expressions(self.variables, flow.facts, flow.scores)
        self.own: dict[str, list[int]] = {}
        for index, variable in enumerate(self.variables):
            self.own.setdefault(variable.question, []).append(index)
        self.live = self._live()
        self.tree = Tree()
        self.nodes: dict[State, _Fan] = {}

    def run(self) -> Tree:
        """Expand from the first question, look for what asks twice, then reduce."""
        root: State = (self.flow.first or next(iter(self.flow.questions)), ())
        waiting = [root]
        known = 0
        while waiting:
            state = waiting.pop()
            if state in self.nodes:
                continue
            self.tree.reached.add(state[0])
            fan = self.nodes[state] = self._fan(state)
            known += len(fan.edges)
            if known > self.max_states:
                raise TooManyStatesError(self.max_states, sorted(self.tree.reached)[:6])
            waiting.extend(target for target in fan.targets if not isinstance(target, Leaf))
        self.tree.twice = self._asked_twice(root)
        if not self.tree.twice and not self.tree.unasked:
            self.tree.diagram = self._reduce(root)
        return self.tree

    def _live(self) -> dict[str, int]:
        """For each question, a bit set of the variables that its guards, and those of all that can follow, read."""
        live = dict.fromkeys(self.flow.questions, 0)
        for question in self.flow.questions.values():
            for _, go in _cases(question):
                live[question.id] |= self.pool.reads[self.pool.of(go.when or ALWAYS)]
        changed = True
        while changed:
            changed = False
            for question in self.flow.questions.values():
                follow = live[question.id]
                for _, go in _cases(question):
                    follow |= live.get(go.to, 0)
                changed |= follow != live[question.id]
                live[question.id] = follow
        return live

    def _fan(self, state: State) -> _Fan:
        """What follows a question: its variables expanded one by one, down to the states and leaves that come next."""
        question, values = state
        gos = list(_cases(self.flow.questions[question]))
        conditions = []
        for option, go in gos:
            at = Literal(question, frozenset({option})) if option else ALWAYS
            number = self.pool.of(All((at, go.when or ALWAYS)))
            for variable, value in values:
                number = self.pool.restrict(number, variable, value)
            conditions.append(number)
        live = 0
        for _, go in gos:
            live |= self.live.get(go.to, 0)
        fan = _Fan()
        self._expand(fan, state, gos, tuple(conditions), self.own[question], values, live)
        return fan

    def _expand(
        self,
        fan: _Fan,
        state: State,
        gos: Sequence[tuple[str, Go]],
        conditions: tuple[int, ...],
        left: Sequence[int],
        values: Values,
        live: int,
    ) -> int:
        """The index in the fan of what follows once the variables before `left` are known."""
        key = (conditions, values)
        if key in fan.known:
            return fan.known[key]
        if not left:
            made = fan.add(self._target(state, gos, conditions, values))
        else:
            variable, rest = left[0], left[1:]
            children = []
            for value in range(self.variables[variable].size):
                then = tuple(self.pool.restrict(number, variable, value) for number in conditions)
                kept = (*values, (variable, value)) if live >> variable & 1 else values
                children.append(self._expand(fan, state, gos, then, rest, kept, live))
            made = fan.add(Edge(variable, tuple(children)))
        fan.known[key] = made
        return made

    def _target(
        self, state: State, gos: Sequence[tuple[str, Go]], conditions: Sequence[int], values: Values
    ) -> State | Leaf:
        """The first `go` whose condition holds."""
        for (_, go), number in zip(gos, conditions, strict=True):
            if number == TRUE:
                self.tree.taken.add(go)
                if go.to in self.flow.questions:
                    asked_anew = self.own[go.to]
                    kept = tuple((v, x) for v, x in values if self.live[go.to] >> v & 1 and v not in asked_anew)
                    return go.to, kept
                return Leaf(go.to, None)
            if number != FALSE:
                reads = self.pool.reads[number]
                question = self.variables[(reads & -reads).bit_length() - 1].question
                self.tree.unasked.append(Unasked(go, question, state))
                return GAP
        return GAP

    def _asked_twice(self, root: State) -> list[str]:
        """The questions of a way from a question back to itself, or nothing."""
        order = {state: place for place, state in enumerate(self._children_first(root))}
        bit = {question: 1 << place for place, question in enumerate(self.flow.questions)}
        follow: dict[State, int] = {}
        for state, place in order.items():
            follow[state] = 0
            for target in self.nodes[state].targets:
                if isinstance(target, Leaf):
                    continue
                if order[target] >= place:
                    return self._way_back(target)
                follow[state] |= follow[target] | bit[target[0]]
            if follow[state] & bit[state[0]]:
                return self._way_back(state)
        return []

    def _way_back(self, start: State) -> list[str]:
        """The questions of a shortest way from a state to its own question (breadth first)."""
        came_from: dict[State, State] = {}
        waiting = [start]
        for state in waiting:
            for target in self.nodes[state].targets:
                if isinstance(target, Leaf) or target in came_from:
                    continue
                came_from[target] = state
                waiting.append(target)
                if target[0] == start[0]:
                    way = [target[0]]
                    while state != start:
                        way.append(state[0])
                        state = came_from[state]
                    return [start[0], *reversed(way)]
        raise AssertionError(start)

    def _reduce(self, root: State) -> Diagram:
        """Merge equal nodes and drop idle ones, from the leaves up; no question comes twice, so the order is free."""
        leaves: dict[Leaf, int] = {}
        for question in self.flow.questions.values():
            for _, go in _cases(question):
                if go.to not in self.flow.questions:
                    leaves.setdefault(Leaf(go.to, None), len(leaves))
        leaves.setdefault(GAP, len(leaves))
        unique: dict[Node, int] = {}
        reference: dict[State, int] = {}
        for state in self._children_first(root):
            inside: list[int] = []
            for edge in self.nodes[state].edges:
                if isinstance(edge, Leaf):
                    inside.append(~leaves[edge])
                elif isinstance(edge, Edge):
                    children = tuple(inside[child] for child in edge.children)
                    same = all(child == children[0] for child in children)
                    made = Node(edge.variable, children)
                    inside.append(children[0] if same else unique.setdefault(made, len(unique)))
                else:
                    inside.append(reference[edge])
            reference[state] = inside[-1]
        nodes = {number: node for node, number in unique.items()}
        return assemble(self.variables, nodes, list(leaves), reference[root])

    def _children_first(self, root: State) -> Iterator[State]:
        """Every state behind all that follow it."""
        done: set[State] = set()
        stack: list[tuple[State, bool]] = [(root, False)]
        while stack:
            state, left = stack.pop()
            if left:
                yield state
            elif state not in done:
                done.add(state)
                stack.append((state, True))
                stack.extend((t, False) for t in self.nodes[state].targets if not isinstance(t, Leaf))


@dataclass(frozen=True, slots=True)
class Edge:
    """A variable of the question, and the index in the fan of what follows each value."""

    variable: int
    children: tuple[int, ...]


@dataclass(slots=True)
class _Fan:
    """What follows one state, children first; the last entry is the question's first variable."""

    edges: list[Edge | State | Leaf] = field(default_factory=list)
    known: dict[tuple[tuple[int, ...], Values], int] = field(default_factory=dict)
    """The entry of what was expanded before, by what is left of the conditions and the answers that matter."""
    _index: dict[Edge | State | Leaf, int] = field(default_factory=dict)

    def add(self, edge: Edge | State | Leaf) -> int:
        """The index of an entry, which is new or there already."""
        if edge not in self._index:
            self._index[edge] = len(self.edges)
            self.edges.append(edge)
        return self._index[edge]

    @property
    def targets(self) -> list[State | Leaf]:
        """The states and leaves that come next."""
        return [edge for edge in self.edges if not isinstance(edge, Edge)]


def _cases(question: Question) -> Iterator[tuple[str, Go]]:
    """The ways on from a question in the order they are tried: those of each option, then its own."""
    for option in question.options:
        for go in option.go:
            yield option.id, go
    for go in question.go:
        yield "", go


def ways(flow: Flow) -> Mapping[Go, tuple[str, str]]:
    """Every `go` of a flow with its question and its option, if it belongs to one."""
    return {go: (question.id, option) for question in flow.questions.values() for option, go in _cases(question)}
