"""Every fact, score and decision has a use (`dead-fact`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.collect import SomeOf
from builder.flows.conditions import Condition, FactHolds, ScoreWithin, parts_of
from builder.flows.decision import Decision, Independent
from builder.flows.model import Fact, Flow, Never, Score
from builder.flows.value_facts import own_facts, owners
from builder.flows.ways import ways
from builder.problems import Problem
from builder.site import FlowPage, Site

Term = Fact | Score | Decision


def check(site: Site) -> Iterator[Problem]:
    """Facts, scores and decisions that nothing which decides or is shown depends on; a block's in any flow."""
    used = {term.where for page in site.flows for term in _used(page)}
    for page in site.flows:
        dead = [term for term in _terms(page.flow) if term.where not in used]
        inner = {name for term in dead for name in _inside(term, page.flow)}
        for term in dead:
            if term.id not in inner:  # what only a dead one uses is reported with it
                message = f"nothing uses the {type(term).__name__.lower()} `{term.id}`"
                yield Problem(term.where, "dead-fact", message, "use it in a condition, or remove it")


def _terms(flow: Flow) -> list[Term]:
    return [*own_facts(flow).values(), *flow.scores.values(), *flow.decisions.values()]


def _used(page: FlowPage) -> list[Term]:
    """The facts, scores and decisions that something depends on, directly or through others."""
    flow = page.flow
    if not page.is_whole:
        return _terms(flow)  # the paragraph that cannot be read may use any of them
    waiting = [name for condition in [*_deciding(flow), *page.shown] for name in _names(condition, flow)]
    waiting += [law.decision for law in flow.laws if isinstance(law, Independent) and law.decision]
    terms = {term.id: term for term in _terms(flow)}
    used: dict[str, Term] = {}
    while waiting:
        name = waiting.pop()
        if name not in used:
            used[name] = terms[name]
            waiting.extend(_inside(terms[name], flow))
    return list(used.values())


def _deciding(flow: Flow) -> Iterator[Condition]:
    yield from (rule.when for rule in flow.rules)
    yield from (go.when for go in ways(flow) if go.when is not None)
    yield from (item.when for group in flow.groups.values() for item in group.items)
    yield from (law.when for law in flow.laws if isinstance(law, Never | SomeOf))


def _inside(term: Term, flow: Flow) -> list[str]:
    """The facts, scores and decisions that one is made of."""
    match term:
        case Fact():
            conditions = [term.when]
        case Score():
            conditions = [points.when for points in term.terms]
        case Decision():
            conditions = [case.when for case in term.cases]
    return [name for condition in conditions for name in _names(condition, flow)]


def _names(condition: Condition, flow: Flow) -> Iterator[str]:
    owner = owners(flow.decisions)
    for part in parts_of(condition):
        if isinstance(part, FactHolds):
            yield owner.get(part.fact, part.fact)
        elif isinstance(part, ScoreWithin):
            yield part.score
