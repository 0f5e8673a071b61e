"""Describe a set of answers in an editor's own terms: a few conjunctions of facts, score bounds and answers.

An irredundant prime cover, made greedily: take a combination that is not covered yet, write down everything that the
terms say of it, drop whatever is not needed to stay inside the set, and go on; at the end drop conjunctions that the
others cover (after the expand and irredundant steps of Espresso: Brayton, Hachtel, McMullen and
Sangiovanni-Vincentelli, «Logic Minimization Algorithms for VLSI Synthesis», 1984). Each step is an operation on
diagrams, at most the product of their sizes; their number is at most classes times terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.flows.answer_sets import FlowSets
from builder.flows.conditions import All, Compare, Condition, FactHolds, Literal, Not, ScoreWithin, parts_of
from builder.flows.model import Flow

MAX_CLASSES = 8


@dataclass(frozen=True, slots=True)
class Cover:
    """Some classes that lie in a set, and how much of it they leave out."""

    classes: tuple[All, ...]
    left: int
    """The combinations in none of the classes; 0 unless there were too many classes."""


def terms_of(flow: Flow, *others: Flow) -> list[Condition]:
    """The conditions an editor thinks in, the coarsest first: facts, score bounds, then answers, single ones last.

    `others` are further flows over the same questions, facts and scores.
    """
    facts = [FactHolds(fact.id, fact.where) for fact in flow.facts.values()]
    written = [part for each in (flow, *others) for condition in _written(each) for part in parts_of(condition)]
    scores = [part for part in written if isinstance(part, ScoreWithin)]
    answers = [part for part in written if isinstance(part, Literal | Compare)]
    asked = flow.questions.values()
    single = [Literal(question.id, frozenset({option.id})) for question in asked for option in question.options]
    return list(dict.fromkeys([*facts, *scores, *answers, *single]))


def _written(flow: Flow) -> Iterable[Condition]:
    yield from (rule.when for rule in flow.rules)
    yield from (item.when for group in flow.groups.values() for item in group.items)
    yield from (fact.when for fact in flow.facts.values())
    for question in flow.questions.values():
        for go in [*question.go, *(go for option in question.options for go in option.go)]:
            if go.when is not None:
                yield go.when


def cover(target: int, terms: Sequence[Condition], sets: FlowSets, most: int = MAX_CLASSES) -> Cover:
    """At most `most` classes that together are the set `target`, none of them needless, each as short as can be.

    `target` and the terms live in `sets`. A term is taken as it is or negated, whichever holds for the combination.
    """
    signed = list(_signed(terms, sets))
    classes: list[tuple[All, int]] = []
    left = target
    while left != sets.empty and len(classes) < most:
        # Grow one combination to a class that is as large as possible (the expand step of Espresso).
        point = sets.one_of(left)
        holding = [(term, number) for term, number in signed if sets.contains(number, point)]
        kept = _shortest(target, holding, sets)
        made = sets.meet(number for _, number in kept)
        classes.append((All(tuple(_plainly([term for term, _ in kept], made, sets))), made))
        left = sets.minus(left, made)
    classes = _irredundant(classes, target if left == sets.empty else sets.join(m for _, m in classes), sets)
    return Cover(tuple(condition for condition, _ in classes), sets.count(left))


def _signed(terms: Sequence[Condition], sets: FlowSets) -> Iterator[tuple[Condition, int]]:
    """Each term and its negation; of those that mean the same, the first alone.

    A fact without words for its negation gives way to a later term that says it: «it is dear», not «it is not so …».
    """
    numbers = [sets.of(term) for term in terms]
    positive: dict[int, Condition] = {}
    for term, number in zip(terms, numbers, strict=True):
        positive.setdefault(number, term)
    known: set[int] = set()
    for term, number in zip(terms, numbers, strict=True):
        for signed, meaning in ((term, number), (Not(term), sets.negation(number))):
            if meaning not in known:
                known.add(meaning)
                unsaid = isinstance(term, FactHolds) and not sets.flow.facts[term.fact].unless
                yield positive.get(meaning, signed) if unsaid else signed, meaning


def _shortest(target: int, holding: list[tuple[Condition, int]], sets: FlowSets) -> list[tuple[Condition, int]]:
    """Drop, finest first, every term that is not needed to stay inside the target."""
    # `before[n]` is all that lies outside the target and inside the first n terms. A term is needless if the terms
    # before it and those kept after it leave nothing of that.
    before = [sets.negation(target)]
    for _, number in holding:
        before.append(sets.meet((before[-1], number)))
    behind, kept = sets.everything, []
    for place in range(len(holding) - 1, -1, -1):
        if sets.meet((before[place], behind)) != sets.empty:
            kept.append(holding[place])
            behind = sets.meet((behind, holding[place][1]))
    return kept[::-1]


def _plainly(terms: Sequence[Condition], made: int, sets: FlowSets) -> list[Condition]:
    """The same class `made` in fewer and plainer terms: by the options that it leaves where they say more at once.

    So it is «it costs some» and not «the price is bearable and the price is too high».
    """
    parts = [_positive(term, made, sets) for term in terms]
    for question, options in sets.options.items():
        left = _left(question, options, made, sets)
        says = sets.of(left)
        follow = [part for part in parts if sets.minus(says, sets.of(part)) == sets.empty]
        if len(follow) > len(left.options):
            place = parts.index(follow[0])
            parts = [*(part for part in parts[:place] if part not in follow), left,
                     *(part for part in parts[place:] if part not in follow)]  # fmt: skip
    return _unimplied(parts, sets)


def _positive(term: Condition, made: int, sets: FlowSets) -> Condition:
    """Options, or «not this option», as the options that are left to those in the class `made`."""
    match term:
        case Not(Literal(question, _, 1)) if question in sets.options:
            return _left(question, sets.options[question], made, sets)
        case Compare(question) | Not(Compare(question)):
            return _left(question, sets.options[question], made, sets)
        case Literal(question, options, 1):
            return _left(question, options, made, sets)
    return term


def _left(question: str, options: Iterable[str], made: int, sets: FlowSets) -> Literal:
    single = (Literal(question, frozenset({option})) for option in options)
    left = (literal.options for literal in single if sets.meet((made, sets.of(literal))) != sets.empty)
    return Literal(question, frozenset().union(*left))


def _unimplied(parts: Sequence[Condition], sets: FlowSets) -> list[Condition]:
    """The parts without those that follow from the others, the finest first: options that are left can be a fact."""
    kept = list(parts)
    for part in reversed(parts):
        rest = [other for other in kept if other is not part]
        if sets.minus(sets.meet(map(sets.of, rest)), sets.of(part)) == sets.empty:
            kept = rest
    return kept


def _irredundant(classes: list[tuple[All, int]], target: int, sets: FlowSets) -> list[tuple[All, int]]:
    """Drop, the last first, every class that the others cover."""
    kept = list(classes)
    for entry in reversed(classes):
        rest = [other for other in kept if other is not entry]
        if rest and sets.minus(target, sets.join(number for _, number in rest)) == sets.empty:
            kept = rest
    return kept
