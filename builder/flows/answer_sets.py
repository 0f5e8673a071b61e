"""Sets of answer combinations as diagrams with the leaves «in» and «out», combined by `apply` (Bryant 1986).

Every set is one number and equal sets are the same number, so that comparing takes no time. Each pair of nodes is
combined once, so that an operation takes at most the product of the sizes; how many pairs and nodes all operations
together may make is bounded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Sized

from builder.flows.compile import compile_condition
from builder.flows.conditions import ALWAYS, Condition
from builder.flows.diagram import NOWHERE, Diagram, Leaf, Node, assemble
from builder.flows.expand import TooManyStatesError
from builder.flows.model import Flow
from builder.flows.product import WIDTH
from builder.flows.questions.variable import Variable
from builder.flows.witness import Step

IN, OUT = ~1, ~2
"""Not ~0, since Python hashes -1 and -2 alike: then all sets over one question would look up as slowly as a list."""
MAX_PAIRS = 500_000


class Sets:
    """The sets over some variables, which share their nodes.

    Every operation raises `TooManyStatesError` where the bound is passed.
    """

    empty = OUT
    everything: int = IN

    def __init__(self, variables: Sequence[Variable], max_pairs: int = MAX_PAIRS) -> None:
        self._max_pairs = max_pairs
        self._values = 0
        """The children of all pairs and nodes so far: long lists of options make each of them expensive."""
        self.variables = tuple(variables)
        self._nodes: list[Node] = []
        self._unique: dict[tuple[int, tuple[int, ...]], int] = {}
        self._joined: dict[tuple[bool, int, int], int] = {}
        self._negated: dict[int, int] = {IN: OUT, OUT: IN}
        self._counts: dict[int, int] = {}

    def where(self, diagram: Diagram, inside: Callable[[Leaf], bool]) -> int:
        """The combinations that an ordered diagram over the same variables leads to one of the chosen leaves."""
        made = [0] * len(diagram.nodes)
        ends = [IN if inside(leaf) else OUT for leaf in diagram.leaves]

        def follow(reference: int) -> int:
            return made[reference] if reference >= 0 else OUT if reference == NOWHERE else ends[~reference]

        for reference in range(len(diagram.nodes) - 1, -1, -1):
            node = diagram.nodes[reference]
            made[reference] = self._make(node.variable, tuple(follow(child) for child in node.children))
        return follow(diagram.root)

    def diagram(self, number: int, inside: Leaf, outside: Leaf) -> Diagram:
        """A set as an ordered diagram with two leaves."""
        return assemble(self.variables, dict(enumerate(self._nodes)), [outside, inside, outside], number)

    def _make(self, variable: int, children: tuple[int, ...]) -> int:
        if children.count(children[0]) == len(children):
            return children[0]
        number = self._unique.setdefault((variable, children), len(self._nodes))
        if number == len(self._nodes):
            self._nodes.append(Node(variable, children))
            self._bound(self._nodes, len(children))
        return number

    def _bound(self, made: Sized, values: int) -> None:
        self._values += values
        if len(made) > self._max_pairs or self._values > WIDTH * self._max_pairs:
            raise TooManyStatesError(min(len(made), self._max_pairs))

    def negation(self, number: int) -> int:
        """The combinations that are not in a set."""
        return self.complement(number)

    def complement(self, number: int) -> int:
        """All answers that are not in a set, also those that do not exist."""
        if number not in self._negated:
            node = self._nodes[number]
            made = self._make(node.variable, tuple(self.complement(child) for child in node.children))
            self._negated[number], self._negated[made] = made, number
        return self._negated[number]

    def meet(self, numbers: Iterable[int]) -> int:
        """The combinations in all of the sets."""
        result = IN
        for number in numbers:
            result = self._apply(True, result, number)
        return result

    def join(self, numbers: Iterable[int]) -> int:
        """The combinations in any of the sets."""
        result = OUT
        for number in numbers:
            result = self._apply(False, result, number)
        return result

    def minus(self, number: int, other: int) -> int:
        """The combinations in one set and not in another."""
        return self.meet((number, self.negation(other)))

    def _apply(self, both: bool, a: int, b: int) -> int:
        absorbing, neutral = (OUT, IN) if both else (IN, OUT)
        if absorbing in (a, b):
            return absorbing
        if a in (b, neutral):
            return b
        if b == neutral:
            return a
        key = (both, a, b) if a < b else (both, b, a)
        if key not in self._joined:
            left, right = self._nodes[a], self._nodes[b]
            variable = min(left.variable, right.variable)
            size = self.variables[variable].size
            ours = left.children if left.variable == variable else (a,) * size
            theirs = right.children if right.variable == variable else (b,) * size
            children = tuple([self._apply(both, one, other) for one, other in zip(ours, theirs, strict=True)])
            self._joined[key] = self._make(variable, children)
            self._bound(self._joined, size)
        return self._joined[key]

    def one_of(self, number: int) -> list[Step]:
        """The steps to some combination in a set that is not empty; always the same, with as few ticks as go."""
        steps = []
        while number != IN:
            node = self._nodes[number]
            values = range(len(node.children))
            order = reversed(values) if self.variables[node.variable].checkbox else values
            value = next(value for value in order if node.children[value] != OUT)
            steps.append((node.variable, value))
            number = node.children[value]
        return steps

    def contains(self, number: int, steps: Iterable[Step]) -> bool:
        """True if all combinations that take these steps are in a set."""
        fixed = dict(steps)
        stack, seen = [number], {number}
        while stack:
            reference = stack.pop()
            if reference == OUT:
                return False
            if reference == IN:
                continue
            node = self._nodes[reference]
            value = fixed.get(node.variable)
            for child in node.children if value is None else (node.children[value],):
                if child not in seen:
                    seen.add(child)
                    stack.append(child)
        return True

    def count(self, number: int) -> int:
        """The number of combinations in a set."""
        return self._count(number, 0)

    def _count(self, number: int, variable: int) -> int:
        """The combinations of the variables from `variable` on."""
        at = self._nodes[number].variable if number >= 0 else len(self.variables)
        skipped = 1
        for index in range(variable, at):
            skipped *= self.variables[index].size
        if number < 0:
            return skipped if number == IN else 0
        if number not in self._counts:
            self._counts[number] = sum(self._count(child, at + 1) for child in self._nodes[number].children)
        return skipped * self._counts[number]


class FlowSets(Sets):
    """The sets of one flow's answers that exist, in which its conditions have a place."""

    def __init__(self, flow: Flow, variables: Sequence[Variable]) -> None:
        super().__init__(variables)
        self.flow = flow
        every = compile_condition(ALWAYS, flow)
        self._once = self.everywhere(every.once)
        self.everything = self.everywhere(every.exist)
        self._conditions: dict[Condition, int] = {}
        self.options = {v.question: v.options for v in self.variables if not v.checkbox}
        """The options of each question that is one variable."""

    def of(self, condition: Condition) -> int:
        """The combinations for which a condition holds."""
        if condition not in self._conditions:
            diagram = compile_condition(condition, self.flow)
            self._conditions[condition] = self.where(diagram, lambda leaf: leaf.outcome == "yes")
        return self._conditions[condition]

    def where(self, diagram: Diagram, inside: Callable[[Leaf], bool]) -> int:
        """The combinations that exist and lead to one of the chosen leaves."""
        return self.meet((self.everything, super().where(diagram, inside)))

    def negation(self, number: int) -> int:
        """The combinations that exist and are not in a set."""
        return self.meet((self.everything, self.complement(number)))

    def contains(self, number: int, steps: Iterable[Step]) -> bool:
        """True if all combinations that exist and take these steps are in a set."""
        return super().contains(self.join((number, self.complement(self.everything))), steps)

    def everywhere(self, diagram: Diagram | None) -> int:
        """The combinations that lead to some leaf of a diagram; all where there is none."""
        return super().where(diagram, lambda _: True) if diagram else IN

    def count(self, number: int) -> int:
        """The number of combinations in a set."""
        return self.counted(self.meet((number, self._once)))

    def counted(self, number: int) -> int:
        """The number of combinations in a set that has each in one form only."""
        return super().count(number)
