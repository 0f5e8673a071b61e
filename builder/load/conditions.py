"""Read a condition of a flow: `{question: option}`, a fact's name, `all`, `any`, `not`, a score between bounds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from builder.flows.conditions import All, AnyOf, Condition, FactHolds, Literal, Not, ScoreWithin
from builder.flows.model import Question
from builder.load.fields import Fields, wrong_type
from builder.load.located import Mapping as MappingNode
from builder.load.located import Node, Scalar, Sequence
from builder.problems import Problem, did_you_mean

RESERVED = ("all", "any", "not", "when", "clause", "otherwise")
"""Words of the format, which no question, fact or score may have as its id."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a condition may refer to."""

    questions: Mapping[str, Question]
    facts: Collection[str]
    scores: Collection[str]

    @property
    def all(self) -> tuple[str, ...]:
        """Every name there is."""
        return (*self.questions, *self.facts, *self.scores)


def read_condition(node: Node | None, names: Names, found: list[Problem]) -> Condition | None:
    """The condition, or None where a problem was found."""
    if isinstance(node, Scalar):
        return _fact(node, names, found)
    if not isinstance(node, MappingNode):
        if node is not None:
            found.append(wrong_type(node, "a condition", "a mapping"))
        return None
    if not node.entries:
        fix = "write `{question: option}`, or remove the condition"
        found.append(Problem(node.where, "empty-value", "this condition is empty", fix))
        return None
    parts = [_entry(key, value, names, found) for key, value in node.entries]
    known = tuple(part for part in parts if part is not None)
    if len(known) < len(parts):
        return None
    return known[0] if len(known) == 1 else All(known)


def _fact(name: Scalar, names: Names, found: list[Problem]) -> Condition | None:
    if name.text in names.facts:
        return FactHolds(name.text, name.where)
    fix = did_you_mean(name.text, names.facts, "define it under `facts`")
    found.append(Problem(name.where, "unknown-fact", f"there is no fact `{name.text}`", fix))
    return None


def _entry(key: Scalar, value: Node, names: Names, found: list[Problem]) -> Condition | None:
    """One key of a condition and what it asks for."""
    if key.text in ("all", "any"):
        if not isinstance(value, Sequence):
            found.append(wrong_type(value, f"`{key.text}`", "a list"))
            return None
        parts = [read_condition(item, names, found) for item in value.items]
        known = tuple(part for part in parts if part is not None)
        if not parts:
            found.append(Problem(value.where, "empty-value", f"`{key.text}` is empty", "write conditions in the list"))
        if not parts or len(known) < len(parts):
            return None
        return All(known) if key.text == "all" else AnyOf(known)
    if key.text == "not":
        part = read_condition(value, names, found)
        return None if part is None else Not(part)
    if key.text in names.scores:
        return _score(key, value, found)
    if key.text in names.questions:
        return _question(names.questions[key.text], value, found)
    if key.text in names.facts:
        fix = f"write the fact's name alone, as `{key.text}`, or in a list after `all:` or `any:`"
        found.append(Problem(key.where, "wrong-type", f"`{key.text}` is a fact and takes no value", fix))
        return None
    fix = did_you_mean(key.text, (*names.all, "all", "any", "not"))
    found.append(Problem(key.where, "unknown-question", f"there is no question or score `{key.text}`", fix))
    return None


def _score(key: Scalar, value: Node, found: list[Problem]) -> Condition | None:
    if not isinstance(value, MappingNode):
        fix = f"write `{key.text}: {{at-least: 1}}`"
        found.append(Problem(value.where, "wrong-type", f"the score `{key.text}` needs a bound", fix))
        return None
    fields = Fields(value, "a score's bounds", ("at-least", "at-most"), found)
    low, high = fields.integer("at-least"), fields.integer("at-most")
    if low is None and high is None:
        if not value.entries:
            found.append(
                Problem(value.where, "missing-key", "a score's bounds are empty", "add `at-least` or `at-most`")
            )
        return None
    if low is not None and high is not None and low > high:
        found.append(
            Problem(value.where, "wrong-value", f"no number is from {low} to {high}", "exchange the two bounds")
        )
        return None
    return ScoreWithin(key.text, low, high)


def _question(question: Question, value: Node, found: list[Problem]) -> Condition | None:
    if not isinstance(value, MappingNode):
        options = read_options(question, value, found)
        return Literal(question.id, frozenset(options)) if options else None
    fields = Fields(value, "what a question's answer must be", ("none-of", "all-of", "at-least", "of"), found)
    parts: list[Condition] = []
    for form in ("none-of", "all-of", "of"):
        node = fields.node_of(form)
        options = read_options(question, node, found) if node is not None else ()
        if not options:
            continue
        if form == "none-of":
            parts.append(Not(Literal(question.id, frozenset(options))))
        elif form == "all-of":
            parts.extend(Literal(question.id, frozenset({option})) for option in options)
        else:
            parts.append(Literal(question.id, frozenset(options), fields.integer("at-least") or 1))
    if fields.has("at-least") and not fields.has("of"):
        fix = "add `of: [option, option]`"
        found.append(Problem(fields.where("at-least"), "missing-key", "`at-least` does not say of what", fix))
        return None
    if not question.many and (fields.has("all-of") or fields.has("at-least")):
        fix = "write `[option, option]` for any of them"
        found.append(
            Problem(value.where, "wrong-value", f"the question `{question.id}` takes one answer, never several", fix)
        )
        return None
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def read_options(question: Question, node: Node, found: list[Problem]) -> tuple[str, ...]:
    """The ids of the options that are named, without those that do not exist."""
    items = node.items if isinstance(node, Sequence) else (node,)
    options = []
    for item in items:
        if not isinstance(item, Scalar):
            found.append(wrong_type(item, f"an option of `{question.id}`", "text"))
        elif item.text not in question.option_ids:
            message = f"the question `{question.id}` has no option `{item.text}`"
            fix = did_you_mean(item.text, question.option_ids)
            found.append(Problem(item.where, "unknown-option", message, fix))
        else:
            options.append(item.text)
    if not items:
        found.append(Problem(node.where, "empty-value", f"no option of `{question.id}` is named", "name at least one"))
    return tuple(options) if len(options) == len(items) else ()
