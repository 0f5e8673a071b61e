"""New ids for the parts of an older version of a flow, so that it speaks as the newer one does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from builder.flows.collect import Group
from builder.flows.conditions import All, AnyOf, Compare, Condition, FactHolds, Literal, Not, ScoreWithin
from builder.flows.decision import Decision
from builder.flows.figures.expression import Expression, FigureValue, TypedValue, rebuilt
from builder.flows.figures.figure import Figure
from builder.flows.model import Fact, Flow, Go, Outcome, Question, Rule, Score
from builder.flows.next_flow import Carry
from builder.flows.questions.checkbox import NONE, Checkbox
from builder.languages import t


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
    figures: Mapping[str, str] = field(default_factory=dict)
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
            figures={self.figures.get(id_, id_): self._figure(figure) for id_, figure in flow.figures.items()},
        )

    def _figure(self, figure: Figure) -> Figure:
        def change(part: Expression) -> Expression:
            match part:
                case TypedValue(question):
                    return replace(part, question=self._id(question))
                case FigureValue(other):
                    return FigureValue(self.figures.get(other, other))
            return part

        return replace(figure, id=self.figures.get(figure.id, figure.id), expression=rebuilt(figure.expression, change))

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
        figures = tuple(self.figures.get(figure, figure) for figure in outcome.figures)
        return replace(outcome, id=self._outcome(outcome.id), next=flows, figures=figures)

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
            replace(
                option,
                id=self._option(question.id, option.id),
                go=self._ways(option.go),
                applies_when=self._when(option.applies_when),
            )
            for option in question.options
        )
        kind = question.kind
        if isinstance(kind, Checkbox):
            kind = replace(kind, exclusive=tuple(self._option(question.id, option) for option in kind.exclusive))
        return replace(
            question,
            id=self._id(question.id),
            options=options,
            go=self._ways(question.go),
            kind=kind,
            applies_when=self._when(question.applies_when),
        )

    def _when(self, condition: Condition | None) -> Condition | None:
        return None if condition is None else self.condition(condition)

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
