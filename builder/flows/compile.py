"""Compile ordered rules to a reduced decision diagram.

Top-down expansion by Shannon cofactors: a state is the list of rules that can still fire, each with what is left of
its condition; equal states are one. States are expanded variable by variable in the questions' written order, so there
is no recursion, then reduced from the bottom by hash-consing (Bryant, «Graph-based algorithms for Boolean function
manipulation», 1986, for many values). Time and memory are linear in the states times their values and rules; the number
of states can grow exponentially with questions whose effects overlap, so it is bounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from builder.flows.conditions import Condition
from builder.flows.diagram import Diagram, Leaf, Node, Variable, assemble
from builder.flows.expressions import FALSE, TRUE, Expressions
from builder.flows.model import Fact, Flow, Question, Score

MAX_STATES = 200_000
State = tuple[tuple[int, Leaf], ...]


class TooManyStatesError(Exception):
    """The rules do not compile within the bound; `questions` are the ones that were still open where it was passed."""

    def __init__(self, states: int, questions: Sequence[str]) -> None:
        super().__init__(f"more than {states} states")
        self.states = states
        self.questions = tuple(questions)


def variables_of(questions: Iterable[Question]) -> tuple[Variable, ...]:
    """One variable for a question with one answer, one for each option of a question with several."""
    variables: list[Variable] = []
    for question in questions:
        ids = tuple(option.id for option in question.options)
        if question.many:
            variables.extend(Variable(question.id, (option,), checkbox=True) for option in ids)
        else:
            variables.append(Variable(question.id, ids))
    return tuple(variables)


def compile_flow(flow: Flow) -> Diagram:
    """The diagram of a flow's rules; a combination that no rule covers leads to the leaf without outcome.

    Raises `TooManyStatesError` where the bound is passed.
    """
    cases = [(rule.when, Leaf(rule.advise, rule.id)) for rule in flow.rules]
    return compile_cases(cases, Leaf(None, None), flow.questions, flow.facts, flow.scores)


def compile_condition(condition: Condition, flow: Flow) -> Diagram:
    """The diagram of one condition, with the leaves `yes` and `no`."""
    return compile_cases([(condition, Leaf("yes", None))], Leaf("no", None), flow.questions, flow.facts, flow.scores)


def compile_cases(
    cases: Sequence[tuple[Condition, Leaf]],
    otherwise: Leaf,
    questions: Mapping[str, Question],
    facts: Mapping[str, Fact],
    scores: Mapping[str, Score],
    max_states: int = MAX_STATES,
) -> Diagram:
    """The diagram of a first-match list: the leaf of the first case whose condition holds, else `otherwise`."""
    variables = variables_of(questions.values())
    pool = Expressions(variables, facts, scores)
    start = _settle([(pool.of(condition), leaf) for condition, leaf in cases], otherwise)
    expanded: dict[State, tuple[int, list[State]]] = {}
    waiting: list[dict[State, None]] = [{} for _ in variables]
    first = _next_variable(start, pool)
    if first is not None:
        waiting[first][start] = None
    for variable, states in enumerate(waiting):
        for state in states:
            children = []
            for value in range(variables[variable].size):
                child = _settle([(pool.restrict(c, variable, value), leaf) for c, leaf in state], otherwise)
                children.append(child)
                following = _next_variable(child, pool)
                if following is not None:
                    waiting[following][child] = None
            expanded[state] = (variable, children)
            if len(expanded) > max_states:
                raise TooManyStatesError(max_states, _open_questions(states, variable, variables, pool))
    return _reduce(start, expanded, variables, [*(leaf for _, leaf in cases), otherwise])


def _settle(cases: Iterable[tuple[int, Leaf]], otherwise: Leaf) -> State:
    """Keep what can still fire: nothing that is false or was tried before, nothing behind what is true."""
    kept: dict[int, Leaf] = {}
    for condition, leaf in cases:
        if condition == TRUE:
            otherwise = leaf
            break
        if condition != FALSE:
            kept.setdefault(condition, leaf)
    return (*kept.items(), (TRUE, otherwise))


def _next_variable(state: State, pool: Expressions) -> int | None:
    """The first variable, in the written order, that the state still reads."""
    reads = 0
    for condition, _ in state:
        reads |= pool.reads[condition]
    return (reads & -reads).bit_length() - 1 if reads else None


def _open_questions(
    states: Iterable[State], variable: int, variables: Sequence[Variable], pool: Expressions
) -> list[str]:
    """The questions before `variable` cannot be told apart from here on; name those that the most states still read."""
    counts: dict[str, int] = {}
    for state in states:
        reads = 0
        for condition, _ in state:
            reads |= pool.reads[condition]
        for question in {v.question for i, v in enumerate(variables) if reads >> i & 1}:
            counts[question] = counts.get(question, 0) + 1
    order = {v.question: i for i, v in enumerate(variables)}
    return sorted(counts, key=lambda question: (-counts[question], order[question]))[:6]


def _reduce(
    start: State,
    expanded: Mapping[State, tuple[int, list[State]]],
    variables: Sequence[Variable],
    ends: Iterable[Leaf],
) -> Diagram:
    """Merge equal nodes and drop those whose children are all one, the last variable first; leaves as in `ends`."""
    leaves = {leaf: number for number, leaf in enumerate(dict.fromkeys(ends))}
    nodes: dict[Node, int] = {}
    reference: dict[State, int] = {}

    def refer(state: State) -> int:
        if state in reference:
            return reference[state]
        return ~leaves[state[0][1]]

    for state, (variable, states) in reversed(list(expanded.items())):
        children = tuple(refer(child) for child in states)
        if all(child == children[0] for child in children):
            reference[state] = children[0]
        else:
            reference[state] = nodes.setdefault(Node(variable, children), len(nodes))
    root = refer(start)
    return assemble(variables, {number: node for node, number in nodes.items()}, list(leaves), root)
