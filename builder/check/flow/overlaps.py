"""No two entries of a list with `overlaps: never` hold for the same answers (`overlap`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from builder.flows.answer_sets import FlowSets
from builder.flows.decision import DecisionCase, Disjoint
from builder.flows.model import Rule
from builder.flows.state_limit import within_limit
from builder.flows.witness import answers_in_words, answers_of
from builder.problems import Location, Problem
from builder.site import FlowPage, Site

READ_LESS = "let fewer of the entries combine these questions"
LISTED = 3
"""The most overlaps of a list that are reported."""


def check(site: Site) -> Iterator[Problem]:
    """Overlaps of rules and of cases of a decision, each with an example; `otherwise` is what is left, and has none."""
    reported: set[Location] = set()
    for page in site.flows:
        for entries, place, kind in _lists(page):
            found, problems = within_limit(partial(_overlaps, page, entries, kind), place, READ_LESS)
            for problem in (*problems, *(found or ())[:LISTED]):
                if problem.where not in reported:  # in a block, every flow that uses it has its own
                    reported.add(problem.where)
                    yield problem


def _lists(page: FlowPage) -> Iterator[tuple[Sequence[Rule] | Sequence[DecisionCase], Location, str]]:
    for law in page.flow.laws:
        if isinstance(law, Disjoint) and law.decision:
            yield page.flow.decisions[law.decision].cases, law.where, "case"
        elif isinstance(law, Disjoint):
            yield page.flow.rules, law.where, "rule"


def _overlaps(page: FlowPage, entries: Sequence[Rule] | Sequence[DecisionCase], kind: str) -> list[Problem]:
    """Each entry that holds together with an earlier one, with the first such."""
    sets = FlowSets(page.flow, page.ordered.variables)
    before, found, earlier = sets.empty, list[Problem](), list[tuple[Rule | DecisionCase, int]]()
    for entry in entries:
        if entry.otherwise:
            continue
        holds = sets.of(entry.when)
        if sets.meet((holds, before)) != sets.empty:
            other, both = next((e, m) for e, s in earlier if (m := sets.meet((s, holds))) != sets.empty)
            case = answers_in_words(page.flow, answers_of(sets.variables, sets.one_of(both)))
            message = f"the {kind}s `{other.id}` and `{entry.id}` both hold, for example: {case}"
            fix = f"narrow one of the two, or remove `overlaps: never`: then the first {kind} that holds counts"
            also = ((other.where, f"`{other.id}`"),)
            found.append(Problem(entry.where, "overlap", message, fix, also=also))
        before = sets.join((before, holds))
        earlier.append((entry, holds))
    return found
