"""Compare two versions of a flow: for whom the advice changes, counted exactly and said in an editor's own terms.

Both are compiled in the newer order over the questions and options of both; the product of the two diagrams gives, for
every pair of outcomes, the combinations that move from one to the other (Bryant 1986, «apply»).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from builder.changes.flow.union import Union, unite
from builder.flows.answer_sets import FlowSets
from builder.flows.compile import compile_flow
from builder.flows.conditions import Condition, Literal
from builder.flows.conditions_in_words import condition_in_words
from builder.flows.cover import cover, terms_of
from builder.flows.diagram import Diagram
from builder.flows.model import Flow
from builder.flows.order import ordered
from builder.flows.product import leaf_pairs
from builder.flows.tree import compile_tree
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


def compare_advice(old: Flow, new: Flow) -> Comparison:
    """The change of advice from one version to another.

    Raises `TooManyStatesError` where one of them does not compile within the bound in the newer order.
    """
    union = unite(old, new)
    before, after = _compiled(union.old), _compiled(union.new)
    sets = FlowSets(union.both, after.variables)
    in_old, in_new = (_needing(options, sets) for options in (union.only_old, union.only_new))
    shared = sets.meet((sets.negation(in_old), sets.negation(in_new)))
    terms = terms_of(union.both, union.old)
    pairs = sorted(leaf_pairs(before, after), reverse=True)
    found = []
    for was, now in dict.fromkeys((before.leaves[~a].outcome, after.leaves[~b].outcome) for a, b in pairs):
        number = sets.meet((shared, _given(before, was, sets), _given(after, now, sets)))
        if was != now and number != sets.empty:
            found.append(_moved(was, now, number, sets, terms, union, (before, after)))
    found.sort(key=lambda moved: (-moved.count, moved.before or "", moved.after or ""))
    return Comparison(
        moved=tuple(found),
        same=sets.count(shared) - sum(moved.count for moved in found),
        appeared=sets.count(sets.minus(in_new, in_old)),
        gone=sets.count(sets.minus(in_old, in_new)),
        both=union.both,
    )


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


def _needing(options: Iterable[tuple[str, str]], sets: FlowSets) -> int:
    """The combinations in which some of these options is chosen."""
    return sets.join(sets.of(Literal(question, frozenset({option}))) for question, option in sorted(options))


def _moved(
    was: str | None,
    now: str | None,
    number: int,
    sets: FlowSets,
    terms: Sequence[Condition],
    union: Union,
    diagrams: tuple[Diagram, Diagram],
) -> Moved:
    found = cover(number, terms, sets)
    steps = sets.one_of(number)
    rule_before, rule_after = (_rule_at(diagram, steps) for diagram in diagrams)
    return Moved(
        before=was,
        after=now,
        count=sets.count(number),
        classes=tuple(condition_in_words(condition, union.both) for condition in found.classes),
        left=found.left,
        witness=answers_of(sets.variables, steps),
        rule_before=rule_before,
        rule_after=rule_after,
    )


def _rule_at(diagram: Diagram, steps: Iterable[Step]) -> str | None:
    """The rule that decides for a combination which takes these steps; what it leaves open takes the last value."""
    values, reference = dict(steps), diagram.root
    while reference >= 0:
        node = diagram.nodes[reference]
        reference = node.children[values.get(node.variable, len(node.children) - 1)]
    return diagram.leaves[~reference].rule
