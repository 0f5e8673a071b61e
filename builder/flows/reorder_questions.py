"""Look for an order of the questions that asks fewer on average.

Sifting (Rudell, «Dynamic variable ordering for ordered binary decision diagrams», ICCAD 1993): each question in turn is
tried in every place and put where the average is least, until a whole round brings nothing. A local search: it may miss
the best order. Compiles the flow once for each place tried: questions squared in a round.
"""

from __future__ import annotations

from dataclasses import replace

from builder.flows.compile import compile_flow
from builder.flows.counts import average_questions
from builder.flows.expand import TooManyStatesError
from builder.flows.model import Flow

WORTH_IT = 0.01
"""The share of the average that a move must save. Less is not worth asking in another order than written."""


def reorder_questions(flow: Flow) -> tuple[list[str], float]:
    """The order found, and its average; where nothing is better it is the order written."""
    # Invariant: `least` is the average of `best`, and only a place that is better by `WORTH_IT` moves a question. Each
    # move lowers the average by that share, so the rounds end.
    best = list(flow.questions)
    least = _average(flow, best)
    improved = True
    while improved:
        improved = False
        for question in list(best):
            # A move within this loop changes `best`, but not `rest`: the other questions keep their order.
            rest = [other for other in best if other != question]
            for place in range(len(rest) + 1):
                order = [*rest[:place], question, *rest[place:]]
                average = _average(flow, order)
                if average < least * (1 - WORTH_IT):
                    best, least, improved = order, average, True
    return best, least


def _average(flow: Flow, order: list[str]) -> float:
    """The average number of questions asked in an order if nothing is ticked; infinite beyond the limit on states."""
    try:
        diagram = compile_flow(replace(flow, questions={id_: flow.questions[id_] for id_ in order}))
        return average_questions(diagram, ticked=False)
    except TooManyStatesError:
        return float("inf")
