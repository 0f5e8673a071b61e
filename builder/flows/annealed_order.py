"""Look for an order of the questions in which rules compile to few states.

Each rule is open from its first question to its last, and a state remembers of every open rule whether it can still
hold. So a cut between two questions costs a factor for each rule that is open there: a smaller one the more of its
questions come before, since fewer answers leave it open. A rule of alternatives counts as one for each.
The sum over all cuts is lowered by moving one question at a time, also upwards within a threshold that falls to nothing
(threshold accepting, a form of simulated annealing: Dueck and Scheuer, «Threshold accepting», 1990). Whole numbers and
a seed of its own give the same order on every machine. Moves times the answers that all rules read, which is bounded.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from builder.flows.compile import compile_flow
from builder.flows.diagram import Diagram
from builder.flows.existing import exist
from builder.flows.expand import MAX_STATES, TooManyStatesError
from builder.flows.expressions import Expressions
from builder.flows.model import Flow
from builder.flows.variables import variables_of

WRITTEN = 20_000
"""The states from which on another order than the written one is looked for, which may have fewer."""
TRIES = (1, 60_000), (2, 80_000)
"""Seeds, each with the states that the order found by it may have: one that is unlucky is given up before the bound."""
MOVES = 8_000
MAX_LOOKS = 3_000_000
"""The limit on looks at an answer that a rule reads, for all moves together."""
OPEN = (3, 2, 1)
"""The steps by which a rule makes a cut dearer, with one of its answers before it, with two, and with more."""
FACTOR, SCALE = 19, 16
"""A step makes a cut dearer by this fraction; four are twice as dear."""
THRESHOLD, STEPS = 100, 1_000
"""The first threshold, in thousandths of the cost."""
ONE = 1 << 20
"""The price of a cut at which no rule is open."""
WITHIN = 0.5
"""The share of moves of a group of boxes that move one of them within it."""


def compile_in_some_order(flow: Flow, max_states: int = MAX_STATES) -> tuple[Flow, Diagram]:
    """The flow, proved in the written order of its questions or, where that is too much, in one found here.

    The order of boxes within a question is free, since they are asked together. Raises `TooManyStatesError` where the
    bound is passed in all orders; it names the questions that are far apart as they are written.
    """
    if exist(flow.questions):
        return flow, compile_flow(flow, max_states)
    with suppress(TooManyStatesError):
        return flow, compile_flow(flow, min(WRITTEN, max_states))
    for seed, most in TRIES:
        found = annealed(flow, seed)
        with suppress(TooManyStatesError):
            return found, compile_flow(found, min(most, max_states))
    return flow, compile_flow(flow, max_states)


def annealed(flow: Flow, seed: int = 1) -> Flow:
    """The flow, to be proved in the order of its questions, and of the boxes of each, that was found."""
    variables = variables_of(flow.questions.values())
    pool = Expressions(variables, flow.facts, flow.scores)
    reads = [pool.reads[part] for rule in flow.rules for part in pool.alternatives(pool.of(rule.when))]
    rules = [tuple(index for index in range(len(variables)) if bits >> index & 1) for bits in reads]
    own: dict[str, list[int]] = {}
    for index, variable in enumerate(variables):
        own.setdefault(variable.question, []).append(index)
    questions, order = dict(flow.questions), []
    for group in annealed_order(list(own.values()), rules, seed):
        question = flow.questions[variables[group[0]].question]
        boxes = tuple(option for index in group for option in variables[index].options) if len(group) > 1 else ()
        questions[question.id] = replace(question, boxes=boxes)
        order.append(question.id)
    return replace(flow, questions=questions, proof_order=() if order == [*questions] else tuple(order))


def annealed_order(groups: Sequence[Sequence[int]], rules: Sequence[Sequence[int]], seed: int) -> list[list[int]]:
    """The order found, of groups and inside of each; `rules` are the variables that each rule reads."""
    open_rules = [rule for rule in rules if len(rule) > 1]
    looks = sum(map(len, open_rules)) + sum(map(len, groups))
    moves = min(MOVES, MAX_LOOKS // looks)
    draw = random.Random(seed)

    # `random` gives the same numbers in every version of Python; `randrange` does not promise to.
    def below(limit: int) -> int:
        return int(draw.random() * limit)

    weights = [ONE]
    for _ in range(OPEN[0] * len(open_rules)):
        weights.append(weights[-1] * FACTOR // SCALE)
    best = order = [list(group) for group in groups]
    least = cost = _cost(order, open_rules, weights)
    for move in range(moves):
        moved = order.copy()
        group = moved.pop(below(len(order)))
        if len(group) > 1 and draw.random() < WITHIN:
            group = group.copy()
            group.insert(below(len(group)), group.pop(below(len(group))))
        moved.insert(below(len(order)), group)
        threshold = THRESHOLD * (moves - move) // moves
        of_moved = _cost(moved, open_rules, weights)
        if of_moved * STEPS <= cost * (STEPS + threshold):
            order, cost = moved, of_moved
            if cost < least:
                best, least = order, cost
    return best


def _cost(order: Sequence[Sequence[int]], rules: Sequence[Sequence[int]], weights: Sequence[int]) -> int:
    position: dict[int, int] = {}
    for group in order:
        for variable in group:
            position[variable] = len(position)
    opened = [0] * (len(position) + 1)
    for rule in rules:
        places = sorted([position[variable] for variable in rule])
        before = 0
        for place, steps in zip(places, OPEN, strict=False):
            opened[place] += steps - before
            before = steps
        opened[places[-1]] -= before
    cost = number = 0
    for change in opened:
        number += change
        cost += weights[number]
    return cost
