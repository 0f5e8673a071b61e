"""Compare a page with what it was."""

from __future__ import annotations

from collections.abc import Sequence

from builder.changes.flow.advice import compare
from builder.changes.flow.changes import FlowChanges
from builder.changes.flow.compare_flows import compare_flows
from builder.changes.flow.wording import Version
from builder.changes.front_matter import fields_of
from builder.changes.model import Became, PageChanges
from builder.changes.needs_note import share_of_outcomes
from builder.changes.prose.compare_prose import compare_prose
from builder.changes.prose.documents import unplaced
from builder.changes.prose.share import count_words
from builder.flows.counts import combinations
from builder.flows.expand import TooManyStatesError
from builder.site import ChangeNote, ContentPage, FlowPage
from builder.site.page_kinds import Kind

Page = ContentPage


def compared(old: Page, new: Page) -> PageChanges:
    """What changed in a page; the two are versions of one, and of one kind."""
    became = Became.CHANGED if old.file == new.file else Became.MOVED
    before = "" if old.file == new.file else old.file
    added = _only_in(new.changes, old.changes)
    gone = _only_in(old.changes, new.changes)
    if isinstance(old, FlowPage) and isinstance(new, FlowPage):
        flow = _flows(old, new)
        share = share_of_outcomes(flow.words)
        return PageChanges(
            Kind.FLOW, became, new.file, new.url_path, new.flow.title or new.file, size_of(new), before, flow.fields,
            flow=flow, share=share, notes=added, notes_gone=gone,
        )  # fmt: skip
    prose = compare_prose(_text(old), _text(new))
    share = count_words(prose).share if prose.changed else 0.0
    return PageChanges(
        new.kind, became, new.file, new.url_path, new.title or new.file, size_of(new), before,
        fields_of(old, new), prose, share=share, notes=added, notes_gone=gone,
    )  # fmt: skip


def alone(page: Page, became: Became, why: str = "") -> PageChanges:
    """A page that there was not, or is no more."""
    return PageChanges(page.kind, became, page.file, page.url_path, page.title or page.file, size_of(page), why=why)


def size_of(page: Page) -> str:
    """How much there is of a page."""
    if isinstance(page, FlowPage):
        flow = page.flow
        counted = f"{_many(len(flow.questions), 'question')}, {_many(len(flow.outcomes), 'outcome')}"
        return f"{counted}, {_many(combinations(page.diagram), 'combination')} of answers"
    words = count_words(compare_prose("", _text(page))).inserted
    return _many(words, "word")


def _text(page: Page) -> str:
    """All the words of a page without conditions."""
    return "\n".join(map(unplaced, page.documents))


def _flows(old: FlowPage, new: FlowPage) -> FlowChanges:
    try:
        comparison = compare(old.flow, new.flow)
    except TooManyStatesError:
        comparison = None
    return compare_flows(Version(old, unplaced), Version(new, unplaced), comparison)


def _only_in(notes: Sequence[ChangeNote], others: Sequence[ChangeNote]) -> list[ChangeNote]:
    known = {(other.date, other.note) for other in others}
    return [note for note in notes if (note.date, note.note) not in known]


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
