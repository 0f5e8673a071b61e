"""Read `sets`: named sets of the options of a question, made of options and of each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from builder.flows.model import Question
from builder.flows.questions.option_set import OptionSet
from builder.load.conditions import RESERVED
from builder.load.fields import GROUP, Fields, check_slug, wrong_type
from builder.load.former_ids import meant
from builder.load.located import Mapping as MappingNode
from builder.load.located import Node, Scalar, Sequence
from builder.load.named_options import read_options
from builder.problems import Location

SET_KEYS = ("clause", "unless")
"""The keys of a set beside its question."""
COMPLEMENT = "none-of"


@dataclass(frozen=True, slots=True)
class _Written:
    """A set as it is written, before others that it names are put in."""

    id: str
    where: Location
    question: Question
    members: Node
    denied: bool
    clause: str
    unless: str


def with_sets(questions: Mapping[str, Question], flow: Fields) -> dict[str, Question]:
    """The questions with their sets. A set that cannot be read has no options, so that what names it is not judged."""
    node = flow.mapping("sets")
    written = [_written(key, value, questions, flow) for key, value in (node.entries if node else ())]
    made = dict(questions)
    for question in questions.values():
        own = {each.id: each for each in written if each is not None and each.question.id == question.id}
        for id_ in own:
            made[question.id] = _with_set(own, id_, made[question.id], flow, ())
    return made


def _written(key: Scalar, node: Node, questions: Mapping[str, Question], flow: Fields) -> _Written | None:
    flow.take(check_slug(key, "the id of a set"))
    if not isinstance(node, MappingNode):
        flow.report(replace(wrong_type(node, f"the set `{key.text}`", GROUP), fix="write `question: [option, option]`"))
        return None
    of = [(name, value) for name, value in node.entries if name.text not in SET_KEYS]
    if len(of) != 1:
        fix = "write one `question: [option, option]` under it"
        flow.problem(key.where, "wrong-value", f"the set `{key.text}` is not of one question", fix)
        return None
    ((name, members),) = of
    if name.text not in questions:
        former = {was: question.id for question in questions.values() for was in question.was}
        fix = meant(name.text, questions, former)
        flow.problem(name.where, "unknown-question", f"there is no question `{name.text}`", fix)
        return None
    question = questions[name.text]
    if key.text in (*question.option_ids, *RESERVED):
        message = f"`{key.text}` is an option of `{question.id}`, or a word of the format"
        flow.problem(key.where, "duplicate-id", message, "choose another id for this set")
        return None
    words = Fields(node, "this set", (*SET_KEYS, name.text), key.where, within=flow)
    denied = isinstance(members, MappingNode)
    if isinstance(members, MappingNode):
        form = Fields(members, f"the set `{key.text}`", (COMPLEMENT,), within=flow)
        if form.lacks(COMPLEMENT, f"write `{{{COMPLEMENT}: [option, option]}}` for all others"):
            return None
        members = form.node_of(COMPLEMENT) or members
    return _Written(
        id=key.text,
        where=key.where,
        question=question,
        members=members,
        denied=denied,
        clause=words.text("clause"),
        unless=words.text("unless"),
    )


def _with_set(own: Mapping[str, _Written], id_: str, question: Question, flow: Fields, on: tuple[str, ...]) -> Question:
    """The question with one of its sets, and those that this one names; `on` are the sets that name it."""
    each = own[id_]
    if id_ in question.sets:
        return question
    names = each.members.items if isinstance(each.members, Sequence) else (each.members,)
    for name in names:
        if isinstance(name, Scalar) and name.text in own and name.text in (*on, id_):
            fix = "take one of the references out"
            flow.problem(name.where, "circle", f"the set `{id_}` is made of itself, by way of `{name.text}`", fix)
            return replace(question, sets={**question.sets, id_: OptionSet(id_, ())})
        if isinstance(name, Scalar) and name.text in own:
            question = _with_set(own, name.text, question, flow, (*on, id_))
    named = flow.take(read_options(question, each.members))
    options = tuple(option.id for option in question.options if (option.id in named) != each.denied) if named else ()
    if named and not options:
        fix = "take an option out of the list"
        flow.problem(each.where, "empty-value", f"the set `{id_}` names nothing: no option is left for it", fix)
    made = OptionSet(id_, options, each.clause, each.unless)
    return replace(question, sets={**question.sets, id_: made})
