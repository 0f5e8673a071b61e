"""Read a message: its front matter, and its forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from builder.load.article import SUMMARY_LIMIT, read_countries
from builder.load.changes import read_changes
from builder.load.fields import Fields
from builder.load.files import Files
from builder.load.front_matter import split
from builder.load.listing import KEYS as LISTING_KEYS
from builder.load.listing import read_listing
from builder.load.message_body import read_body
from builder.load.message_html import with_body
from builder.load.message_inline import SlotAt, subject_pieces
from builder.load.message_variables import read_variables
from builder.load.reader import Reader
from builder.load.translated_keys import ORIGINAL
from builder.problems import Location, Problem, Result, bounded_suggestions, did_you_mean
from builder.site import Document, MessagePage, Reference
from builder.site.message_text import EMAIL, PHONE, TEXT, MessageForm, MessageVariable, Pieces, filled, plain_text

KEYS = (
    "title", "summary", "occasion", "subject", "flow", "variables", "countries", "weight", "draft", "original",
    "changes", *LISTING_KEYS,
)  # fmt: skip
TEXT_FORM_LIMIT = 300
"""Characters of a text with its examples and all of its parts: two or three messages of a phone."""
SUBJECT_LIMIT = 78
"""Characters of a subject line with its examples, as RFC 5322 advises."""
OCCASION_LIMIT = 60


@bounded_suggestions()
def read_message(files: Files, file: str) -> Result[MessagePage | None]:
    """The message of one file, its conditions not compiled yet; None where it cannot be read."""
    reader = Reader()
    text = reader.take(files.read_text(file))
    needed = "`title: …`, `summary: …` and `occasion: …`"
    parts = reader.take(split(text, file, needed)) if text is not None else None
    if parts is None:
        return reader.result(None)
    fields = Fields(parts.front_matter, "this message", KEYS, within=reader)
    flow = fields.scalar("flow")
    variables = read_variables(fields)
    body = fields.take(read_body(parts.body, Location(file, parts.body_line)))
    subject, slots = _subject(fields)
    fields.report(*_forms(body.forms, file), *_names(variables, (*slots, *body.slots)))
    message = MessagePage(
        file=file,
        slug=PurePosixPath(file).stem,
        title=fields.text("title", required=True),
        summary=fields.text("summary", required=True, limit=SUMMARY_LIMIT),
        occasion=fields.text("occasion", required=True, limit=OCCASION_LIMIT),
        body=Document(file, ""),
        subject=subject,
        variables=variables,
        forms=body.forms,
        flow=Reference(flow.text.strip(), flow.where) if flow else None,
        whens=body.whens,
        countries=read_countries(fields),
        weight=fields.integer("weight") or 0,
        listing=read_listing(fields),
        draft=fields.boolean("draft", otherwise=False),
        changes=read_changes(fields),
        original=fields.where(ORIGINAL) if fields.scalar(ORIGINAL) else None,
    )
    fields.report(*_needs(message, fields), *_lengths(message, fields))
    return fields.result(with_body(message))


def _subject(fields: Fields) -> tuple[Pieces, Sequence[SlotAt]]:
    scalar = fields.scalar("subject")
    return fields.take(subject_pieces(scalar.text.strip(), scalar.positions.at)) if scalar else ((), ())


def _forms(forms: Sequence[MessageForm], file: str) -> Iterator[Problem]:
    """A message has a form, and never only that of a call: not everyone can phone."""
    names = {form.name for form in forms}
    if not forms:
        fix = "write `## Email`, `## Text` or both, each with the words below it"
        yield Problem(Location(file), "message-form", "this message has no form", fix)
    elif names == {PHONE}:
        fix = "add a `## Text` or `## Email` that says the same"
        yield Problem(forms[0].where, "message-form", "this message can only be said on the phone", fix,
                      why="some readers cannot phone")  # fmt: skip


def _names(variables: Sequence[MessageVariable], slots: Sequence[SlotAt]) -> Iterator[Problem]:
    """Each slot has a variable, and each variable a slot."""
    known = [variable.name for variable in variables]
    for slot in slots:
        if slot.variable not in known:
            fix = did_you_mean(slot.variable, known, f"add `{slot.variable}: …` to `variables`")
            yield Problem(slot.where, "unknown-variable", f"there is no variable `{slot.variable}`", fix)
    used = {slot.variable for slot in slots}
    for variable in variables:
        if variable.name not in used:
            fix = f"write `{{{variable.name}}}` where it belongs, or remove it"
            message = f"no form of this message uses the variable `{variable.name}`"
            yield Problem(variable.where, "unused-variable", message, fix)


def _needs(message: MessagePage, fields: Fields) -> Iterator[Problem]:
    """An email has a subject, nothing else has one; what reads answers names a flow."""
    has_email = any(form.name == EMAIL for form in message.forms)
    if has_email:
        fields.lacks("subject", "add `subject: …`, the subject line of the email")
    elif message.subject:
        fix = "remove it, or add the form `## Email`"
        yield Problem(fields.where("subject"), "wrong-value", "only an email has a subject", fix)
    reading = [when.where for when in message.whens] + [each.where for each in message.variables if each.question]
    if reading and not fields.has("flow"):
        fix = "add `flow: …`, the folder of the flow whose answers are meant"
        yield Problem(reading[0], "missing-key", "this message reads answers and names no flow", fix)


def _lengths(message: MessagePage, fields: Fields) -> Iterator[Problem]:
    """A text and a subject are short enough, filled with the examples."""
    examples = {variable.name: variable.example for variable in message.variables}

    def value(name: str) -> str:
        return examples.get(name, name)

    for form in message.forms:
        length = len(plain_text(form, value, range(len(message.whens)))) if form.name == TEXT else 0
        if length > TEXT_FORM_LIMIT:
            said = f"this text has {length} characters with its examples and all of its parts"
            fix = f"shorten it to {TEXT_FORM_LIMIT} or fewer"
            yield Problem(form.where, "too-long", said, fix, why="a phone sends a longer one in many pieces")
    length = len(filled(message.subject, value))
    if length > SUBJECT_LIMIT:
        said = f"this subject has {length} characters with its examples"
        yield Problem(fields.where("subject"), "too-long", said, f"shorten it to {SUBJECT_LIMIT} or fewer")
