"""Every fact and score has a use (`dead-fact`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.conditions import Condition, FactHolds, ScoreWithin, parts_of
from builder.flows.model import Fact, Flow, Never, Score
from builder.flows.tree import ways
from builder.problems import Problem
from builder.site import FlowPage, Site


def check(site: Site) -> Iterator[Problem]:
    """Facts and scores that nothing which decides or is shown depends on."""
    for page in site.flows:
        used = _used(page)
        terms: list[Fact | Score] = [*page.flow.facts.values(), *page.flow.scores.values()]
        for term in terms:
            if term.id not in used:
                kind = "fact" if isinstance(term, Fact) else "score"
                message = f"nothing uses the {kind} `{term.id}`"
                yield Problem(term.where, "dead-fact", message, "use it in a rule or a paragraph, or remove it")


def _used(page: FlowPage) -> set[str]:
    """What is named where something depends on it, followed through facts and scores."""
    flow = page.flow
    waiting = [name for condition in [*_deciding(flow), *page.shown] for name in _names(condition)]
    used: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in used:
            continue
        used.add(name)
        if name in flow.facts:
            waiting.extend(_names(flow.facts[name].when))
        else:
            waiting.extend(inner for term in flow.scores[name].terms for inner in _names(term.when))
    return used


def _deciding(flow: Flow) -> Iterator[Condition]:
    yield from (rule.when for rule in flow.rules)
    yield from (go.when for go in ways(flow) if go.when is not None)
    yield from (law.when for law in flow.laws if isinstance(law, Never))


def _names(condition: Condition) -> Iterator[str]:
    for part in parts_of(condition):
        if isinstance(part, FactHolds):
            yield part.fact
        elif isinstance(part, ScoreWithin):
            yield part.score
