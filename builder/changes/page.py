"""Compare two versions of a page: every comparison of advice or of words begins here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.changes.flow.compare_flows import compare_flows
from builder.changes.flow.compare_wording import FlowVersion, Html
from builder.changes.front_matter import fields_of
from builder.changes.model import Became, PageChanges
from builder.changes.prose.compare_prose import compare_prose
from builder.changes.prose.documents import unplaced
from builder.site import ChangeNote, ContentPage, FlowPage


def same_kind(old: ContentPage, new: ContentPage) -> bool:
    """Say whether two pages can be compared: they are of one kind."""
    return old.kind is new.kind


def compare_pages(
    old: ContentPage, new: ContentPage, old_html: Html = unplaced, new_html: Html = unplaced
) -> PageChanges:
    """Compare two versions of one page; `old_html` and `new_html` turn the documents of each into HTML.

    Raises `TypeError` for pages of two kinds, which `same_kind` tells.
    """
    became, before = (Became.CHANGED, "") if old.file == new.file else (Became.MOVED, old.file)
    notes, notes_gone = _only_in(new.changes, old.changes), _only_in(old.changes, new.changes)
    changes = PageChanges(new, became, before, notes=notes, notes_gone=notes_gone)
    if not same_kind(old, new):
        raise TypeError(f"{old.file} and {new.file} are pages of two kinds")
    if isinstance(old, FlowPage) and isinstance(new, FlowPage):
        flow = compare_flows(FlowVersion(old, old_html), FlowVersion(new, new_html))
        return replace(changes, fields=flow.fields, flow=flow)
    prose = compare_prose(_words(old, old_html), _words(new, new_html))
    return replace(changes, fields=fields_of(old, new), prose=prose)


def _words(page: ContentPage, html: Html) -> str:
    """All the words of a page without conditions."""
    return "\n".join(html(document, (), "") for document in page.documents)


def _only_in(notes: Sequence[ChangeNote], others: Sequence[ChangeNote]) -> list[ChangeNote]:
    known = {(other.date, other.note) for other in others}
    return [note for note in notes if (note.date, note.note) not in known]
