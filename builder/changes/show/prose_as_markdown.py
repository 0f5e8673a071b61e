"""A difference as a comment on GitHub: ~~deleted~~ **inserted**, with nothing in it that the words could do there.

Words come from whoever proposes a change. So all that means something in GitHub's Markdown is escaped; and mentions,
references to issues or commits, and addresses are broken by an invisible space, as GitHub looks for them afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.changes.front_matter import FieldChange
from builder.changes.prose.passages import Passage, Piece
from builder.changes.prose.runs import RunKind
from builder.text.printable import one_line

_MEANING = re.compile(r"[\\`*_{}\[\]<>()#+\-.!|~&$:@=^\"']")
_REFERENCE = re.compile(r"(@|#|GH-)(?=\w)|(:)(?=//)|(www)(?=\.)", re.IGNORECASE)
_COMMIT = re.compile(r"(?<![0-9a-z])(?=[0-9a-f]*[0-9])[0-9a-f]{7,}", re.IGNORECASE)
_BREAK = "\N{ZERO WIDTH SPACE}"
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
    return "\n".join(
        f"- {label}: {escaped(old) or '(none)'} → {escaped(new) or '(none)'}" for label, old, new in fields
    )


def escaped(text: str) -> str:
    """Text that stays text on GitHub: no markup, no link, no mention, no reference; on one line."""
    text = " ".join(one_line(text).split())
    text = _COMMIT.sub(
        lambda match: _BREAK.join(re.findall(".{1,6}", match[0])), _REFERENCE.sub(rf"\g<0>{_BREAK}", text)
    )
    return _MEANING.sub(r"\\\g<0>", text)


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
