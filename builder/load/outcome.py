"""Read the words of an outcome, from its own file or from inside the flow."""

from __future__ import annotations

from collections.abc import Mapping

from builder.flows.model import Then
from builder.load.conditions import Names
from builder.load.fields import Fields
from builder.load.flow_tests import check_question, read_answers
from builder.load.located import Mapping as MappingNode
from builder.load.markdown import parse_markdown, parse_scalar
from builder.problems import Location, Problem
from builder.site import OutcomePage, Reference

KEYS = ("title", "verdict", "do-now", "read", "evidence", "then")
THEN_KEYS = ("label", "remove", "ask")


def read_outcome(
    outcome_id: str, node: MappingNode, body: str, start: Location, found: list[Problem], *, inline: bool = False
) -> tuple[OutcomePage, Fields]:
    """The outcome's page, and its front matter for what can only be read once the questions are known.

    `body` is its Markdown, which begins at `start`; an inline outcome has it under `advice`.
    """
    fields = Fields(node, "an outcome", (*KEYS, "advice") if inline else KEYS, found)
    advice = fields.scalar("advice") if inline else None
    if not body.strip() and advice is None:
        fix = "write what the reader should do"
        fields.problem(start, "empty-value", f"the outcome `{outcome_id}` has no advice", fix)
    page = OutcomePage(
        outcome_id,
        start.file,
        fields.text("title", required=True),
        fields.text("verdict", required=True),
        parse_scalar(advice, found, outcome=True) if advice else parse_markdown(body, start, found, outcome=True),
        node.where,
        tuple(parse_scalar(item, found) for item in fields.scalars("do-now")),
        tuple(Reference(item.text, item.where) for item in fields.scalars("read")),
        tuple(Reference(item.text, item.where) for item in fields.scalars("evidence")),
    )
    return page, fields


def read_then(fields: Fields, names: Names) -> tuple[Then, ...]:
    """`then: [{label, remove: {question: option}}, {label, ask: question}]`."""
    ways = []
    for node in fields.mappings("then"):
        entry = Fields(node, "an entry of `then`", THEN_KEYS, fields.found)
        label = entry.text("label", required=True)
        if entry.has("remove") == entry.has("ask"):
            fix = "write `remove: {question: option}` or `ask: question`"
            entry.problem(node.where, "wrong-value", "an entry of `then` does one thing", fix)
            continue
        if entry.has("ask"):
            question = entry.scalar("ask")
            if question and check_question(question, names, fields.found):
                ways.append(Then(label, node.where, ask=question.text))
            continue
        removed = entry.mapping("remove")
        remove = read_answers(removed, names, fields.found) if removed else {}
        _check_removable(remove, names, entry)
        ways.append(Then(label, node.where, remove))
    return tuple(ways)


def _check_removable(remove: Mapping[str, tuple[str, ...]], names: Names, entry: Fields) -> None:
    """Only a tick can be taken back; one answer of one is asked again instead."""
    for question in remove:
        if not names.questions[question].many:
            fix = f"write `ask: {question}`"
            message = f"`{question}` takes one answer, so that nothing can be taken back"
            entry.problem(entry.where("remove"), "wrong-value", message, fix)
