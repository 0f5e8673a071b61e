"""A difference as a comment on GitHub: ~~deleted~~ **inserted**, in words that are only words."""

from __future__ import annotations

from collections.abc import Sequence

from builder.changes.front_matter import FieldChange
from builder.changes.prose.passages import Passage, Piece
from builder.changes.prose.runs import RunKind
from builder.text.markdown_words import escaped

MARKS = {RunKind.DELETED: ("~~", "<del>", "</del>"), RunKind.INSERTED: ("**", "<strong>", "</strong>")}
"""Marks in Markdown, and in HTML for words whose neighbours would keep Markdown from seeing the marks."""


def as_markdown(found: Sequence[Passage]) -> str:
    """Each passage as a quotation below its heading; empty if nothing changed."""
    blocks: list[str] = []
    heading = ""
    for passage in found:
        if passage.heading != heading:
            heading = passage.heading
            blocks.append(f"Under “{escaped(heading)}”:" if heading else "At the beginning:")
        blocks.append(f"> {_passage(passage)}")
    return "\n\n".join(blocks)


def fields_as_markdown(fields: Sequence[FieldChange]) -> str:
    """A list of the fields of front matter that changed."""
    return "\n".join(f"- {escaped(each.label)}: {_value(each.old)} → {_value(each.new)}" for each in fields)


def _value(text: str) -> str:
    return escaped(text) or "(none)"


def _passage(passage: Passage) -> str:
    made = []
    texts = ["", *(piece.text for piece in passage.pieces), ""]
    for piece, before, after in zip(passage.pieces, texts, texts[2:], strict=False):
        made.append(_marked(piece, before[-1:], after[:1]))
    return "".join(made).strip()


def _marked(piece: Piece, before: str, after: str) -> str:
    """A piece, with what is around it, on which it depends whether Markdown sees the marks."""
    words = escaped(piece.text)
    lead = " " if piece.text[:1].isspace() else ""
    trail = " " if piece.text[-1:].isspace() and words else ""
    if piece.kind in MARKS and words:
        mark, opening, closing = MARKS[piece.kind]
        open_ = lead or not before.isalnum() or words[0].isalnum()
        close = trail or not after.isalnum() or words[-1].isalnum()
        words = f"{mark}{words}{mark}" if open_ and close else f"{opening}{words}{closing}"
    note = f" {escaped(f'[{piece.note}]')}" if piece.note else ""
    return f"{lead}{words}{note}{trail}"
