"""Write a flow as a kernel of format 1, which never changes."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET

from builder.flows import conditions
from builder.flows.conditions import Condition
from builder.flows.kernel import format_1 as kernel
from builder.flows.model import Flow, Go, Law, Monotone, Never, Question, SameAdvice, Score
from builder.flows.value_facts import own_facts
from builder.flows.variables import in_proof_order, looked_at
from builder.flows.ways import ways_of


class Format1Writer:
    """Writes the parts of one flow."""

    classes: Any = kernel
    """The module with the classes of a format."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow

    def whole(self) -> Any:
        """The kernel."""
        return self.classes.Kernel(format=self.classes.FORMAT, **self.parts())

    def parts(self) -> dict[str, Any]:
        """Everything in a kernel but its format."""
        flow, kernel = self.flow, self.classes
        in_order = in_proof_order(flow).values()  # the order of the diagram; the first question of a tree is named
        return {
            "flow": flow.slug,
            "questions": tuple(map(self.asked, in_order)),
            "facts": tuple(kernel.NamedTest(fact.id, self.test(fact.when)) for fact in own_facts(flow).values()),
            "scores": tuple(kernel.NamedSum(score.id, self.points(score)) for score in flow.scores.values()),
            "outcomes": tuple(flow.outcomes),
            "decides": self.rules() if flow.rules else self.tree(),
            "laws": tuple(map(self.law, flow.laws)),
        }

    def asked(self, question: Question) -> Any:
        """A question."""
        return self.classes.Asked(question.id, self.domain(question))

    def points(self, score: Score) -> Any:
        """The points of a score."""
        return tuple(self.classes.WeightedTest(term.add, self.test(term.when)) for term in score.terms)

    def rules(self) -> Any:
        """The rules."""
        return self.classes.RuleList(
            tuple(
                self.classes.Gives(rule.id, rule.advise, UNSET if rule.otherwise else self.test(rule.when))
                for rule in self.flow.rules
            )
        )

    def tree(self) -> Any:
        """The ways of a tree."""
        ways = (
            self.way(question.id, option, go)
            for question in self.flow.questions.values()
            for option, go in ways_of(question)
        )
        return self.classes.WayList(self.flow.first or next(iter(self.flow.questions)), tuple(ways))

    def way(self, question: str, option: str, go: Go) -> Any:
        """A way on."""
        asks = go.to in self.flow.questions
        return self.classes.LeadsOn(
            from_=question,
            option=option or UNSET,
            when=UNSET if go.when is None else self.test(go.when),
            ask=go.to if asks else UNSET,
            give=UNSET if asks else go.to,
        )

    def law(self, law: Law) -> Any:
        """A law."""
        match law:
            case Never():
                return self.classes.NeverGives(law.outcomes, self.test(law.when))
            case Monotone():
                question = self.flow.questions[law.question]
                options = tuple(looked_at(question))  # the order of the diagram, which means nothing
                from_most = options[::-1] if question.descending else options
                return self.classes.TurnsOneWay(law.question, from_most, law.towards, law.away_from)
            case SameAdvice():
                return self.classes.ActsAlike(law.question, law.options)
            case _:
                raise AssertionError(law)  # another format has it

    def test(self, condition: Condition) -> Any:
        """A condition; the options that it names are in the order of their question."""
        match condition:
            case conditions.Literal(question, options, at_least):
                named = tuple(id_ for id_ in self.flow.questions[question].option_ids if id_ in options)
                return self.classes.Answered(question, named, at_least)
            case conditions.All(parts):
                return self.classes.AllHold(tuple(map(self.test, parts)))
            case conditions.AnyOf(parts):
                return self.classes.AnyHolds(tuple(map(self.test, parts)))
            case conditions.Not(part):
                return self.classes.Denied(self.test(part))
            case conditions.FactHolds(fact):
                return self.classes.SameAsFact(fact)
            case conditions.ScoreWithin(score, low, high):
                return self.classes.ScoreBetween(score, UNSET if low is None else low, UNSET if high is None else high)

    def domain(self, question: Question) -> Any:
        """The domain of a question."""
        options = tuple(looked_at(question))  # the order of the diagram, which means nothing
        if question.kind.domain == "option":
            return kernel.OptionDomain(options)
        (none,) = question.kind.added
        return kernel.SetDomain(options, none)
