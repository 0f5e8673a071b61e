"""Every scenario leads to its outcome, whatever the answers to its open questions (`scenario`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.answers import values_of
from builder.flows.compile import compile_condition
from builder.flows.conditions import All
from builder.flows.diagram import Leaf
from builder.flows.existing import exactly
from builder.flows.model import Scenario
from builder.flows.product import leaf_pairs
from builder.flows.restrict import restrict
from builder.flows.walk import possible_from
from builder.flows.witness import answers_in_words, shortest_answers
from builder.problems import Problem, one_of
from builder.site import FlowPage, Site


def check(site: Site) -> Iterator[Problem]:
    """Scenarios that lead, or can lead, to another outcome or rule than they expect."""
    for page in site.flows:
        for scenario in page.flow.scenarios:
            yield from _check(page, scenario)


def _check(page: FlowPage, scenario: Scenario) -> Iterator[Problem]:
    reached = _reached(page, scenario)
    if not reached:
        message = f"nobody can give all answers of the scenario “{scenario.name}”"
        fix = "take out those that do not apply together with the others"
        yield Problem(scenario.where, "scenario", message, fix)
    leaves = [page.diagram.leaves[~reference] for reference in sorted(reached, reverse=True)]
    covered = [leaf for leaf in leaves if leaf.outcome is not None]  # the others are gaps, reported as such
    others = [leaf for leaf in covered if leaf.outcome != scenario.expect]
    rules = sorted({str(leaf.rule) for leaf in covered})
    if others:
        can = "can also lead" if len(others) < len(covered) else "leads"
        instead = one_of(sorted({str(leaf.outcome) for leaf in others}))
        not_to = "not to" if len(others) == len(covered) else "not only to"
        message = f"the scenario “{scenario.name}” {can} to {instead}, {not_to} `{scenario.expect}`"
        of_rules = any(leaf.rule for leaf in others)
        deciding = "the rules" if of_rules else "where the options lead"
        more = "answer more of its questions, or " if len(others) < len(covered) else ""
        fix = f"{more}correct `expect` or {deciding}"
        why = f"{_rules([str(leaf.rule) for leaf in others])} then" if of_rules else ""
        if len(others) < len(covered):
            why += f"{', ' if why else ''}for example with {_completion(page, scenario, others[0])}"
        yield Problem(scenario.where, "scenario", message, fix, why=why)
    elif scenario.rule and rules and rules != [scenario.rule]:
        message = f"{_rules(rules)} the scenario “{scenario.name}”, not `{scenario.rule}` alone"
        yield Problem(scenario.where, "scenario", message, "correct `rule`, or the answers")


def _reached(page: FlowPage, scenario: Scenario) -> frozenset[int]:
    """The leaves that a combination leads to which exists and agrees with the answers of a scenario."""
    if page.diagram.exist is None:
        return possible_from(page.diagram, page.diagram.root, scenario.answers)
    given = All(tuple(exactly(page.flow.questions[question], chosen) for question, chosen in scenario.answers.items()))
    agreeing = compile_condition(given, page.flow)
    pairs = leaf_pairs(agreeing, page.ordered)
    return frozenset(b for a, b in pairs if agreeing.leaves[~a].outcome == "yes")


def _completion(page: FlowPage, scenario: Scenario, leaf: Leaf) -> str:
    """Further answers with which the scenario leads to a leaf, in words."""
    left = page.diagram
    for index, value in enumerate(values_of(left, scenario.answers)):
        if value is not None:
            left = restrict(left, index, value)
    return answers_in_words(page.flow, shortest_answers(left, ~left.leaves.index(leaf)))


def _rules(ids: list[str]) -> str:
    names = sorted(set(ids))
    return f"the rule {one_of(names)} decides" if len(names) == 1 else f"the rules {one_of(names, 'and')} decide"
