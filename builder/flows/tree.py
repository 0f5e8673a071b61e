"""Compile a tree, whose options say where they go, to a reduced free decision diagram.

A state is a question together with those earlier answers that a guard further on still reads (liveness, as in data-flow
analysis: Aho, Lam, Sethi and Ullman, «Compilers», 9.2.5), so that a question that is reached in several ways is one
state unless it must be told apart. Linear in states times answers; the number of states is bounded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from builder.flows.conditions import ALWAYS, All, Literal
from builder.flows.diagram import Diagram, Leaf
from builder.flows.expand import MAX_STATES, MAX_STEPS, PART, VALUE, TooManyStatesError
from builder.flows.expressions import FALSE, TRUE, Expressions
from builder.flows.model import Flow, Go, Question
from builder.flows.reduce_tree import reduce_tree
from builder.flows.tree_states import Branch, End, Fan, Gap, State, States, Unasked, Values, Way, gap_at
from builder.flows.variables import in_proof_order, variables_of
from builder.flows.ways import ways_of
from builder.flows.witness import answers_of

Case = dict[str, tuple[str, ...]]
"""Answers that lead somewhere."""
NO_OUTCOME = Leaf(None, None)


@dataclass(slots=True)
class CompiledTree:
    """A compiled tree, with the findings made on the way."""

    diagram: Diagram | None = None
    """None where a path asks twice or a guard reads what was not asked."""
    taken: set[Go] = field(default_factory=set)
    reached: set[str] = field(default_factory=set)
    """The questions that some answers lead to."""
    twice: tuple[tuple[str, ...], Case] | None = None
    """The questions and answers of a way from the start to a question that it has come through, if there is one."""
    unasked: dict[Unasked, Case] = field(default_factory=dict)
    """Each with the answers of a shortest way to it."""
    gaps: dict[Gap, Case] = field(default_factory=dict)
    """Each with the answers of a shortest way to it."""
    states: States | None = None
    """The states behind the diagram; None where it is."""


def compile_tree(flow: Flow, max_states: int = MAX_STATES) -> CompiledTree:
    """The diagram of a flow of `go`s; its first question is asked first.

    Raises `TooManyStatesError` where the bound is passed.
    """
    return _Compiler(flow, max_states).run()


class _Compiler:
    def __init__(self, flow: Flow, max_states: int) -> None:
        self.flow = flow
        self.max_states = max_states
        self.variables = variables_of(in_proof_order(flow).values())
        self.pool = Expressions(self.variables, flow.facts, flow.scores)
        self.own: dict[str, list[int]] = {}
        for index, variable in enumerate(self.variables):
            self.own.setdefault(variable.question, []).append(index)
        self.live = self._live()
        self.tree = CompiledTree()
        self.fans: dict[State, Fan] = {}
        self.known = 0
        """The number of branches and ends so far, which is what the limit counts."""
        self.steps = 0

    def run(self) -> CompiledTree:
        """Expand from the first question, look for what cannot be walked, then reduce."""
        root: State = (self.flow.first or next(iter(self.flow.questions)), ())
        waiting = [root]
        while waiting:
            state = waiting.pop()
            if state in self.fans:
                continue
            self.tree.reached.add(state[0])
            fan = self.fans[state] = self._fan(state)
            waiting.extend(fan.states)
        states = States(self.variables, self.fans, root)
        twice = states.asked_twice()
        self.tree.twice = (twice.questions, self._answers(twice)) if twice else None
        self._note_ends(states)
        if not self.tree.twice and not self.tree.unasked:
            self.tree.diagram, self.tree.states = self._reduced(states), states
        return self.tree

    def _reduced(self, states: States) -> Diagram:
        """The diagram whose leaves are the outcomes, and one for all gaps."""
        advised = [go.to for question in self.flow.questions.values() for _, go in ways_of(question)]
        outcomes = dict.fromkeys(to for to in advised if to not in self.flow.questions)
        leaves = [*(Leaf(outcome, None) for outcome in outcomes), NO_OUTCOME]
        return reduce_tree(states, leaves, _leaf)

    def _answers(self, way: Way) -> Case:
        return answers_of(self.variables, way.steps)

    def _note_ends(self, states: States) -> None:
        """Note where guards cannot be read and where ways end without advice."""
        if any(isinstance(edge, (Gap, Unasked)) for fan in self.fans.values() for edge in fan.edges):
            for end, way in states.ends():
                if isinstance(end, Gap):
                    self.tree.gaps.setdefault(end, self._answers(way))
                elif isinstance(end, Unasked):
                    self.tree.unasked.setdefault(end, self._answers(way))

    def _remembered(self) -> list[str]:
        """The questions whose answers the most states tell apart, at most six."""
        known = [{self.variables[v].question for v, _ in values} for _, values in self.fans]
        most = Counter(question for questions in known for question in sorted(questions)).most_common(6)
        order = list(self.flow.questions)
        return sorted((question for question, _ in most), key=order.index) or sorted(self.tree.reached)[:6]

    def _live(self) -> dict[str, int]:
        """For each question, a bit set of the variables that its guards, and those of all that can follow, read."""
        live = dict.fromkeys(self.flow.questions, 0)
        for question in self.flow.questions.values():
            for _, go in ways_of(question):
                live[question.id] |= self.pool.reads[self.pool.of(go.when or ALWAYS)]
        # A fixed point: answers are live before a question if a guard there or after any of its targets reads them.
        # Bits are only ever added, so it ends after at most one round for each question.
        changed = True
        while changed:
            changed = False
            for question in self.flow.questions.values():
                follow = live[question.id]
                for _, go in ways_of(question):
                    follow |= live.get(go.to, 0)
                changed |= follow != live[question.id]
                live[question.id] = follow
        return live

    def _fan(self, state: State) -> Fan:
        """The successors of a state: its question's variables are expanded one by one (Shannon's expansion).

        Each `go` becomes one condition: its option is chosen and its guard holds, restricted by the answers that the
        state remembers. First match wins, as with rules.
        """
        question, values = state
        gos = list(ways_of(self.flow.questions[question]))
        conditions = []
        for option, go in gos:
            chosen = Literal(question, frozenset({option})) if option else ALWAYS
            number = self.pool.of(All((chosen, go.when or ALWAYS)))
            for variable, value in values:
                number = self.pool.restrict(number, variable, value)
            conditions.append(number)
        live = 0
        for _, go in gos:
            live |= self.live.get(go.to, 0)
        at = _Place(self.flow.questions[question], gos, live)
        self._expand(at, tuple(conditions), self.own[question], values, "")
        return at.fan

    def _expand(self, at: _Place, conditions: tuple[int, ...], left: Sequence[int], values: Values, option: str) -> int:
        """The index in the fan of the successor, once the variables of the question before `left` are known.

        Invariant: `conditions` read no variable before `left`, so equal arguments have equal successors; `at.known`
        makes this a graph and not a tree, even for a question of many checkboxes.
        """
        key = (conditions, values, option)
        if key in at.known:
            return at.known[key]
        if not left:
            made = self._add(at, self._end(at, conditions, values, option))
        else:
            variable, rest = left[0], left[1:]
            children = []
            self._count_steps(self.variables[variable].size * (len(conditions) + VALUE))
            for value in range(self.variables[variable].size):
                then = tuple(self.pool.restrict(number, variable, value) for number in conditions)
                # A dead variable is forgotten: ways that differ in it alone come to the same state.
                kept = (*values, (variable, value)) if at.live >> variable & 1 else values
                chosen = "" if self.variables[variable].checkbox else self.variables[variable].options[value]
                children.append(self._expand(at, then, rest, kept, chosen))
            made = self._add(at, Branch(variable, tuple(children)))
        at.known[key] = made
        return made

    def _count_steps(self, more: int) -> None:
        self.steps += more
        if self.steps + PART * self.pool.steps > MAX_STEPS:
            raise TooManyStatesError(self.known, self._remembered())

    def _add(self, at: _Place, edge: Branch | End) -> int:
        """The index of an entry of the fan; counted here, as the checkboxes of one question can pass the bound."""
        before = len(at.fan.edges)
        made = at.fan.add(edge)
        self.known += len(at.fan.edges) - before
        if self.known > self.max_states:
            raise TooManyStatesError(self.max_states, self._remembered())
        return made

    def _end(self, at: _Place, conditions: Sequence[int], values: Values, option: str) -> End:
        """The target of the first `go` whose condition holds."""
        for (_, go), number in zip(at.gos, conditions, strict=True):
            if number == TRUE:
                self.tree.taken.add(go)
                if go.to in self.flow.questions:
                    # Forget answers that nothing after the target reads, and those to the target itself: it is about
                    # to ask for them. If it was asked before, `asked_twice` reports that way.
                    asked_anew = self.own[go.to]
                    kept = tuple((v, x) for v, x in values if self.live[go.to] >> v & 1 and v not in asked_anew)
                    return go.to, kept
                return Leaf(go.to, None)
            # A condition that is neither true nor false still reads a question that this way did not ask.
            if number != FALSE:
                reads = self.pool.reads[number]
                return Unasked(go, self.variables[(reads & -reads).bit_length() - 1].question)
        return gap_at(at.question, option)


@dataclass(slots=True)
class _Place:
    """A question in one state, while it is expanded."""

    question: Question
    gos: Sequence[tuple[str, Go]]
    live: int
    """A bit set of the variables that its targets and all after them read."""
    fan: Fan = field(default_factory=Fan)
    known: dict[tuple[tuple[int, ...], Values, str], int] = field(default_factory=dict)
    """The entries expanded before, by the rest of the conditions and the answers that matter."""


def _leaf(end: End) -> Leaf | None:
    """The leaf where a way ends; None for a question, from which it goes on."""
    if isinstance(end, (Gap, Unasked)):
        return NO_OUTCOME
    return end if isinstance(end, Leaf) else None
