"""Read the words of an outcome, from its own file or from inside the flow."""

from __future__ import annotations

from builder.flows.answer_slots import without_answers
from builder.flows.questions.checkbox import NONE
from builder.flows.then import Then
from builder.load.answer_slots import filled_text
from builder.load.conditions import Names
from builder.load.fields import Fields, check_slug
from builder.load.flow_tests import check_question, read_answers
from builder.load.guards import read_steps
from builder.load.located import Mapping
from builder.load.translated_keys import ORIGINAL
from builder.problems import did_you_mean
from builder.site import Document, OutcomePage, Reference
from builder.site.outcome_page import KEEPS, TONES

_SHARED = ("title", "verdict", "tone", "do-now", "messages", "keep", "read", "evidence", "then", "next", "was")
KEYS = (*_SHARED, ORIGINAL)
INLINE_KEYS = (*_SHARED, "advice")
THEN_KEYS = ("label", "remove", "ask", "when")


def read_outcome(outcome_id: str, fields: Fields, body: Document) -> OutcomePage:
    """The outcome's page; `body` is its advice."""
    verdict = fields.text("verdict", required=True)
    return OutcomePage(
        id=outcome_id,
        file=body.file,
        title=fields.text("title", required=True),
        verdict=without_answers(verdict),
        verdict_filled=filled_text(verdict),
        body=body,
        where=fields.begin,
        do_now=read_steps(fields),
        messages=tuple(Reference(item.text, item.where) for item in fields.scalars("messages")),
        read=tuple(Reference(item.text, item.where) for item in fields.scalars("read")),
        evidence=tuple(Reference(item.text, item.where) for item in fields.scalars("evidence")),
        was=_former_addresses(fields),
        keep=_keep(fields),
        original=fields.where(ORIGINAL) if fields.scalar(ORIGINAL) else None,
        tone=fields.choice("tone", TONES) if fields.has("tone") else "",
    )


def _former_addresses(fields: Fields) -> tuple[str, ...]:
    """Its former ids, each of which was part of an address."""
    return tuple(former.text for former in fields.scalars("was") if fields.take(check_slug(former, "a former id")))


def _keep(fields: Fields) -> tuple[str, ...]:
    """The forms that its result offers."""
    named = fields.scalars("keep")
    for each in named:
        if each.text not in KEEPS:
            message = f"an entry of `keep` cannot be `{each.text}`"
            fields.problem(each.where, "wrong-value", message, did_you_mean(each.text, KEEPS))
    return tuple(dict.fromkeys(each.text for each in named if each.text in KEEPS))


def read_then(fields: Fields, names: Names) -> tuple[Then, ...]:
    """`then: [{label, remove: {question: option}}, {label, ask: question}]`."""
    entries = [Fields(node, "this way on", THEN_KEYS, within=fields) for node in fields.mappings("then")]
    ways = [_way_on(entry, names) for entry in entries]
    return tuple(way for way in ways if way is not None)


def _way_on(fields: Fields, names: Names) -> Then | None:
    label = fields.text("label", required=True)
    if fields.has("remove") == fields.has("ask"):
        if not fields.misspelt & {"remove", "ask"}:
            fix = "write `remove: {question: option}` or `ask: question`"
            fields.problem(fields.begin, "wrong-value", "a way on has one of `remove` and `ask`", fix)
        return None
    if fields.has("ask"):
        question = fields.scalar("ask", required=True)
        known = question is not None and fields.take(check_question(question, names))
        return Then(label, fields.begin, ask=question.text) if question and known else None
    removed = fields.mapping("remove", required=True)
    return Then(label, fields.begin, _removed(removed, names, fields)) if removed else None


def _removed(node: Mapping, names: Names, fields: Fields) -> dict[str, tuple[str, ...]]:
    """Only a tick can be taken back; one answer of one is asked again instead."""
    answers = fields.take(read_answers(node, names))
    for key, value in node.entries:
        if key.text in answers and not names.questions[key.text].kind.takes_back:
            message = f"`{key.text}` takes one answer, which cannot be taken back"
            fields.problem(key.where, "wrong-value", message, f"write `ask: {key.text}` instead of `remove`")
        elif NONE in answers.get(key.text, ()):
            message = "`none` is not a tick, so that it cannot be taken back"
            fields.problem(value.where, "wrong-value", message, "name the option that no longer holds")
    if not node.entries:
        fields.problem(fields.where("remove"), "empty-value", "`remove` is empty", "write `{question: option}`")
    return answers
