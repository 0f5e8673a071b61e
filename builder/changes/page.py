"""Compare two versions of a page: every comparison of advice or of words begins here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.changes.flow.compare_flows import compare_flows
from builder.changes.flow.wording import FlowVersion, Html
from builder.changes.front_matter import article_fields
from builder.changes.model import Became, ContentPage, PageChanges
from builder.changes.prose.compare_prose import compare_prose
from builder.changes.prose.documents import unplaced
from builder.site import Article, ChangeNote, Document, FlowPage


def same_kind(old: ContentPage, new: ContentPage) -> bool:
    """Say whether two pages can be compared: two articles or two flows."""
    return isinstance(old, FlowPage) == isinstance(new, FlowPage)


def compare_pages(
    old: ContentPage, new: ContentPage, old_html: Html = unplaced, new_html: Html = unplaced
) -> PageChanges:
    """Compare two versions of one page; `old_html` and `new_html` turn the documents of each into HTML.

    Raises `TypeError` for an article and a flow, which `same_kind` tells.
    """
    became, before = (Became.CHANGED, "") if old.file == new.file else (Became.MOVED, old.file)
    notes, notes_gone = _only_in(new.changes, old.changes), _only_in(old.changes, new.changes)
    changes = PageChanges(new, became, before, notes=notes, notes_gone=notes_gone)
    if isinstance(old, FlowPage) and isinstance(new, FlowPage):
        flow = compare_flows(FlowVersion(old, old_html), FlowVersion(new, new_html))
        return replace(changes, fields=flow.fields, flow=flow)
    if isinstance(old, Article) and isinstance(new, Article):
        prose = compare_prose(old_html(whole(old), (), ""), new_html(whole(new), (), ""))
        return replace(changes, fields=article_fields(old, new), prose=prose)
    raise TypeError(f"{old.file} and {new.file} are an article and a flow")


def whole(page: Article) -> Document:
    """All the words of a page that is not a flow, as one document."""
    return page.body


def _only_in(notes: Sequence[ChangeNote], others: Sequence[ChangeNote]) -> list[ChangeNote]:
    known = {(other.date, other.note) for other in others}
    return [note for note in notes if (note.date, note.note) not in known]
