"""Compile the conditions of the points that a score counts, for results that weigh them."""

from __future__ import annotations

from functools import partial

from builder.flows.compile import compile_condition
from builder.flows.conditions_in_words import condition_in_words
from builder.flows.model import Flow
from builder.flows.state_limit import within_limit
from builder.flows.weighed_scores import weighed_by_rule
from builder.load.reader import Reader
from builder.problems import Result
from builder.site import Weight


def weights_of(flow: Flow, fix: str) -> Result[dict[str, tuple[Weight, ...]]]:
    """The parts of each score that a rule reads, without those that cannot be compiled."""
    reader = Reader()
    weights = {}
    for score in dict.fromkeys(score for scores in weighed_by_rule(flow).values() for score in scores):
        made = []
        for term in flow.scores[score].terms:
            diagram = reader.take(within_limit(partial(compile_condition, term.when, flow), term.where, fix))
            if diagram is not None:
                made.append(Weight(term.add, condition_in_words(term.when, flow), diagram))
        weights[score] = tuple(made)
    return reader.result(weights)
