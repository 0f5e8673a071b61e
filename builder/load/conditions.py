"""Read a condition of a flow: `{question: option}`, a fact's name, `all`, `any`, `not`, a score between bounds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from builder.flows.conditions import All, AnyOf, Condition, FactHolds, Literal, Not, ScoreWithin
from builder.flows.model import Flow, Question
from builder.flows.questions.checkbox import NONE
from builder.flows.questions.values import Values
from builder.flows.value_facts import own_facts
from builder.load.comparisons import read_comparison
from builder.load.decision_names import DecisionNames, names_in, read_value_in
from builder.load.fields import LIST, Fields, wrong_type
from builder.load.former_ids import meant
from builder.load.located import Mapping as MappingNode
from builder.load.located import Node, Scalar, Sequence
from builder.load.named_options import read_options
from builder.load.reader import Reader
from builder.load.thresholds import Thresholds
from builder.problems import Problem, Result

RESERVED = ("all", "any", "not", "when", "clause", "otherwise")
"""Words of the format, which no question, fact, score or decision may have as its id."""
FORMS = ("none-of", "all-of", "at-least", "of")
"""Forms of a condition on one question, besides a list of options any of which will do."""

BOUND_KEYS = ("at-least", "at-most")
"""Bounds of a condition on a score."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names that a condition may refer to."""

    questions: Mapping[str, Question]
    facts: Collection[str]
    scores: Collection[str]
    former: Mapping[str, str] = field(default_factory=dict)
    """The id of today by each former one, of questions, facts, scores and decisions."""

    thresholds: Thresholds = field(default_factory=Thresholds, compare=False)
    """Those that conditions name as they are read."""

    whole: bool = True
    """False if some names could not be read, so that any unknown one may be among them."""
    decisions: Mapping[str, DecisionNames] = field(default_factory=dict)

    @property
    def all(self) -> tuple[str, ...]:
        """Every name."""
        return (*self.questions, *self.facts, *self.scores, *self.decisions)


def names_of(flow: Flow) -> Names:
    """The names of a flow that was read."""
    return Names(flow.questions, own_facts(flow), flow.scores, decisions=names_in(flow.decisions))


def read_condition(node: Node | None, names: Names) -> Result[Condition | None]:
    """The condition; None where a problem was found, or nothing is written."""
    reader = _ConditionReader(names)
    return reader.result(reader.condition(node) if node is not None else None)


class _ConditionReader(Reader):
    """Reads a condition and, by recursion, its parts; a part with a problem is None."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self.names = names

    def condition(self, node: Node) -> Condition | None:
        if isinstance(node, Scalar):
            return self._fact(node)
        if isinstance(node, Sequence):
            fix = "write `all:` before the list if all of it must hold, or `any:` if one of it is enough"
            self.problem(node.where, "wrong-type", "a condition is not a list", fix)
            return None
        if not node.entries:
            self.report(_empty(node, "this condition is empty"))
            return None
        return _all_of([self._entry(key, value) for key, value in node.entries])

    def _fact(self, name: Scalar) -> Condition | None:
        names = self.names
        if name.text in names.facts:
            return FactHolds(name.text, name.where)
        if not name.text.strip():
            self.report(_empty(name, "this condition is empty"))
            return None
        if not (names.whole or name.text in names.all):
            return None
        fix = meant(name.text, names.facts, names.former, "define it under `facts`")
        if name.text in names.questions:
            fix = f"`{name.text}` is a question: write `{{{name.text}: option}}`"
        elif name.text in names.scores:
            fix = f"`{name.text}` is a score: write `{{{name.text}: {{at-least: 1}}}}`"
        elif name.text in names.decisions:
            fix = f"`{name.text}` is a decision: write `{{{name.text}: value}}`"
        self.problem(name.where, "unknown-fact", f"there is no fact `{name.text}`", fix)
        return None

    def _entry(self, key: Scalar, value: Node) -> Condition | None:
        """One key of a condition, with the answers, parts or bounds under it."""
        names = self.names
        if key.text in RESERVED and key.text in names.all:
            return None  # reported where it is defined
        if key.text in ("all", "any"):
            return self._several(key, value)
        if key.text == "not":
            part = self.condition(value)
            return None if part is None else Not(part)
        if key.text in names.scores:
            return self._score(key, value)
        if key.text in names.questions:
            return self.take(_question(names.questions[key.text], value, names.thresholds))
        if key.text in names.decisions:
            return self.take(read_value_in(key, names.decisions[key.text], value))
        if names.whole or key.text in names.facts:
            self._report_unknown(key)
        return None

    def _report_unknown(self, key: Scalar) -> None:
        """Report a key that is neither a word of the format nor a question nor a score."""
        if key.text in self.names.facts:
            fix = f"write the fact's name alone, as `{key.text}`, or in a list after `all:` or `any:`"
            self.problem(key.where, "wrong-type", f"`{key.text}` is a fact and takes no value", fix)
            return
        words = [word for word in ("all", "any", "not") if key.text.startswith(word[0])]
        fix = meant(key.text, (*self.names.all, *words), self.names.former)
        self.problem(key.where, "unknown-question", f"there is no question or score `{key.text}`", fix)

    def _several(self, key: Scalar, value: Node) -> Condition | None:
        """`all` or `any` of a list of conditions."""
        if not isinstance(value, Sequence):
            self.report(wrong_type(value, f"`{key.text}`", LIST))
            return None
        if not value.items:
            self.report(_empty(value, f"`{key.text}` is empty"))
        parts = [self.condition(item) for item in value.items]
        known = tuple(part for part in parts if part is not None)
        if not parts or len(known) < len(parts):
            return None
        return All(known) if key.text == "all" else AnyOf(known)

    def _score(self, key: Scalar, value: Node) -> Condition | None:
        if not isinstance(value, MappingNode) or not value.entries:
            fix = f"write `{key.text}: {{at-least: 1}}`, or `at-most`, or both"
            self.problem(value.where, "wrong-type", f"the score `{key.text}` needs a bound here", fix)
            return None
        fields = Fields(value, "this bound of a score", BOUND_KEYS, within=self)
        low, high = fields.integer("at-least"), fields.integer("at-most")
        if low is None and high is None:
            return None
        if low is not None and high is not None and low > high:
            fix = "exchange the two numbers"
            self.problem(value.where, "wrong-value", f"no number is at least {low} and at most {high}", fix)
            return None
        return ScoreWithin(key.text, low, high)


def _all_of(parts: list[Condition | None]) -> Condition | None:
    """All parts together; None where one of them could not be read, or there is none."""
    known = tuple(part for part in parts if part is not None)
    if not known or len(known) < len(parts):
        return None
    return known[0] if len(known) == 1 else All(known)


def _empty(node: Node, message: str) -> Problem:
    return Problem(node.where, "empty-value", message, "write `{question: option}`, or the name of a fact")


def _question(question: Question, value: Node, thresholds: Thresholds) -> Result[Condition | None]:
    if isinstance(question.kind, Values):
        return read_comparison(question, question.kind, value, thresholds)
    if not isinstance(value, MappingNode):
        options, problems = read_options(question, value)
        return Result(Literal(question.id, frozenset(options)) if options else None, problems)
    fields = Fields(value, f"the answer to `{question.id}`", FORMS)
    return fields.result(_answers(question, value, fields))


def _answers(question: Question, value: MappingNode, fields: Fields) -> Condition | None:
    if not value.entries:
        fix = "write an option, or a list of options any of which will do"
        fields.problem(value.where, "empty-value", f"the answer to `{question.id}` is empty", fix)
        return None
    if any(fields.has(form) for form in FORMS if form not in question.kind.forms):
        fix = "write `[option, option]` if any of them will do"
        message = f"the question `{question.id}` takes one answer, never several"
        fields.problem(value.where, "wrong-value", message, fix)
        return None
    forms = [key.text for key, _ in value.entries if key.text != "of" or not fields.has("at-least")]
    return _all_of([_answer(form, question, fields) for form in forms])


def _answer(form: str, question: Question, fields: Fields) -> Condition | None:
    """The condition for one form: some options, all of them, none of them, or a number of them."""
    node = fields.node_of("of" if form == "at-least" else form)
    if node is None:
        fix = "add `of: [option, option]`"
        fields.problem(fields.where(form), "missing-key", "`at-least` does not say of what", fix)
    options = fields.take(read_options(question, node)) if node is not None and form in FORMS else ()
    if not options:
        return None
    any_of_them = Literal(question.id, frozenset(options))
    if form == "none-of":
        return Not(any_of_them)
    if form == "all-of":
        return All(tuple(Literal(question.id, frozenset({option})) for option in options))
    if form == "at-least":
        return _counted(any_of_them, fields)
    return any_of_them


def _counted(any_of_them: Literal, fields: Fields) -> Condition | None:
    least, most = fields.integer("at-least"), len(any_of_them.options - {NONE})
    if least is not None and 2 <= least <= most and NONE in any_of_them.options:
        message = "`none` cannot be ticked with something else, so that it is never one of several"
        fields.problem(fields.where("of"), "wrong-value", message, "take `none` out")
        return None
    if least is None or 1 <= least <= most:
        return None if least is None else Literal(any_of_them.question, any_of_them.options, least)
    message = f"`at-least` is {least}, and at most {most} of these can be ticked"
    fix = f"write a number from 1 to {most}" if most > 1 else "write 1"
    fields.problem(fields.where("at-least"), "wrong-value", message, fix)
    return None
