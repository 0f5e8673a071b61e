"""Write the kernel of a flow: what decides and what is proved, without words and places."""

from __future__ import annotations

from typing import cast

import msgspec
from msgspec import UNSET

from builder.flows import conditions
from builder.flows.conditions import Condition
from builder.flows.kernel import format_1 as kernel
from builder.flows.kernel import format_2
from builder.flows.kernel.typed_values import compared, domain_of
from builder.flows.model import Flow, Go, Law, Monotone, Never, Question, SameAdvice, Score
from builder.flows.questions.values import Values
from builder.flows.ways import ways_of


def kernel_bytes(flow: Flow) -> bytes:
    """The kernel as the file that is published."""
    return msgspec.json.encode(kernel_of(flow)) + b"\n"


def kernel_of(flow: Flow) -> kernel.Kernel:
    """The meaning of a flow, in the oldest format that has all of it."""
    written = _Writer(flow).whole()
    if any(question.kind.is_typed for question in flow.questions.values()):
        raised = msgspec.to_builtins(written) | {"format": format_2.FORMAT}
        return msgspec.convert(raised, format_2.Kernel2)
    return written


class _Writer:
    """Writes the parts of one flow."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow

    def whole(self) -> kernel.Kernel:
        flow = self.flow
        return kernel.Kernel(
            format=kernel.FORMAT,
            flow=flow.slug,
            questions=tuple(kernel.Asked(question.id, _domain(question)) for question in flow.questions.values()),
            facts=tuple(kernel.NamedTest(fact.id, self.test(fact.when)) for fact in flow.facts.values()),
            scores=tuple(kernel.NamedSum(score.id, self.points(score)) for score in flow.scores.values()),
            outcomes=tuple(flow.outcomes),
            decides=self.rules() if flow.rules else self.tree(),
            laws=tuple(map(self.law, flow.laws)),
        )

    def points(self, score: Score) -> tuple[kernel.WeightedTest, ...]:
        return tuple(kernel.WeightedTest(term.add, self.test(term.when)) for term in score.terms)

    def rules(self) -> kernel.RuleList:
        return kernel.RuleList(
            tuple(
                kernel.Gives(rule.id, rule.advise, UNSET if rule.otherwise else self.test(rule.when))
                for rule in self.flow.rules
            )
        )

    def tree(self) -> kernel.WayList:
        ways = (
            self.way(question.id, option, go)
            for question in self.flow.questions.values()
            for option, go in ways_of(question)
        )
        return kernel.WayList(self.flow.first or next(iter(self.flow.questions)), tuple(ways))

    def way(self, question: str, option: str, go: Go) -> kernel.LeadsOn:
        asks = go.to in self.flow.questions
        return kernel.LeadsOn(
            from_=question,
            option=option or UNSET,
            when=UNSET if go.when is None else self.test(go.when),
            ask=go.to if asks else UNSET,
            give=UNSET if asks else go.to,
        )

    def law(self, law: Law) -> kernel.Proved:
        match law:
            case Never():
                return kernel.NeverGives(law.outcomes, self.test(law.when))
            case Monotone():
                question = self.flow.questions[law.question]
                if question.kind.is_typed:
                    rises = format_2.RisesOneWay(law.question, law.towards, law.away_from)
                    return cast("kernel.Proved", rises)
                options = tuple(question.looked_at)  # the order of the diagram, which means nothing
                from_most = options[::-1] if question.descending else options
                return kernel.TurnsOneWay(law.question, from_most, law.towards, law.away_from)
            case SameAdvice():
                return kernel.ActsAlike(law.question, law.options)

    def test(self, condition: Condition) -> kernel.Test:
        """A condition; the options that it names are in the order of their question."""
        match condition:
            case conditions.Literal(question, options, at_least):
                named = tuple(id_ for id_ in self.flow.questions[question].option_ids if id_ in options)
                return kernel.Answered(question, named, at_least)
            case conditions.Compare(question, value, least, most):
                return cast("kernel.Test", compared(question, value, (least, most)))
            case conditions.All(parts):
                return kernel.AllHold(tuple(map(self.test, parts)))
            case conditions.AnyOf(parts):
                return kernel.AnyHolds(tuple(map(self.test, parts)))
            case conditions.Not(part):
                return kernel.Denied(self.test(part))
            case conditions.FactHolds(fact):
                return kernel.SameAsFact(fact)
            case conditions.ScoreWithin(score, low, high):
                return kernel.ScoreBetween(score, UNSET if low is None else low, UNSET if high is None else high)


def _domain(question: Question) -> kernel.Domain:
    if isinstance(question.kind, Values):
        return cast("kernel.Domain", domain_of(question.kind))
    options = tuple(question.looked_at)  # the order of the diagram, which means nothing
    if question.kind.domain == "option":
        return kernel.OptionDomain(options)
    (none,) = question.kind.added
    return kernel.SetDomain(options, none)
