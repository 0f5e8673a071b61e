"""Summarise all changes in a few sentences, and describe one page or source in a phrase."""

from __future__ import annotations

from collections.abc import Iterator

from builder.changes.flow.model import Extent, percent
from builder.changes.model import Became, ContentChanges, PageChanges, SourceChanges
from builder.text.counted import plural

SEEN_BY_NOBODY = "nothing that readers see changed"


def sentences(changes: ContentChanges) -> list[str]:
    """The most important first; if nothing changed, one sentence says so."""
    return list(_sentences(changes)) or ["Nothing changes."]


def _sentences(changes: ContentChanges) -> Iterator[str]:
    extents = [page.extent for page in changes.pages if page.became in (Became.CHANGED, Became.MOVED)]
    if number := extents.count(Extent.ADVICE):
        yield f"The advice changes in {plural(number, 'flow')}."
    if number := extents.count(Extent.UNKNOWN):
        yield f"{plural(number, 'flow')} changed so much that the advice cannot be compared."
    if number := len(changes.unreadable):
        yield f"{plural(number, 'file')} cannot be read, so that {_it(number)} could not be compared."
    if number := len(changes.without_note):
        yield f"{plural(number, 'change needs', 'changes need')} a note for readers under “changes”."
    for became in (Became.NEW, Became.GONE):
        if number := len(changes.that(became)):
            yield f"{plural(number, 'page')} {_is(number)} {became}."
    if number := len(changes.that(Became.MOVED)):
        yield f"{plural(number, 'page')} moved."
    if number := extents.count(Extent.WORDS):
        yield f"Only words change in {plural(number, 'page')}."
    if number := extents.count(Extent.LISTING):
        yield f"Only the listing changes for {plural(number, 'page')}: tags, address, review or notes."
    if number := extents.count(Extent.NONE):
        yield f"In {plural(number, 'page')}, {SEEN_BY_NOBODY}."
    if number := len(changes.sources):
        yield f"{plural(number, 'source')} changed."
    if changes.settings:
        yield "site.yaml changed, which affects every page."
    if number := len(changes.files):
        yield f"{plural(number, 'other file')} changed."


def state_of(page: PageChanges) -> str:
    """The fate of a page and the extent of its change."""
    if page.became in (Became.NEW, Became.GONE):
        why = f" ({page.why})" if page.why else ""
        return f"{page.became}{why}, {page.size}"
    parts = [f"moved from {page.before}"] if page.became is Became.MOVED else []
    if page.extent is not Extent.NONE:
        parts.append(str(page.extent))
    elif not parts:
        parts.append(SEEN_BY_NOBODY)
    if page.share:
        parts.append(_share(page))
    if page.lacks_note:
        parts.append("a note is missing")
    return ", ".join(parts)


def _share(page: PageChanges) -> str:
    of = "its words" if page.flow is None else "the words of one outcome"
    return f"{percent(round(page.share * 1000), 1000)} of {of}"


def source_in_words(source: SourceChanges) -> str:
    """The pages that cite a source, where readers see its change."""
    cited = f"cited in {', '.join(source.cited_in)}" if source.cited_in else "cited nowhere"
    return f"{source.became}, {cited}"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _it(number: int) -> str:
    return "it" if number == 1 else "they"
