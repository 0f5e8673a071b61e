"""Read the places in an outcome's words that somebody's answers fill: `{question or other words}`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.flows.answer_slots import SLOT
from builder.load.conditions import Names
from builder.load.fields import Fields
from builder.load.former_ids import meant
from builder.load.located import Scalar
from builder.problems import Location, Problem
from builder.site import AnswerSlot, OutcomePage


def filled_text(text: str) -> str:
    """A text if answers fill something in it, else nothing."""
    return text if SLOT.search(text) else ""


def text_problems(fields: Fields, key: str, names: Names) -> Iterator[Problem]:
    """The problems of the slots in a plain text, which is also shown where there are no answers."""
    written = fields.node_of(key)
    if not isinstance(written, Scalar):
        return
    for slot in SLOT.finditer(written.text):
        where = written.positions.at(slot.start())
        if slot["question"] not in names.questions:
            yield _unknown(slot["question"], where, names, "write the words that belong there")
        elif not slot["otherwise"]:
            fix = f"say what stands there then: `{{{slot['question']} or words}}`"
            why = "lists, search engines and readers without JavaScript get it, too"
            message = f"`{key}` is also shown where there is no answer to `{slot['question']}`"
            yield Problem(where, "unasked-answer", message, fix, why=why)


def outcome_problems(page: OutcomePage, fields: Fields, names: Names) -> Iterator[Problem]:
    """The problems of the slots in an outcome's words that can be told without its diagram."""
    yield from text_problems(fields, "verdict", names)
    for slot in slots_of(page):
        if slot.target not in names.questions:
            yield _unknown(slot.target, slot.where, names, "write `\\{` if a brace is meant")


def slots_of(page: OutcomePage) -> Iterable[AnswerSlot]:
    """The slots in the Markdown of an outcome."""
    return [slot for document in (*page.do_now, page.body) for slot in document.answers]


def _unknown(question: str, where: Location, names: Names, otherwise: str) -> Problem:
    fix = meant(question, names.questions, names.former, otherwise)
    return Problem(where, "unknown-question", f"there is no question `{question}`", fix)
