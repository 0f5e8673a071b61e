"""Read `next` of an outcome: flows that go on from it, and the answers that they are told.

Names of the other flow are kept with their places, and checked once all flows are read.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.model import Question
from builder.flows.next_flow import Carry, Named, NextFlow, Tell
from builder.load.conditions import Names
from builder.load.fields import GROUP, TEXT, Fields, wrong_type
from builder.load.flow_tests import check_question
from builder.load.located import Mapping, Node, Scalar, Sequence
from builder.load.named_options import read_options

NEXT_KEYS = ("flow", "label", "carry", "tell", "when")
CARRY_KEYS = ("to", "options")


def read_next(outcome: Fields, names: Names) -> tuple[NextFlow, ...]:
    """`next: [{flow, label, carry: {question: question}, tell: {question: option}}]`."""
    entries = [Fields(node, "this next flow", NEXT_KEYS, within=outcome) for node in outcome.mappings("next")]
    flows = [_next_flow(entry, names) for entry in entries]
    return tuple(flow for flow in flows if flow is not None)


def _next_flow(fields: Fields, names: Names) -> NextFlow | None:
    flow, label = fields.scalar("flow", required=True), fields.text("label", required=True)
    carry, tell = fields.mapping("carry"), fields.mapping("tell")
    for key, group in (("carry", carry), ("tell", tell)):
        if group is not None and not group.entries:
            fields.problem(fields.where(key), "empty-value", f"`{key}` is empty", "name a question, or remove the key")
    carried = tuple(_carried(carry, names, fields)) if carry else ()
    told = tuple(_told(tell, fields)) if tell else ()
    return NextFlow(label, _named(flow), fields.begin, carried, tell=told) if flow and label else None


def _named(name: Scalar) -> Named:
    return Named(name.text, name.where)


def _carried(group: Mapping, names: Names, fields: Fields) -> Iterator[Carry]:
    """Each question of this flow with every question of the next one that it leads to."""
    for key, value in group.entries:
        if not fields.take(check_question(key, names)):
            continue
        if names.questions[key.text].kind.is_typed:
            message = f"readers type the answer to `{key.text}`, which cannot be carried to another flow"
            fields.problem(key.where, "wrong-value", message, "remove it, or carry a question with options")
        else:
            for node in value.items if isinstance(value, Sequence) else (value,):
                carry = _carry(key, node, names.questions[key.text], fields)
                if carry is not None:
                    yield carry


def _carry(key: Scalar, node: Node, question: Question, within: Fields) -> Carry | None:
    if isinstance(node, Scalar) and node.text.strip():
        same = tuple((option.id, Named(option.id, node.where)) for option in question.options)
        return Carry(question.id, _named(node), same, True, where=key.where)
    if not isinstance(node, Mapping):
        within.report(wrong_type(node, f"an entry of `{key.text}`", TEXT))
        return None
    fields = Fields(node, f"the answer to `{key.text}`", CARRY_KEYS, key.where, within=within)
    to, options = fields.scalar("to", required=True), fields.mapping("options", required=True)
    pairs = tuple(_pairs(options, question, fields)) if options else ()
    return Carry(question.id, _named(to), pairs, False, where=key.where) if to and pairs else None


def _pairs(group: Mapping, question: Question, fields: Fields) -> Iterator[tuple[str, Named]]:
    for own, theirs in group.entries:
        known = fields.take(read_options(question, own))
        if not isinstance(theirs, Scalar) or not theirs.text.strip():
            fields.report(wrong_type(theirs, f"the counterpart of `{own.text}`", TEXT))
        elif known:
            yield own.text, _named(theirs)


def _told(group: Mapping, fields: Fields) -> Iterator[Tell]:
    for key, value in group.entries:
        items = value.items if isinstance(value, Sequence) else (value,)
        wrong = [item for item in items if not isinstance(item, Scalar) or not item.text.strip()]
        for item in wrong:
            fields.report(wrong_type(item, f"an option of `{key.text}`", TEXT))
        if not items:
            fields.report(wrong_type(value, f"`{key.text}`", GROUP))
        options = tuple(_named(item) for item in items if isinstance(item, Scalar))
        if options and not wrong:
            yield Tell(_named(key), options)
