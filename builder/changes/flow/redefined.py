"""Facts and scores that mean something else now: which, and what they cover now and no longer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.changes.flow.renaming import Renaming
from builder.changes.flow.union import Union
from builder.flows.answer_sets import FlowSets
from builder.flows.conditions import Condition, FactHolds, ScoreWithin, parts_of
from builder.flows.conditions_in_words import condition_in_words
from builder.flows.cover import cover, terms_of
from builder.flows.model import Flow, Score
from builder.languages import t


@dataclass(frozen=True, slots=True)
class Redefined:
    """A fact that holds for others now, or a score that is counted in another way."""

    kind: str
    """`fact` or `score`."""
    id: str
    words: str
    """Its clause; empty if it has none."""
    covers: tuple[str, ...] = ()
    """For a fact: descriptions of those for whom it holds now, and did not."""
    no_longer: tuple[str, ...] = ()
    """For a fact: descriptions of those for whom it held, and does not."""
    points: tuple[str, ...] = ()
    """For a score: each condition that gives other points now, with the points."""

    @property
    def sentence(self) -> str:
        """All of it for an editor, who knows the id."""
        return self.sentence_about(self.words or self.id)

    def sentence_about(self, name: str) -> str:
        """All of it, about something of this name."""
        lists = (("covers", self.covers), ("no-longer", self.no_longer))
        said = (
            t(f"difference.redefined.{key}", classes=t("difference.redefined.or").join(words))
            for key, words in lists
            if words
        )
        return t("difference.redefined.sentence", name=name, changes=" ".join([*said, *self.points]))


def redefined(union: Union, sets: FlowSets, gone: int, words: Flow) -> Iterator[Redefined]:
    """Facts and scores of both versions that differ in what they mean; `gone` needs options that are no more.

    `words` is the flow whose words describe them.
    """
    terms = _plain_terms(union)
    for id_, before in union.before.items():
        if _only_names_others(id_, before, union):
            continue
        if id_ in union.new.facts and before in union.old.facts:
            fact = union.new.facts[id_]
            now, then = sets.of(FactHolds(id_, fact.where)), sets.of(FactHolds(before, fact.where))
            covers = _described(sets.minus(now, then), terms, sets, words)
            no_longer = _described(sets.minus(sets.minus(then, now), gone), terms, sets, words)
            if covers or no_longer:
                yield Redefined(kind="fact", id=id_, words=fact.clause, covers=covers, no_longer=no_longer)
        elif id_ in union.new.scores and before in union.old.scores:
            points = tuple(_points(union.old.scores[before], union.new.scores[id_], sets, words))
            if points:
                yield Redefined(kind="score", id=id_, words=union.new.scores[id_].clause, points=points)


def _only_names_others(id_: str, before: str, union: Union) -> bool:
    """True for a fact that is written as it was, and names one that changed and has words: that one is told."""
    fact, old = union.new.facts.get(id_), union.old.facts.get(before)
    if fact is None or old is None:
        return False
    names = {later: earlier for earlier, later in union.before.items()}
    same = Renaming({}, {}, names).condition(old.when) == fact.when
    return same and any(name in union.before and _is_named(name, union.new) for name in names_of(fact.when))


def _is_named(id_: str, flow: Flow) -> bool:
    return bool(flow.facts[id_].clause if id_ in flow.facts else flow.scores[id_].clause)


def _plain_terms(union: Union) -> list[Condition]:
    """The terms without facts and scores that changed, or are made of such."""
    changed = {*union.before, *union.before.values()}
    flow = union.both
    while True:  # a fact that names a changed one is changed itself
        more = {id_ for id_, fact in flow.facts.items() if id_ not in changed and names_of(fact.when) & changed}
        if not more:
            break
        changed |= more
    return [term for term in terms_of(flow, union.old) if not names_of(term) & changed]


def names_of(condition: Condition) -> set[str]:
    """The facts and scores that a condition names."""
    parts = list(parts_of(condition))
    facts = {part.fact for part in parts if isinstance(part, FactHolds)}
    return facts | {part.score for part in parts if isinstance(part, ScoreWithin)}


def _described(number: int, terms: Sequence[Condition], sets: FlowSets, words: Flow) -> tuple[str, ...]:
    found = cover(number, terms, sets)
    left = (t("difference.more", number=found.left),) if found.left else ()
    return (*(condition_in_words(condition, words) for condition in found.classes), *left)


def _points(old: Score, new: Score, sets: FlowSets, words: Flow) -> Iterator[str]:
    """Each condition, by its meaning, that gives other points than before."""
    before: dict[int, int] = {}
    now: dict[int, int] = {}
    conditions: dict[int, Condition] = {}
    for points, score in ((before, old), (now, new)):
        for term in score.terms:
            meaning = sets.of(term.when)
            points[meaning] = points.get(meaning, 0) + term.add
            conditions[meaning] = term.when
    for meaning, condition in conditions.items():
        then, here = before.get(meaning, 0), now.get(meaning, 0)
        if then != here:
            said = condition_in_words(condition, words)
            yield t("difference.redefined.points-if", condition=said, now=f"{here:+}", before=f"{then:+}")
