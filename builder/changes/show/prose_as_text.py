"""A difference for a terminal: `[-deleted-] {+inserted+}`, as `git diff --word-diff` writes it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from builder.changes.front_matter import FieldChange
from builder.changes.prose.passages import Passage, Piece
from builder.changes.prose.runs import RunKind
from builder.text.printable import one_line

MARKS = {RunKind.DELETED: ("[-", "-]"), RunKind.INSERTED: ("{+", "+}")}


def as_text(found: Sequence[Passage], width: int = 80) -> str:
    """Each passage on its own lines, indented below its heading; empty if nothing changed. No colours."""
    lines: list[str] = []
    heading = ""
    for passage in found:
        if passage.heading != heading:
            heading = passage.heading
            lines += ["", one_line(heading)]
        text = one_line("".join(_marked(piece) for piece in passage.pieces))
        wrapped = textwrap.wrap(text, width, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
        lines += ["", *wrapped]
    return "\n".join(lines).strip("\n")


def field_in_marks(field: FieldChange) -> str:
    """The old and the new value of a field; an empty value is left out."""
    marked = [f"[-{field.old}-]"] * bool(field.old) + [f"{{+{field.new}+}}"] * bool(field.new)
    return " ".join(marked)


def _marked(piece: Piece) -> str:
    begin, end = MARKS.get(piece.kind, ("", ""))
    words = piece.text.strip()
    before, _, after = piece.text.partition(words) if words else ("", "", piece.text)
    note = f" [{piece.note}]" if piece.note else ""
    return f"{before}{begin}{words}{end}{note}{after}"
