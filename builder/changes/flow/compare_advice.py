"""Compare two versions of a flow: for whom the advice changes, counted exactly and said in an editor's own terms.

Both are compiled in the newer order over the questions and options of both; the product of the two diagrams gives, for
every pair of outcomes, the combinations that move from one to the other (Bryant 1986, «apply»).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.changes.flow.compare_figures import Combinations, compare_figures
from builder.changes.flow.existing import existing
from builder.changes.flow.figure_change import FigureChange
from builder.changes.flow.redefined import Redefined, names_of, redefined
from builder.changes.flow.union import Union, unite
from builder.flows.answer_sets import FlowSets
from builder.flows.collect import given_when, nothing_when
from builder.flows.compile import compile_flow
from builder.flows.conditions import All, Literal, Not, parts_of
from builder.flows.conditions_in_words import condition_in_words
from builder.flows.cover import Cover, cover, terms_of
from builder.flows.diagram import Diagram, Leaf
from builder.flows.distinct_words import distinct_words
from builder.flows.model import Flow
from builder.flows.order import ordered
from builder.flows.product import leaf_pairs
from builder.flows.tree import compile_tree
from builder.flows.variables import in_proof_order, variables_of
from builder.flows.witness import Step, answers_of


@dataclass(frozen=True, slots=True)
class Moved:
    """The combinations whose outcome changed from one to another."""

    before: str | None
    after: str | None
    count: int
    classes: tuple[str, ...]
    """Descriptions of them; together they cover all of them, unless some are `left`."""
    left: int
    """The number of combinations in none of the classes."""
    witness: dict[str, tuple[str, ...]]
    """The answers of one of them; questions it does not name may be answered in any way."""
    rule_before: str | None
    rule_after: str | None
    """The rules that decide for the witness."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The change of advice between two versions of a flow."""

    moved: tuple[Moved, ...]
    same: int
    """Combinations with the same outcome as before."""
    appeared: int
    """Combinations that need an option which only the newer version has, and that had no advice before."""
    gone: int
    both: Flow
    """The terms and words in which the classes and witnesses speak."""
    redefined: tuple[Redefined, ...]
    """The facts and scores that mean something else now."""
    changed: int
    """Combinations that some of `moved` is about; of items, several can change at once."""
    figures: tuple[FigureChange, ...] = ()
    """The amounts and days that results show otherwise."""
    items: bool = False
    """True if items are compared, each with whether it is given, and not outcomes."""


def compare_advice(old: Flow, new: Flow) -> Comparison:
    """The change of advice from one version to another.

    Raises `TooManyStatesError` where one of them does not compile within the bound in the newer order.
    """
    union = unite(old, new)
    if old.groups or new.groups:
        return _compare_items(union, old, new)
    before, after = _compiled(union.old), _compiled(union.new)
    sets = FlowSets(union.both, after.variables)
    both = existing(union, sets)
    shared = both.shared
    words = _Words(union, sets)
    pairs = sorted(leaf_pairs(before, after), reverse=True)
    found = []
    for was, now in dict.fromkeys((before.leaves[~a].outcome, after.leaves[~b].outcome) for a, b in pairs):
        number = sets.meet((shared, _given(before, was, sets), _given(after, now, sets)))
        if was != now and number != sets.empty:
            found.append(_moved(was, now, number, words, (before, after)))
    found.sort(key=lambda moved: (-moved.count, moved.before or "", moved.after or ""))
    return Comparison(
        moved=tuple(found),
        same=sets.count(shared) - sum(moved.count for moved in found),
        changed=sum(moved.count for moved in found),
        appeared=both.appeared,
        gone=both.gone,
        both=union.both,
        redefined=tuple(redefined(union, sets, both.in_old, words.flow)),
        figures=compare_figures(
            old,
            new,
            Combinations(
                sets=sets,
                both=words.flow,
                shared=shared,
                before=lambda outcome: _given(before, outcome, sets),
                after=lambda outcome: _given(after, outcome, sets),
            ),
        ),
    )


def _compare_items(union: Union, old: Flow, new: Flow) -> Comparison:
    """For each item who gets it now and did not, and who got it and does not; an outcome counts as an item."""
    variables = variables_of(in_proof_order(union.new).values())
    sets = FlowSets(union.both, variables)
    both = existing(union, sets)
    shared = both.shared
    words, found, changed = _Words(union, sets), list[Moved](), sets.empty
    before, after = (_given_items(flow, sets) for flow in (union.old, union.new))
    for item in dict.fromkeys((*after, *before)):
        was, now = before.get(item, sets.empty), after.get(item, sets.empty)
        for gained, number in ((True, sets.minus(now, was)), (False, sets.minus(was, now))):
            if (there := sets.meet((shared, number))) != sets.empty:
                found.append(_moved(None if gained else item, item if gained else None, there, words, None))
                changed = sets.join((changed, there))
    return Comparison(
        moved=tuple(found),
        same=sets.count(shared) - sets.count(changed),
        changed=sets.count(changed),
        items=True,
        appeared=both.appeared,
        gone=both.gone,
        both=union.both,
        redefined=tuple(redefined(union, sets, both.in_old, words.flow)),
        figures=compare_figures(
            old,
            new,
            Combinations(sets=sets, both=words.flow, shared=shared, before=before.__getitem__, after=after.__getitem__),
        ),
    )


def _given_items(flow: Flow, sets: FlowSets) -> dict[str, int]:
    """For each item the combinations that give it, in the words of this version; or for each outcome."""
    if not flow.groups:
        diagram = _compiled(flow)
        return {id_: _given(diagram, id_, sets) for id_ in flow.outcomes}
    own = FlowSets(flow, sets.variables)
    conditions = {item.id: when for item, when in given_when(flow.groups)}
    conditions[flow.nothing] = nothing_when(flow.groups)
    made = {id_: own.diagram(own.of(when), Leaf("in", None), Leaf("out", None)) for id_, when in conditions.items()}
    return {id_: sets.where(diagram, lambda leaf: leaf.outcome == "in") for id_, diagram in made.items()}


def _compiled(flow: Flow) -> Diagram:
    """The diagram of one version, in the order of the questions of both."""
    if flow.rules:
        return compile_flow(flow)
    tree = compile_tree(flow)
    assert tree.diagram is not None, "a tree that cannot be compiled is not compared"
    return ordered(tree.diagram)


def _given(diagram: Diagram, outcome: str | None, sets: FlowSets) -> int:
    """The combinations that lead to an outcome."""
    return sets.where(diagram, lambda leaf: leaf.outcome == outcome)


def _moved(
    was: str | None,
    now: str | None,
    number: int,
    words: _Words,
    diagrams: tuple[Diagram, Diagram] | None,
) -> Moved:
    """`diagrams` tell the rules; items have none."""
    sets, found = words.sets, words.cover(number)
    steps = sets.one_of(number)
    rule_before, rule_after = (_rule_at(diagram, steps) for diagram in diagrams) if diagrams else (None, None)
    return Moved(
        before=was,
        after=now,
        count=sets.count(number),
        classes=tuple(condition_in_words(condition, words.flow) for condition in found.classes),
        left=found.left,
        witness=answers_of(sets.variables, steps),
        rule_before=rule_before,
        rule_after=rule_after,
    )


class _Words:
    """The terms and words in which the change is told."""

    def __init__(self, union: Union, sets: FlowSets) -> None:
        self.sets = sets
        self.flow = distinct_words(union.both, sets)
        self._before = frozenset(union.before.values())
        self._terms = terms_of(union.both, union.old)
        self._of_now = [term for term in self._terms if not names_of(term) & self._before]

    def cover(self, number: int) -> Cover:
        """Classes that speak of old meanings only where they would be much longer without."""
        found = cover(number, self._terms, self.sets)
        if not any(names_of(condition) & self._before for condition in found.classes):
            return found
        plain = cover(number, self._of_now, self.sets)
        return found if plain.left > found.left or _length(plain) > 2 * _length(found) else plain


def _length(found: Cover) -> int:
    """The number of clauses that say it."""
    parts = (part for condition in found.classes for part in parts_of(condition) if not isinstance(part, All | Not))
    return sum(len(part.options) if isinstance(part, Literal) else 1 for part in parts)


def _rule_at(diagram: Diagram, steps: Iterable[Step]) -> str | None:
    """The rule that decides for a combination which takes these steps; what it leaves open takes the last value."""
    values, reference = dict(steps), diagram.root
    while reference >= 0:
        node = diagram.nodes[reference]
        last = diagram.ways(reference)[-1][0]
        reference = node.children[values.get(node.variable, last)]
    return diagram.leaves[~reference].rule
