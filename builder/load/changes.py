"""Read the notes on what changed in the advice of a page."""

from __future__ import annotations

from builder.load.fields import Fields
from builder.problems import Location
from builder.site import ChangeNote

KEYS = ("date", "note")
NOTE_LIMIT = 300
"""A note says what readers should know; the history shows the rest."""


def read_changes(page: Fields) -> tuple[ChangeNote, ...]:
    """The notes under `changes`, the newest first; of one day, in the order in which they are written."""
    notes: dict[tuple[object, str], ChangeNote] = {}
    for node in page.mappings("changes"):
        fields = Fields(node, "this change", KEYS, within=page)
        fields.lacks("date", "add `date: …`, the day from which it is so, as 2026-11-23")
        day, note = fields.date("date"), fields.text("note", required=True, limit=NOTE_LIMIT)
        if day is None or not note:
            continue
        known = notes.setdefault((day, note), ChangeNote(day, note, fields.where("date")))
        if known.where != fields.where("date"):
            _report_twice(fields, known.where)
    return tuple(sorted(notes.values(), key=lambda change: -change.date.toordinal()))


def _report_twice(fields: Fields, first: Location) -> None:
    message = "this change is written twice"
    fields.problem(fields.where("date"), "duplicate-key", message, f"remove it here or in line {first.line}")
