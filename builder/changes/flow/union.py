"""Bring two versions of a flow to one set of questions, so that their advice can be compared.

Whatever has a new id is matched by `was:`. What exists in one version only stays, and combinations
that need it are known to exist in that version only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from builder.changes.flow.cut_alike import cut_alike, hull
from builder.changes.flow.meaning import meaning
from builder.changes.flow.renaming import Renaming
from builder.flows.conditions import FactHolds, ScoreWithin
from builder.flows.model import Flow, Question
from builder.flows.questions.checkbox import Checkbox
from builder.languages import t

BEFORE = "-before"
"""The suffix for the id of an old question that is of another kind now."""


@dataclass(frozen=True, slots=True)
class Union:
    """Two versions over the same questions, in the newer one's order."""

    old: Flow
    new: Flow
    both: Flow
    """The newer version, with the facts and scores of the older one that differ, as terms to speak of both."""
    only_old: frozenset[tuple[str, str]]
    """Options, by question and id, that only the older version has."""
    only_new: frozenset[tuple[str, str]]
    own_old: frozenset[str]
    """The questions of the older version."""
    own_new: frozenset[str]
    before: Mapping[str, str]
    """The ids in `old` of facts and scores that mean something else now, or are no more, by the ids that they had."""


def unite(old: Flow, new: Flow) -> Union:
    """Both versions with all questions and options of either."""
    old, new = cut_alike(renamed(old, new), new)
    questions: dict[str, Question] = {}
    for id_, question in new.questions.items():
        was = old.questions.get(id_)
        if was and question.kind.is_typed:
            questions[id_] = hull(was, question)
            continue
        extra = [option for option in was.options if option.id not in question.option_ids] if was else []
        questions[id_] = replace(question, options=(*question.options, *extra))
    questions |= {id_: question for id_, question in old.questions.items() if id_ not in new.questions}
    before, after = (
        {(q, option.id) for q in new.questions if q in old.questions for option in version.questions[q].options}
        for version in (old, new)
    )
    old, both, names = _told_apart(replace(old, first=next(iter(old.questions))), new)
    proof_order = tuple(dict.fromkeys((*order, *questions))) if (order := new.proof_order or old.proof_order) else ()
    return Union(
        old=replace(old, questions=_with_ways(questions, old), proof_order=proof_order),
        new=replace(new, questions=_with_ways(questions, new), proof_order=proof_order),
        both=replace(
            both,
            questions={id_: _unlimited(question) for id_, question in questions.items()},
            proof_order=proof_order,
        ),
        only_old=frozenset(before - after),
        only_new=frozenset(after - before),
        own_old=frozenset(old.questions),
        own_new=frozenset(new.questions),
        before=names,
    )


def _with_ways(questions: Mapping[str, Question], flow: Flow) -> dict[str, Question]:
    """The questions with the ways on of one version, and with its limits; without any where it has not the question."""
    made = {}
    for id_, question in questions.items():
        own = flow.questions.get(id_)
        ways = {option.id: (option.go, option.applies_when) for option in own.options} if own else {}
        told = [(option, *ways.get(option.id, ((), None))) for option in question.options]
        made[id_] = replace(
            _unlimited(question)
            if own is None or not isinstance(own.kind, Checkbox)
            else replace(question, kind=own.kind),
            options=tuple(replace(option, go=go, applies_when=when) for option, go, when in told),
            go=own.go if own else (),
            applies_when=own.applies_when if own else None,
        )
    return made


def _unlimited(question: Question) -> Question:
    """The question with all answers that its options can make; that it may not apply stays."""
    options = tuple(replace(option, applies_when=None) for option in question.options)
    kind = replace(question.kind, exclusive=(), at_most=None) if isinstance(question.kind, Checkbox) else question.kind
    return replace(question, options=options, kind=kind)


def renamed(old: Flow, new: Flow) -> Flow:
    """The older version with the ids of the newer one, as `was:` names them; one of another kind is never the same."""
    question_ids = _successors({q.id: q.was for q in new.questions.values()}, set(old.questions))
    option_ids: dict[tuple[str, str], str] = {}
    for id_, question in old.questions.items():
        successor = new.questions.get(question_ids.get(id_, id_))
        if successor is None:
            continue
        if not successor.kind.is_like(question.kind):
            question_ids[id_] = f"{id_}{BEFORE}"
            continue
        successors = _successors({o.id: o.was for o in successor.options}, {o.id for o in question.options})
        option_ids |= {(id_, before): after for before, after in successors.items()}
    outcome_ids = _successors({o.id: o.was for o in new.outcomes.values()}, set(old.outcomes))
    terms = {fact.id: fact.was for fact in new.facts.values()} | {score.id: score.was for score in new.scores.values()}
    return Renaming(
        questions=question_ids,
        options=option_ids,
        terms=_successors(terms, {*old.facts, *old.scores}),
        outcomes={id_: now for id_, now in outcome_ids.items() if now not in old.questions},
        rules=_successors({rule.id: rule.was for rule in new.rules}, {rule.id for rule in old.rules}, merged=True),
    ).flow(old)


def _successors(was: Mapping[str, tuple[str, ...]], old_ids: set[str], *, merged: bool = False) -> dict[str, str]:
    """Old ids with the one new id that names them as its former one; those of which several became one have none.

    Of what was `merged` into one, the one with its id or else the first goes on as this one.
    """
    claims: dict[str, list[str]] = {}
    for new_id, former in was.items():
        known = [old_id for old_id in dict.fromkeys((*former, new_id)) if old_id in old_ids]
        if merged:
            known = [new_id] if new_id in known else known[:1]
        for old_id in known:
            claims.setdefault(old_id, []).append(new_id if len(known) == 1 else old_id)
    return {old_id: ids[0] for old_id, ids in claims.items() if len(ids) == 1}


def _told_apart(old: Flow, new: Flow) -> tuple[Flow, Flow, Mapping[str, str]]:
    """The older version with new ids for facts and scores that changed; the newer one with them, too; these ids."""
    changed = [
        id_ for id_ in (*old.facts, *old.scores)
        if meaning(FactHolds(id_, old.where) if id_ in old.facts else ScoreWithin(id_, 0, None), old)
        != meaning(FactHolds(id_, new.where) if id_ in new.facts else ScoreWithin(id_, 0, None), new)
    ]  # fmt: skip
    names = {id_: t("difference.term-before", words=id_) for id_ in changed}
    said = {words for fact in new.facts.values() for words in (fact.clause, fact.unless)}
    said |= {score.clause for score in new.scores.values()}
    old = Renaming(terms=names, said=frozenset(said)).flow(old)
    facts = dict(new.facts) | {id_: fact for id_, fact in old.facts.items() if id_ in names.values()}
    scores = dict(new.scores) | {id_: score for id_, score in old.scores.items() if id_ in names.values()}
    return old, replace(new, facts=facts, scores=scores), names
