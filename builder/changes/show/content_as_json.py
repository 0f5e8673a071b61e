"""All changes for programs; reviewing.md describes the shape."""

from __future__ import annotations

from collections.abc import Sequence

from builder.changes.flow.model import FlowChanges
from builder.changes.front_matter import FieldChange
from builder.changes.model import ContentChanges, PageChanges, SourceChanges, Unreadable
from builder.changes.prose.compare_prose import Prose
from builder.changes.prose.passages import passages
from builder.changes.show.advice import figures_as_data, redefined_as_data
from builder.site import ChangeNote
from builder.text.printable import json_text

FORMAT = 1
"""Grows with a change after which a program that reads this would be wrong; a new key is none."""


def changes_as_json(changes: ContentChanges) -> str:
    """One object; ends with a newline."""
    made = {
        "format": FORMAT,
        "from": {"name": changes.old, "commit": changes.old_commit or None},
        "to": {"name": changes.new, "commit": changes.new_commit or None},
        "changed": changes.any,
        "pages": [_page(page) for page in changes.pages],
        "sources": [_source(source) for source in changes.sources],
        "unreadable": [_unreadable(wrong) for wrong in changes.unreadable],
        "settings": changes.settings,
        "files": [{"file": each.file, "became": each.became} for each in changes.files],
    }
    return json_text(made) + "\n"


def _page(page: PageChanges) -> dict[str, object]:
    return {
        "kind": page.kind,
        "became": page.became,
        "why": page.why,
        "file": page.file,
        "before": page.before,
        "url_path": page.url_path,
        "title": page.title,
        "size": page.size,
        "extent": page.extent,
        "share": round(page.share, 4),
        "note_missing": page.lacks_note,
        "notes": _notes(page.notes),
        "notes_gone": _notes(page.notes_gone),
        "fields": _fields(page.fields),
        "words": _prose(page.prose) if page.prose is not None else [],
        "flow": _flow(page.flow) if page.flow is not None else None,
    }


def _flow(flow: FlowChanges) -> dict[str, object]:
    return {
        "compared": flow.compared,
        "total": flow.total,
        "moved": flow.moved,
        "new": flow.appeared,
        "gone": flow.gone,
        "sentences": flow.sentences,
        "redefined": redefined_as_data(flow.redefined),
        "advice": [
            {
                "before": each.before,
                "after": each.after,
                "combinations": each.count,
                "share": each.share,
                "classes": list(each.classes),
                "more": each.left,
                "example": each.example,
                "rule_before": each.rule_before,
                "rule_after": each.rule_after,
            }
            for each in flow.advice
        ],
        "figures": figures_as_data(flow.figures),
        "added": [{"kind": each.kind, "words": each.words, "of": each.of} for each in flow.added],
        "removed": [{"kind": each.kind, "words": each.words, "of": each.of} for each in flow.removed],
        "words": [
            {"kind": each.kind, "name": each.name, "field": each.field, "passages": _prose(each.prose)}
            for each in flow.words
        ],
    }


def _prose(prose: Prose) -> list[dict[str, object]]:
    return [
        {
            "heading": passage.heading,
            "pieces": [
                {"kind": piece.kind.name.lower(), "text": piece.text, "note": piece.note} for piece in passage.pieces
            ],
        }
        for passage in passages(prose)
    ]


def _source(source: SourceChanges) -> dict[str, object]:
    return {
        "key": source.key,
        "became": source.became,
        "title": source.title,
        "fields": _fields(source.fields),
        "cited_in": list(source.cited_in),
    }


def _unreadable(wrong: Unreadable) -> dict[str, object]:
    return {"file": wrong.file, "state": wrong.state, "where": wrong.where, "reason": wrong.reason}


def _fields(fields: Sequence[FieldChange]) -> list[dict[str, str]]:
    return [{"label": each.label, "old": each.old, "new": each.new} for each in fields]


def _notes(notes: Sequence[ChangeNote]) -> list[dict[str, str]]:
    return [{"date": note.date.isoformat(), "note": note.note} for note in notes]
