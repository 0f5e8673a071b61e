"""Read for whom questions and options apply: `applies-when: condition`, about questions that come before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from builder.flows.conditions import Condition
from builder.flows.existing import questions_read
from builder.flows.model import Fact, Question, Score
from builder.load.conditions import Names, read_condition
from builder.load.fields import Fields
from builder.load.located import Mapping as MappingNode
from builder.load.located import Node
from builder.problems import Location, Problem

KEY = "applies-when"


@dataclass(frozen=True, slots=True)
class Applies:
    """A condition for a question or, where an option is named, for that option."""

    question: str
    option: str
    when: Condition
    where: Location


def read_applies(flow: Fields, names: Names, *, tree: bool) -> tuple[Applies, ...]:
    """The conditions that could be read; in a tree there are none."""
    found = []
    for question, option, where, node in _written(flow):
        if tree:
            fix = "let guards lead only those there who are meant: `go: [{when: condition, to: question}, …]`"
            flow.problem(where, "wrong-value", f"in a tree, `{KEY}` has no meaning", fix)
            continue
        when = flow.take(read_condition(node, names))
        if when is not None and question in names.questions:
            found.append(Applies(question, option, when, where))
    return tuple(found)


def _written(flow: Fields) -> Iterator[tuple[str, str, Location, Node]]:
    nodes = flow.node_of("questions")
    for question, node in nodes.entries if isinstance(nodes, MappingNode) else ():
        options = node.get("options") if isinstance(node, MappingNode) else None
        own = [(question.text, "", node)]
        own += (
            [(question.text, key.text, each) for key, each in options.entries]
            if isinstance(options, MappingNode)
            else []
        )
        for question_id, option, group in own:
            for key, value in group.entries if isinstance(group, MappingNode) else ():
                if key.text == KEY:
                    yield question_id, option, key.where, value


def later_questions(
    applies: Sequence[Applies],
    questions: Mapping[str, Question],
    facts: Mapping[str, Fact],
    scores: Mapping[str, Score],
) -> Iterator[Problem]:
    """Conditions that read their own question, or one that comes after it."""
    order = list(questions)
    for each in applies:
        read = questions_read(each.when, facts, scores)
        late = [id_ for id_ in order[order.index(each.question) :] if id_ in read]
        if late:
            what = "its own question" if late[0] == each.question else "a question that comes after it"
            message = f"`{KEY}` reads `{late[0]}`, {what}"
            fix = "let it read only questions that are written before this one, or move that one up"
            yield Problem(each.where, "later-question", message, fix)


def with_applies(questions: Mapping[str, Question], applies: Sequence[Applies]) -> dict[str, Question]:
    """The questions with the conditions for them and for their options."""
    made = dict(questions)
    for each in applies:
        question = made[each.question]
        if each.option:
            options = tuple(replace(o, applies_when=each.when) if o.id == each.option else o for o in question.options)
            made[each.question] = replace(question, options=options)
        else:
            made[each.question] = replace(question, applies_when=each.when)
    return made
