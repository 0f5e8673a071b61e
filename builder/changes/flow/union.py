"""Bring two versions of a flow to one set of questions, so that their advice can be compared.

Whatever has a new id is matched by `was:`. What exists in one version only stays, and combinations
that need it are known to exist in that version only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from builder.changes.flow.cut_alike import cut_alike, hull
from builder.changes.flow.meaning import meaning
from builder.flows.collect import Group
from builder.flows.conditions import All, AnyOf, Compare, Condition, FactHolds, Literal, Not, ScoreWithin
from builder.flows.decision import Decision
from builder.flows.model import Fact, Flow, Go, Outcome, Question, Rule, Score
from builder.flows.next_flow import Carry
from builder.flows.questions.checkbox import NONE
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
        both=replace(both, questions=questions, proof_order=proof_order),
        only_old=frozenset(before - after),
        only_new=frozenset(after - before),
        before=names,
    )


def _with_ways(questions: Mapping[str, Question], flow: Flow) -> dict[str, Question]:
    """The questions with the ways on of one version."""
    made = {}
    for id_, question in questions.items():
        own = flow.questions.get(id_)
        ways = {option.id: option.go for option in own.options} if own else {}
        options = tuple(replace(option, go=ways.get(option.id, ())) for option in question.options)
        made[id_] = replace(question, options=options, go=own.go if own else ())
    return made


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


@dataclass(frozen=True, slots=True)
class Renaming:
    """New ids for the parts of a flow, by their old ones."""

    questions: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By question and option."""
    terms: Mapping[str, str] = field(default_factory=dict)
    """Of facts and scores."""
    outcomes: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    said: frozenset[str] = frozenset()
    """Words that mean something else in the newer version, and are marked in the older one."""

    def flow(self, flow: Flow) -> Flow:
        """The flow with new ids in place of old ones."""
        return replace(
            flow,
            questions={self._id(id_): self._question(question) for id_, question in flow.questions.items()},
            proof_order=tuple(map(self._id, flow.proof_order)),
            facts={self._term(id_): self._fact(fact) for id_, fact in flow.facts.items()},
            scores={self._term(id_): self._score(score) for id_, score in flow.scores.items()},
            rules=tuple(map(self._rule, flow.rules)),
            outcomes={self._outcome(id_): self._of_outcome(outcome) for id_, outcome in flow.outcomes.items()},
            groups={id_: self._group(group) for id_, group in flow.groups.items()},
            nothing=self._outcome(flow.nothing),
            decisions={id_: self._decision(decision) for id_, decision in flow.decisions.items()},
        )

    def _group(self, group: Group) -> Group:
        items = (replace(each, id=self._outcome(each.id), when=self.condition(each.when)) for each in group.items)
        return replace(group, items=tuple(items))

    def _decision(self, decision: Decision) -> Decision:
        """The decision over the new questions; its values are renamed as facts."""
        return replace(decision, cases=tuple(replace(each, when=self.condition(each.when)) for each in decision.cases))

    def _rule(self, rule: Rule) -> Rule:
        id_, advise = self.rules.get(rule.id, rule.id), self._outcome(rule.advise)
        return replace(rule, id=id_, when=self.condition(rule.when), advise=advise)

    def _of_outcome(self, outcome: Outcome) -> Outcome:
        flows = tuple(replace(each, carry=tuple(map(self._carry, each.carry))) for each in outcome.next)
        return replace(outcome, id=self._outcome(outcome.id), next=flows)

    def _carry(self, carry: Carry) -> Carry:
        options = tuple((self._option(carry.question, own), theirs) for own, theirs in carry.options)
        return replace(carry, question=self._id(carry.question), options=options)

    def _outcome(self, id_: str) -> str:
        return self.outcomes.get(id_, id_)

    def _fact(self, fact: Fact) -> Fact:
        clause, unless = self._words(fact.clause), self._words(fact.unless)
        return Fact(
            id=self._term(fact.id), when=self.condition(fact.when), where=fact.where, clause=clause, unless=unless
        )

    def _score(self, score: Score) -> Score:
        terms = tuple(replace(term, when=self.condition(term.when)) for term in score.terms)
        return replace(score, id=self._term(score.id), terms=terms, clause=self._words(score.clause))

    def _words(self, words: str) -> str:
        return t("difference.term-before", words=words) if words and words in self.said else words

    def _id(self, question: str) -> str:
        return self.questions.get(question, question)

    def _term(self, id_: str) -> str:
        return self.terms.get(id_, id_)

    def _option(self, question: str, option: str) -> str:
        return option if option == NONE else self.options.get((question, option), option)

    def _question(self, question: Question) -> Question:
        options = tuple(
            replace(option, id=self._option(question.id, option.id), go=self._ways(option.go))
            for option in question.options
        )
        return replace(question, id=self._id(question.id), options=options, go=self._ways(question.go))

    def _ways(self, ways: tuple[Go, ...]) -> tuple[Go, ...]:
        return tuple(
            Go(self._outcome(self._id(go.to)), go.where, self.condition(go.when) if go.when is not None else None)
            for go in ways
        )

    def condition(self, condition: Condition) -> Condition:
        """A condition with new ids."""
        match condition:
            case Literal(question, options, at_least):
                named = frozenset(self._option(question, option) for option in options)
                return Literal(self._id(question), named, at_least)
            case Compare(question, value, least, most):
                return Compare(self._id(question), value, least, most)
            case All(parts):
                return All(tuple(map(self.condition, parts)))
            case AnyOf(parts):
                return AnyOf(tuple(map(self.condition, parts)))
            case Not(part):
                return Not(self.condition(part))
            case FactHolds(fact, where):
                return FactHolds(self._term(fact), where)
            case ScoreWithin(score, low, high):
                return ScoreWithin(self._term(score), low, high)
