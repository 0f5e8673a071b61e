"""Every fact and score has a use (`dead-fact`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.conditions import Condition, FactHolds, ScoreWithin, parts_of
from builder.flows.model import Fact, Flow, Never, Score
from builder.flows.ways import ways
from builder.problems import Problem
from builder.site import FlowPage, Site

Term = Fact | Score


def check(site: Site) -> Iterator[Problem]:
    """Facts and scores that nothing which decides or is shown depends on; a block's in any flow."""
    used = {term.where for page in site.flows for term in _used(page)}
    for page in site.flows:
        dead = [term for term in _terms(page.flow) if term.where not in used]
        inner = {name for term in dead for name in _inside(term)}
        for term in dead:
            if term.id not in inner:  # what only a dead one uses is reported with it
                kind = "fact" if isinstance(term, Fact) else "score"
                message = f"nothing uses the {kind} `{term.id}`"
                yield Problem(term.where, "dead-fact", message, "use it in a condition, or remove it")


def _terms(flow: Flow) -> list[Term]:
    return [*flow.facts.values(), *flow.scores.values()]


def _used(page: FlowPage) -> list[Term]:
    """The facts and scores that something depends on, directly or through others."""
    flow = page.flow
    if not page.is_whole:
        return _terms(flow)  # the paragraph that cannot be read may use any of them
    waiting = [name for condition in [*_deciding(flow), *page.shown] for name in _names(condition)]
    terms = {term.id: term for term in _terms(flow)}
    used: dict[str, Term] = {}
    while waiting:
        name = waiting.pop()
        if name not in used:
            used[name] = terms[name]
            waiting.extend(_inside(terms[name]))
    return list(used.values())


def _deciding(flow: Flow) -> Iterator[Condition]:
    yield from (rule.when for rule in flow.rules)
    yield from (go.when for go in ways(flow) if go.when is not None)
    yield from (law.when for law in flow.laws if isinstance(law, Never))


def _inside(term: Term) -> list[str]:
    """The facts and scores that a fact or score is made of."""
    conditions = [term.when] if isinstance(term, Fact) else [points.when for points in term.terms]
    return [name for condition in conditions for name in _names(condition)]


def _names(condition: Condition) -> Iterator[str]:
    for part in parts_of(condition):
        if isinstance(part, FactHolds):
            yield part.fact
        elif isinstance(part, ScoreWithin):
            yield part.score
