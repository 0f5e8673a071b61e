"""Facts, scores and decisions may build on each other, but not on themselves and not without limit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.flows.conditions import All, AnyOf, Condition, FactHolds, Not, ScoreWithin, parts_of
from builder.flows.decision import Decision
from builder.flows.model import Fact, Score
from builder.flows.value_facts import owners
from builder.problems import Location, Problem

MAX_PARTS = 2000
"""The most conditions of a fact or score once every name in it is written out."""
MAX_DEPTH = 100
"""The deepest nesting of these conditions."""


def circle_in(
    facts: Mapping[str, Fact], scores: Mapping[str, Score], decisions: Mapping[str, Decision]
) -> Problem | None:
    """The problem that keeps some fact, score or decision from being written out in questions, within the bounds."""
    owner = owners(decisions)
    conditions = {name: [fact.when] for name, fact in facts.items()}
    conditions |= {name: [term.when for term in score.terms] for name, score in scores.items()}
    places = {name: fact.where for name, fact in facts.items()} | {name: s.where for name, s in scores.items()}
    conditions |= {name: [case.when for case in decision.cases] for name, decision in decisions.items()}
    places |= {name: decision.where for name, decision in decisions.items()}
    named = {name: {owner.get(each, each) for each in _named(conditions[name])} for name in conditions}
    circle, order = _settle({name: sorted(named[name] & conditions.keys()) for name in conditions})
    if circle:
        message = f"`{circle[-1]}` is defined by itself: {' → '.join(circle)}"
        return Problem(places[circle[-1]], "circle", message, "take one of these references out")
    return _too_large(conditions, order, places, owner)


def _settle(uses: Mapping[str, list[str]]) -> tuple[list[str], list[str]]:
    """A circle of names, or none; and the names, each after those that it uses (depth-first search)."""
    settled: dict[str, None] = {}
    for start in uses:
        trail: dict[str, Iterator[str]] = {} if start in settled else {start: iter(uses[start])}
        while trail:
            name = next(reversed(trail))
            following = next((n for n in trail[name] if n not in settled), None)
            if following is None:
                settled[name] = None
                del trail[name]
            elif following in trail:
                return [*list(trail)[list(trail).index(following) :], following], []
            else:
                trail[following] = iter(uses[following])
    return [], list(settled)


def _too_large(
    conditions: Mapping[str, list[Condition]],
    order: list[str],
    places: Mapping[str, Location],
    owner: Mapping[str, str],
) -> Problem | None:
    measures: dict[str, tuple[int, int]] = {}
    for name in order:
        size, depth = measures[name] = _together([_measure(condition, measures) for condition in conditions[name]])
        if size > MAX_PARTS or depth > MAX_DEPTH:
            message = f"`{name}` has {size:,} conditions, nested {depth} deep, once the names in it are written out"
            fix = f"let fewer facts build on each other; {MAX_PARTS:,} conditions and {MAX_DEPTH} levels are the limit"
            return Problem(places[name], "too-many-parts", message, fix)
        measures |= {value: measures[name] for value, decision in owner.items() if decision == name}
    return None


def _measure(condition: Condition, known: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    """The number of conditions in one, and their depth, its names written out."""
    match condition:
        case All(parts) | AnyOf(parts):
            return _together([_measure(part, known) for part in parts])
        case Not(part):
            return _together([_measure(part, known)])
        case FactHolds(fact=name) | ScoreWithin(score=name):
            return _together([known.get(name, (1, 1))])  # one that could not be read is not there
        case _:
            return 1, 1


def _together(measures: list[tuple[int, int]]) -> tuple[int, int]:
    return 1 + sum(size for size, _ in measures), 1 + max((depth for _, depth in measures), default=0)


def _named(conditions: list[Condition]) -> set[str]:
    """The facts and scores that conditions name."""
    parts = [part for condition in conditions for part in parts_of(condition)]
    return {part.fact for part in parts if isinstance(part, FactHolds)} | {
        part.score for part in parts if isinstance(part, ScoreWithin)
    }
