"""Every law of a flow holds for all answers (`broken-law`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.flows.compile import compile_condition
from builder.flows.diagram import Leaf
from builder.flows.model import Law, Monotone, Never
from builder.flows.product import leaf_pairs
from builder.flows.restrict import restrict
from builder.flows.state_limit import within_limit
from builder.flows.witness import answers_in_words, answers_of
from builder.problems import Problem
from builder.site import FlowPage, Site

READ_LESS = "let the law read fewer of these questions, or ask them closer together"


def check(site: Site) -> Iterator[Problem]:
    """Laws that some combination of answers breaks, with such a case, and laws that are too wide to be proved."""
    for page in site.flows:
        for law in page.flow.laws:
            broken, problems = within_limit(partial(_broken, page, law), law.where, READ_LESS)
            yield from problems if broken is None else broken


def _broken(page: FlowPage, law: Law) -> list[Problem]:
    return list(_never(page, law) if isinstance(law, Never) else _monotone(page, law))


def _never(page: FlowPage, law: Never) -> Iterator[Problem]:
    """Walk the law's condition beside the flow: no leaf of a forbidden outcome where it holds."""
    condition = compile_condition(law.when, page.flow)
    ways = leaf_pairs(condition, page.ordered)
    for (a, b), steps in sorted(ways.items(), reverse=True):
        leaf = page.ordered.leaves[~b]
        if condition.leaves[~a].outcome == "yes" and leaf.outcome in law.outcomes:
            case = answers_in_words(page.flow, answers_of(page.ordered.variables, steps))
            gives = f"the rule `{leaf.rule}` gives" if leaf.rule else "some answers lead to"
            fix = "narrow that rule, or put another one before it" if leaf.rule else "let these answers lead elsewhere"
            message = f"this law is broken: {gives} `{leaf.outcome}`, for example: {case}"
            yield Problem(law.where, "broken-law", message, fix)


def _monotone(page: FlowPage, law: Monotone) -> Iterator[Problem]:
    """Fix the question to each pair of answers, less and more: nobody moves from `towards` to `away_from`."""
    options = [option.id for option in page.flow.questions[law.question].options]
    from_least = options if page.flow.questions[law.question].descending else options[::-1]
    index = next(i for i, variable in enumerate(page.ordered.variables) if variable.question == law.question)
    fixed = {option: restrict(page.ordered, index, options.index(option)) for option in options}
    for place, less in enumerate(from_least):
        for more in from_least[place + 1 :]:
            for (a, b), steps in sorted(leaf_pairs(fixed[less], fixed[more]).items(), reverse=True):
                before, after = fixed[less].leaves[~a], fixed[more].leaves[~b]
                if before.outcome in law.towards and after.outcome in law.away_from:
                    case = answers_of(page.ordered.variables, [*steps, (index, options.index(less))])
                    yield _moved(page, law, more, before, after, answers_in_words(page.flow, case))


def _moved(page: FlowPage, law: Monotone, more: str, before: Leaf, after: Leaf, case: str) -> Problem:
    label = page.flow.questions[law.question].option(more).label
    message = f"this law is broken: “{label}” turns `{before.outcome}` into `{after.outcome}`, for example: {case}"
    if before.rule is None:
        fix = "let one of these answers lead elsewhere, or correct the order of the options"
        return Problem(law.where, "broken-law", message, fix)
    why = f"the rule `{before.rule}` gives way to `{after.rule}`"
    return Problem(
        law.where, "broken-law", message, "correct one of the two rules, or the order of the options", why=why
    )
