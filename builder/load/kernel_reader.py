"""The parts of a published kernel as those of a flow."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

import msgspec
from msgspec import UNSET

from builder.flows.collect import Group, Item, SomeOf
from builder.flows.conditions import ALWAYS, All, AnyOf, Condition, FactHolds, Literal, Not, ScoreWithin
from builder.flows.decision import Decision, DecisionCase, Disjoint, Independent, Value, value_name
from builder.flows.kernel import format_1 as kernel
from builder.flows.kernel import format_2
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
from builder.flows.questions.checkbox import NONE, Checkbox
from builder.flows.questions.radio import RADIO
from builder.flows.value_facts import value_facts
from builder.load.circles import circle_in
from builder.load.flow_limits import too_many_questions
from builder.load.kernel_error import KernelError, once
from builder.problems import Location

Way = kernel.LeadsOn | format_2.LeadsOn2


class KernelReader:
    """Reads the parts of one kernel, whose names must all be there."""

    def __init__(self, read: kernel.Kernel | format_2.Kernel2, where: Location) -> None:
        self.read = read
        self.where = where
        self.outcomes = once("outcome", read.outcomes)
        self.facts = once("fact", [each.id for each in read.facts])
        self.scores = once("score", [each.id for each in read.scores])
        decided = read.decisions if isinstance(read, format_2.Kernel2) else ()
        self.decided = {each.id: once(f"value of `{each.id}`", each.values) for each in decided}
        once("decision", [each.id for each in decided])
        once("question", [each.id for each in read.questions])
        self.questions = {each.id: self.question(each) for each in read.questions}

    def flow(self) -> Flow:
        """All of it."""
        read, where = self.read, self.where
        rules: tuple[Rule, ...] = ()
        first, questions = "", self.with_order(self.questions)
        groups: dict[str, Group] = {}
        if isinstance(read.decides, format_2.ItemList):
            groups = self.groups(read.decides)
        elif isinstance(read.decides, kernel.WayList | format_2.WayList2):
            first = self.known(read.decides.start, self.questions)
            questions = self.with_ways(questions, read.decides.ways)
        else:
            once("rule", [rule.id for rule in read.decides.rules])
            rules = tuple(map(self.rule, read.decides.rules))
        facts = {each.id: Fact(each.id, self.condition(each.when), where) for each in read.facts}
        scores = {each.id: Score(each.id, tuple(map(self.term, each.points)), where) for each in read.scores}
        decisions = self.decisions()
        for problem in (*too_many_questions(questions.values(), where), circle_in(facts, scores, decisions)):
            if problem:
                raise KernelError(problem.message)
        for decision in decisions.values():
            facts |= value_facts(decision)
        return Flow(
            slug=read.flow,
            title=read.flow,
            summary="",
            questions=questions,
            facts=facts,
            scores=scores,
            rules=rules,
            outcomes={id_: Outcome(id_, id_, where) for id_ in read.outcomes},
            where=where,
            laws=tuple(map(self.law, read.laws)),
            first=first,
            decisions=decisions,
            groups=groups,
            nothing=self.known(read.decides.nothing, self.outcomes) if groups else "",  # type: ignore[union-attr]
        )

    def groups(self, listed: format_2.ItemList) -> dict[str, Group]:
        """The groups of items, which have no titles."""
        once("group", [group.id for group in listed.groups])
        once("item", [item.id for group in listed.groups for item in group.items])
        return {
            group.id: Group(group.id, group.id, tuple(map(self.item, group.items)), self.where, group.first_match)
            for group in listed.groups
        }

    def item(self, item: format_2.GivesItem) -> Item:
        """An item."""
        when = ALWAYS if item.when is UNSET else self.condition(item.when)
        return Item(self.known(item.id, self.outcomes), when, self.where)

    def decisions(self) -> dict[str, Decision]:
        """The decisions, whose values have no words."""
        where = self.where
        found = {}
        for each in self.read.decisions if isinstance(self.read, format_2.Kernel2) else ():
            values = tuple(Value(value, "", where) for value in each.values)
            cases = tuple(self.case(number, case, each.values) for number, case in enumerate(each.cases, start=1))
            found[each.id] = Decision(each.id, values, cases, where)
        return found

    def case(self, number: int, case: format_2.GivesValue, values: Collection[str]) -> DecisionCase:
        """A case of a decision."""
        otherwise = case.when is UNSET
        when = ALWAYS if case.when is UNSET else self.condition(case.when)
        return DecisionCase(f"case-{number}", when, self.known(case.value, values), self.where, otherwise=otherwise)

    def known(self, name: str, among: Collection[str]) -> str:
        """A name that must be one of some."""
        if name not in among:
            raise KernelError(f"this kernel names `{name}`, which is not in it")
        return name

    def all_known(self, names: Iterable[str], among: Collection[str]) -> tuple[str, ...]:
        """Names that must each be one of some."""
        return tuple(self.known(name, among) for name in names)

    def question(self, asked: kernel.Asked) -> Question:
        """A question."""
        once(f"option of `{asked.id}`", asked.domain.options)
        kind = RADIO if isinstance(asked.domain, kernel.OptionDomain) else Checkbox(NONE)
        if isinstance(asked.domain, kernel.SetDomain) and asked.domain.none != NONE:
            raise KernelError(f"this kernel writes `{asked.domain.none}` for an answer without ticks, not `{NONE}`")
        options = tuple(Option(id_, id_, self.where) for id_ in asked.domain.options)
        return Question(asked.id, asked.id, options, self.where, kind=kind)

    def with_order(self, questions: Mapping[str, Question]) -> dict[str, Question]:
        """The questions, those turned whose laws say that their options are written from least to most."""
        found = dict(questions)
        for law in self.read.laws:
            if isinstance(law, kernel.TurnsOneWay):
                question = found[self.known(law.question, found)]
                options = tuple(option.id for option in question.options)
                if law.from_most not in (options, options[::-1]):
                    raise KernelError(f"a law has the options of `{question.id}` in an order that they are not in")
                found[question.id] = replace(question, descending=law.from_most != options)
        return found

    def with_ways(self, questions: Mapping[str, Question], ways: Iterable[Way]) -> dict[str, Question]:
        """The questions with their ways on; those of options come first, in the order of the options."""
        found: dict[tuple[str, str], list[Go]] = {}
        order: list[tuple[str, str]] = []
        for way in ways:
            place = way.from_, way.option or ""
            if place[1]:
                self.known(place[1], questions[self.known(way.from_, questions)].option_ids)
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

    def way(self, way: Way) -> Go:
        """A way on."""
        match way.ask, way.give:
            case str(ask), msgspec.UnsetType():
                to = self.known(ask, self.questions)
            case msgspec.UnsetType(), str(give):
                to = self.known(give, self.outcomes)
            case _:
                raise KernelError(f"a way on from `{way.from_}` leads to a question or to an outcome, not to both")
        return Go(to, self.where, None if way.when is UNSET else self.condition(way.when))

    def rule(self, rule: kernel.Gives | format_2.Gives2) -> Rule:
        """A rule."""
        otherwise = rule.when is UNSET
        when = ALWAYS if rule.when is UNSET else self.condition(rule.when)
        return Rule(rule.id, when, self.known(rule.give, self.outcomes), self.where, otherwise=otherwise)

    def term(self, added: kernel.WeightedTest | format_2.WeightedTest2) -> Term:
        """A part of a score."""
        return Term(self.condition(added.when), added.add, self.where)

    def law(self, law: kernel.Proved | format_2.Proved) -> Law:
        """A law."""
        match law:
            case kernel.NeverGives() | format_2.NeverGives2():
                return Never(self.all_known(law.outcomes, self.outcomes), self.condition(law.when), self.where)
            case kernel.TurnsOneWay():
                towards, away = (self.all_known(each, self.outcomes) for each in (law.towards, law.away_from))
                return Monotone(law.question, towards, away, self.where)
            case kernel.ActsAlike():
                question = self.questions[self.known(law.question, self.questions)]
                return SameAdvice(law.question, self.all_known(law.options, question.option_ids), self.where)
            case format_2.IsIndependent():
                return Independent(self.known(law.question, self.questions), self.where, self.list_of(law.decision))
            case format_2.GivesSome():
                return SomeOf(self.all_known(law.items, self.outcomes), self.condition(law.when), self.where)
            case format_2.NoOverlaps():
                return Disjoint(self.where, self.list_of(law.decision))

    def list_of(self, decision: str | msgspec.UnsetType) -> str:
        """The decision that a law is about; empty where it is about what is decided in the end."""
        return "" if decision is UNSET else self.known(decision, self.decided)

    def condition(self, test: kernel.Test | format_2.Test) -> Condition:
        """A condition."""
        match test:
            case kernel.Answered():
                question = self.questions[self.known(test.question, self.questions)]
                return Literal(question.id, frozenset(self.all_known(test.of, question.option_ids)), test.at_least)
            case kernel.AllHold() | format_2.AllHold2():
                return All(tuple(map(self.condition, test.parts)))
            case kernel.AnyHolds() | format_2.AnyHolds2():
                return AnyOf(tuple(map(self.condition, test.parts)))
            case kernel.Denied() | format_2.Denied2():
                return Not(self.condition(test.part))
            case format_2.HasValue():
                values = self.all_known(test.of, self.decided[self.known(test.decision, self.decided)])
                held = tuple(FactHolds(value_name(test.decision, value), self.where) for value in values)
                return held[0] if len(held) == 1 else AnyOf(held)
            case kernel.SameAsFact():
                return FactHolds(self.known(test.fact, self.facts), self.where)
            case kernel.ScoreBetween():
                low, high = (None if bound is UNSET else bound for bound in (test.at_least, test.at_most))
                return ScoreWithin(self.known(test.score, self.scores), low, high)
