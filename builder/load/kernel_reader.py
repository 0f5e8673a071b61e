"""The parts of a published kernel as those of a flow."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

import msgspec
from msgspec import UNSET

from builder.flows.collect import Group, SomeOf
from builder.flows.conditions import ALWAYS, All, AnyOf, Condition, FactHolds, Literal, Not, ScoreWithin
from builder.flows.decision import Decision, DecisionCase, Disjoint, Independent, Value, value_name
from builder.flows.kernel import format_1 as kernel
from builder.flows.kernel import format_2, typed_parts
from builder.flows.model import (
    Fact,
    Flow,
    Go,
    Law,
    Monotone,
    Never,
    Option,
    Outcome,
    Question,
    Rule,
    SameAdvice,
    Score,
    Term,
)  # fmt: skip
from builder.flows.questions.checkbox import NONE
from builder.flows.questions.radio import RADIO
from builder.flows.value_facts import value_facts
from builder.load.applies_when import later_questions, with_applies
from builder.load.circles import circle_in
from builder.load.flow_limits import too_many_questions
from builder.load.kernel_error import KernelError, known, once
from builder.load.kernel_figures import KernelFigures
from builder.load.kernel_items import item_groups
from builder.load.kernel_limits import read_applies, ticks_of
from builder.load.kernel_values import KernelValues
from builder.problems import Location


class KernelReader:
    """Reads the parts of one kernel, whose names must all be there."""

    def __init__(self, read: kernel.Kernel, where: Location) -> None:
        self.read = read
        self.where = where
        self.values = KernelValues()
        self.outcomes = once("outcome", read.outcomes)
        self.facts = once("fact", [each.id for each in read.facts])
        self.scores = once("score", [each.id for each in read.scores])
        decided = self.written_decisions
        self.decided = {each.id: once(f"value of `{each.id}`", each.values) for each in decided}
        once("decision", [each.id for each in decided])
        once("question", [each.id for each in read.questions])
        self.questions = {each.id: self.question(each) for each in read.questions}

    @property
    def written_decisions(self) -> tuple[format_2.NamedDecision, ...]:
        """The decisions as they are written; none in format 1."""
        written = self.read.decisions if isinstance(self.read, format_2.Kernel2) else UNSET
        return () if written is UNSET else written

    def flow(self) -> Flow:
        """All of it."""
        read, where = self.read, self.where
        rules: tuple[Rule, ...] = ()
        first, nothing, questions = "", "", self.with_order(self.questions)
        groups: dict[str, Group] = {}
        decides: object = read.decides
        if isinstance(decides, format_2.ItemList):
            groups = item_groups(decides.groups, self.condition, self.outcomes, where)
            nothing = known(decides.nothing, self.outcomes)
        elif isinstance(read.decides, kernel.WayList):
            first = known(read.decides.start, self.questions)
            questions = self.with_ways(questions, read.decides.ways)
        else:
            once("rule", [rule.id for rule in read.decides.rules])
            rules = tuple(map(self.rule, read.decides.rules))
        facts = {each.id: Fact(each.id, self.condition(each.when), where) for each in read.facts}
        scores = {each.id: Score(each.id, tuple(map(self.term, each.points)), where) for each in read.scores}
        decisions = self.decisions()
        laws = tuple(map(self.law, read.laws))
        applies = read_applies(read, self.condition, where)
        questions = {id_: self.values.cut(question) for id_, question in questions.items()}
        for problem in (*too_many_questions(questions.values(), where), circle_in(facts, scores, decisions)):
            if problem:
                raise KernelError(problem.message)
        for decision in decisions.values():
            facts |= value_facts(decision)
        figures = KernelFigures(read, questions, where)
        for problem in later_questions(applies, questions, facts, scores):
            raise KernelError(problem.message)
        questions = with_applies(questions, applies)
        return Flow(
            slug=read.flow,
            title=read.flow,
            summary="",
            questions=questions,
            facts=facts,
            scores=scores,
            rules=rules,
            outcomes=figures.shown({id_: Outcome(id_, id_, where) for id_ in read.outcomes}),
            figures=figures.figures,
            rates=figures.rates,
            where=where,
            laws=laws,
            first=first,
            decisions=decisions,
            groups=groups,
            nothing=nothing,
        )

    def decisions(self) -> dict[str, Decision]:
        """The decisions, whose values have no words."""
        found = {}
        for each in self.written_decisions:
            values = tuple(Value(value, "", self.where) for value in each.values)
            cases = tuple(self.case(number, case, each.values) for number, case in enumerate(each.cases, start=1))
            found[each.id] = Decision(each.id, values, cases, self.where)
        return found

    def case(self, number: int, case: format_2.GivesValue, values: Collection[str]) -> DecisionCase:
        """A case of a decision."""
        otherwise = case.when is UNSET
        when = ALWAYS if case.when is UNSET else self.condition(case.when)
        return DecisionCase(f"case-{number}", when, known(case.value, values), self.where, otherwise=otherwise)

    def all_known(self, names: Iterable[str], among: Collection[str]) -> tuple[str, ...]:
        """Names that must each be one of some."""
        return tuple(known(name, among) for name in names)

    def question(self, asked: kernel.Asked) -> Question:
        """A question."""
        domain: object = asked.domain
        if isinstance(domain, typed_parts.ValuesDomain):
            return self.values.question(asked.id, domain, self.where)
        once(f"option of `{asked.id}`", asked.domain.options)
        kind = RADIO if isinstance(asked.domain, kernel.OptionDomain) else ticks_of(asked.domain)
        if isinstance(asked.domain, kernel.SetDomain) and asked.domain.none != NONE:
            raise KernelError(f"this kernel writes `{asked.domain.none}` for an answer without ticks, not `{NONE}`")
        options = tuple(Option(id_, id_, self.where) for id_ in asked.domain.options)
        return Question(asked.id, asked.id, options, self.where, kind=kind)

    def with_order(self, questions: Mapping[str, Question]) -> dict[str, Question]:
        """The questions, those turned whose laws say that their options are written from least to most."""
        found = dict(questions)
        for law in self.read.laws:
            if isinstance(law, kernel.TurnsOneWay):
                question = found[known(law.question, found)]
                options = tuple(option.id for option in question.options)
                if law.from_most not in (options, options[::-1]):
                    raise KernelError(f"a law has the options of `{question.id}` in an order that they are not in")
                found[question.id] = replace(question, descending=law.from_most != options)
        return found

    def with_ways(self, questions: Mapping[str, Question], ways: Iterable[kernel.LeadsOn]) -> dict[str, Question]:
        """The questions with their ways on; those of options come first, in the order of the options."""
        found: dict[tuple[str, str], list[Go]] = {}
        order: list[tuple[str, str]] = []
        for way in ways:
            place = way.from_, way.option or ""
            if place[1]:
                known(place[1], questions[known(way.from_, questions)].option_ids)
            found.setdefault(place, []).append(self.way(way))
            order.append(place)
        places = [(q.id, id_) for q in questions.values() for id_ in (*(o.id for o in q.options), "")]
        if order != [place for place in places for _ in found.get(place, ())]:
            raise KernelError("the ways of this kernel are not in the order of its questions and options")
        return {
            id_: replace(
                question,
                options=tuple(replace(o, go=tuple(found.get((id_, o.id), ()))) for o in question.options),
                go=tuple(found.get((id_, ""), ())),
            )
            for id_, question in questions.items()
        }

    def way(self, way: kernel.LeadsOn) -> Go:
        """A way on."""
        match way.ask, way.give:
            case str(ask), msgspec.UnsetType():
                to = known(ask, self.questions)
            case msgspec.UnsetType(), str(give):
                to = known(give, self.outcomes)
            case _:
                raise KernelError(f"a way on from `{way.from_}` leads to a question or to an outcome, not to both")
        return Go(to, self.where, None if way.when is UNSET else self.condition(way.when))

    def rule(self, rule: kernel.Gives) -> Rule:
        """A rule."""
        otherwise = rule.when is UNSET
        when = ALWAYS if rule.when is UNSET else self.condition(rule.when)
        return Rule(rule.id, when, known(rule.give, self.outcomes), self.where, otherwise=otherwise)

    def term(self, added: kernel.WeightedTest) -> Term:
        """A part of a score."""
        return Term(self.condition(added.when), added.add, self.where)

    def law(self, law: kernel.Proved | format_2.Proved2) -> Law:
        """A law."""
        match law:
            case kernel.NeverGives():
                return Never(self.all_known(law.outcomes, self.outcomes), self.condition(law.when), self.where)
            case kernel.TurnsOneWay():
                towards, away = (self.all_known(each, self.outcomes) for each in (law.towards, law.away_from))
                return Monotone(law.question, towards, away, self.where)
            case kernel.ActsAlike():
                question = self.questions[known(law.question, self.questions)]
                return SameAdvice(law.question, self.all_known(law.options, question.option_ids), self.where)
            case typed_parts.RisesOneWay():
                towards, away = (self.all_known(each, self.outcomes) for each in (law.towards, law.away_from))
                return Monotone(known(law.question, self.questions), towards, away, self.where)
            case format_2.IsIndependent():
                return Independent(known(law.question, self.questions), self.where, self.list_of(law.decision))
            case format_2.GivesSome():
                return SomeOf(self.all_known(law.items, self.outcomes), self.condition(law.when), self.where)
            case format_2.NoOverlaps():
                return Disjoint(self.where, self.list_of(law.decision))

    def list_of(self, decision: str | msgspec.UnsetType) -> str:
        """The decision that a law is about; empty where it is about what is decided in the end."""
        return "" if decision is UNSET else known(decision, self.decided)

    def condition(self, test: kernel.Test | format_2.Test2) -> Condition:
        """A condition."""
        match test:
            case kernel.Answered():
                question = self.questions[known(test.question, self.questions)]
                return Literal(question.id, frozenset(self.all_known(test.of, question.option_ids)), test.at_least)
            case kernel.AllHold():
                return All(tuple(map(self.condition, test.parts)))
            case kernel.AnyHolds():
                return AnyOf(tuple(map(self.condition, test.parts)))
            case kernel.Denied():
                return Not(self.condition(test.part))
            case typed_parts.Compared():
                return self.values.compared(test, self.questions[known(test.question, self.questions)])
            case format_2.HasValue():
                values = self.all_known(test.of, self.decided[known(test.decision, self.decided)])
                held = tuple(FactHolds(value_name(test.decision, value), self.where) for value in values)
                return held[0] if len(held) == 1 else AnyOf(held)
            case kernel.SameAsFact():
                return FactHolds(known(test.fact, self.facts), self.where)
            case kernel.ScoreBetween():
                low, high = (None if bound is UNSET else bound for bound in (test.at_least, test.at_most))
                return ScoreWithin(known(test.score, self.scores), low, high)
