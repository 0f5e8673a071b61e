"""Compile ordered rules to a reduced decision diagram.

The rules are expanded to states (`expand.py`), which are then reduced from the bottom by hash-consing (Bryant,
«Graph-based algorithms for Boolean function manipulation», 1986, here for many values); linear in states and values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from builder.flows.conditions import ALWAYS, Condition
from builder.flows.diagram import NOWHERE, Diagram, Leaf, Node, assemble, only_child
from builder.flows.existing import applying, exist, exist_once
from builder.flows.expand import MAX_STATES, Cases, Expansion
from builder.flows.expressions import TRUE, Expressions
from builder.flows.model import Fact, Flow, Question, Score
from builder.flows.questions.variable import Variable
from builder.flows.variables import in_proof_order, variables_of


def compile_flow(flow: Flow, max_states: int = MAX_STATES) -> Diagram:
    """The diagram of a flow's rules; a combination that no rule covers leads to the leaf without outcome.

    Raises `TooManyStatesError` where the bound is passed.
    """
    cases = [(rule.when, Leaf(rule.advise, rule.id)) for rule in flow.rules]
    return compile_cases(cases, Leaf(None, None), in_proof_order(flow), flow.facts, flow.scores, max_states)


def compile_condition(condition: Condition, flow: Flow) -> Diagram:
    """The diagram of one condition, with the leaves `yes` and `no`."""
    cases = [(condition, Leaf("yes", None))]
    return compile_cases(cases, Leaf("no", None), in_proof_order(flow), flow.facts, flow.scores)


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
    pool = Expressions(variables, facts, scores, applying(questions.values()))
    leaves = list(dict.fromkeys([*(leaf for _, leaf in cases), otherwise]))
    numbered = [(pool.of(condition), leaves.index(leaf)) for condition, leaf in [*cases, (ALWAYS, otherwise)]]
    all_exist = exist(questions)
    if all_exist is None:
        return reduce_states(*_expanded(pool, variables, numbered, max_states), variables, leaves)
    missing = pool.of(all_exist, negated=True)
    twice = [pool.both(pool.of(when, True), pool.answered(first, True)) for when, first in exist_once(questions)]
    found = [(missing, ~NOWHERE), *numbered]
    return replace(
        reduce_states(*_expanded(pool, variables, found, max_states), variables, leaves),
        exist=_all_but(pool, variables, [missing], max_states),
        once=_all_but(pool, variables, [missing, *twice], max_states),
    )


def _expanded(
    pool: Expressions, variables: Sequence[Variable], cases: Sequence[tuple[int, int]], max_states: int
) -> tuple[int, Sequence[tuple[int, list[int]]]]:
    """The first state of some cases, which are expressions with the places of their leaves, and all states."""
    expansion = Expansion(Cases(pool), variables, max_states)
    root = expansion.run([expansion.cases.number(*case) for case in cases])
    return root, expansion.expanded


def _all_but(pool: Expressions, variables: Sequence[Variable], missing: Sequence[int], max_states: int) -> Diagram:
    """The combinations in which none of these expressions holds."""
    cases = [*((each, ~NOWHERE) for each in missing), (TRUE, 0)]
    root, expanded = _expanded(pool, variables, cases, max_states)
    return reduce_states(root, expanded, variables, [Leaf("yes", None)], some_missing=True)


def reduce_states(
    root: int,
    expanded: Sequence[tuple[int, list[int]]],
    variables: Sequence[Variable],
    leaves: Sequence[Leaf],
    *,
    some_missing: bool = False,
) -> Diagram:
    """Merge equal states and drop those whose children are all one, the last variable first.

    Answers that do not exist count for nothing there, unless the diagram tells that `some_missing`. `expanded` holds
    for each state its variable and, for each value, the index of a later state or `~leaf`.
    """
    nodes: dict[Node, int] = {}
    reference = [0] * len(expanded)
    for index in range(len(expanded) - 1, -1, -1):
        variable, states = expanded[index]
        children = tuple([child if child < 0 else reference[child] for child in states])
        only = only_child(children, some_missing=some_missing)
        if only is not None:
            reference[index] = only
        else:
            reference[index] = nodes.setdefault(Node(variable, children), len(nodes))
    start = root if root < 0 else reference[root]
    return assemble(variables, {number: node for node, number in nodes.items()}, leaves, start)
