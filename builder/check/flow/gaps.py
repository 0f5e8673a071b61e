"""Every combination of answers has an outcome (`gap`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.counts import combinations_per_leaf
from builder.flows.tree import Case
from builder.flows.tree_states import Gap
from builder.flows.witness import answers_in_words, shortest_answers
from builder.problems import Location, Problem
from builder.site import FlowPage, Site
from builder.text.counted import plural


def check(site: Site) -> Iterator[Problem]:
    """Combinations that no rule covers and ways that end without advice, each with a shortest case."""
    reported: set[Location] = set()
    for page in site.flows:
        found = _of_tree(page) if page.tree else _of_rules(page)
        for problem in found:
            if problem.where not in reported:  # in a block, every flow that uses it has its own case
                reported.add(problem.where)
                yield problem


def _of_rules(page: FlowPage) -> Iterator[Problem]:
    diagram = page.diagram
    for index, leaf in enumerate(diagram.leaves):
        if leaf.outcome is None:
            count = combinations_per_leaf(diagram)[index]
            case = answers_in_words(page.flow, shortest_answers(diagram, ~index))
            combinations = plural(count, "combination of answers has", "combinations of answers have")
            message = f"{combinations} no outcome, for example: {case}"
            fix = "add a rule for this case, or end the rules with `otherwise: outcome`"
            yield Problem(page.flow.rules[-1].where, "gap", message, fix)


def _of_tree(page: FlowPage) -> Iterator[Problem]:
    for gap, case in page.tree.gaps.items() if page.tree else ():
        yield _dead_end(page, gap, case)


def _dead_end(page: FlowPage, gap: Gap, case: Case) -> Problem:
    question = page.flow.questions[gap.question]
    place = question.option(gap.option) if gap.option else question
    name = f"the option `{gap.option}` of `{gap.question}`" if gap.option else f"the question `{gap.question}`"
    example = f"for example: {answers_in_words(page.flow, case)}"
    if place.go:
        fix = "add a way for these cases, or end the list with `otherwise: target`"
        message = f"the ways on from {name} leave some cases out, {example}"
        return Problem(place.go[-1].where, "gap", message, fix)
    instead = "or on its question for every option that has none" if gap.option else "or on each of its options"
    return Problem(place.where, "gap", f"{name} leads nowhere, {example}", f"write `go: target` on it, {instead}")
