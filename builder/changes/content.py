"""Compare two states of the content: only what differs is read, so that a small change takes little time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.changes.flow.model import Extent
from builder.changes.languages import seen_in, views_of
from builder.changes.model import Became, ContentChanges, FileChanges, PageChanges, Unreadable
from builder.changes.moved_pages import moves
from builder.changes.page import compare_pages
from builder.changes.read_pages import read_page, read_text
from builder.changes.sources import compare_sources
from builder.changes.states import ContentState, different
from builder.history.follow.page_files import kind_of, page_of
from builder.history.follow.shared_entries import used_blocks
from builder.history.states.entries import Entries
from builder.load.blocks import FOLDER as BLOCKS
from builder.load.garbage_collection import collector_off
from builder.load.sources import FILE as SOURCES
from builder.site import ContentPage
from builder.site.language_view import LanguageView, language_of
from builder.site.page_kinds import Kind

SETTINGS = "content/site.yaml"
_RANK = {Extent.ADVICE: 0, Extent.UNKNOWN: 1, Extent.WORDS: 2, Extent.LISTING: 3, Extent.NONE: 4}
_ORDER = {Became.GONE: 0, Became.NEW: 1, Became.MOVED: 2, Became.CHANGED: 2}


@collector_off()
def compare_states(old: ContentState, new: ContentState) -> ContentChanges:
    """Compare two states, language by language. Files that cannot be read are named with the reason; nothing raises."""
    original, *translated = [_in_language(view, seen_in(view, old), seen_in(view, new)) for view in views_of(old, new)]
    every = (original, *translated)
    return replace(
        original,
        pages=sorted((page for each in every for page in each.pages), key=_importance),
        unreadable=[wrong for each in every for wrong in each.unreadable],
        files=sorted((file for each in every for file in each.files), key=lambda each: each.file),
    )


def _in_language(view: LanguageView, old: ContentState, new: ContentState) -> ContentChanges:
    """The differences of one language; of a translation, only those of its own files."""
    files = different(old, new)
    own = {page_of(file) for file in files} - {""}
    pages, wrong = _pages(old, new, own, _users_of_blocks(old, new, files) - own)
    sources, wrong_sources = compare_sources(old, new) if SOURCES in files else ([], [])
    drafts = {file for file in own if file in old.ids or file in new.ids} - _told(pages, wrong)
    told = {SETTINGS, SOURCES} if sources or wrong_sources else {SETTINGS}
    others = [file for file in files - told if not page_of(file)]
    named = [FileChanges(file, _became(file, old, new)) for file in sorted([*others, *drafts])]
    wrong += wrong_sources
    if view.language:
        pages = [replace(page, view=view, before=page.before and view.real(page.before)) for page in pages]
        wrong = [replace(each, file=view.real(each.file)) for each in wrong if language_of(view.real(each.file))]
        named = [replace(each, file=view.real(each.file)) for each in named if language_of(view.real(each.file))]
        sources = []
    return ContentChanges(
        old=old.name,
        new=new.name,
        old_commit=old.commit,
        new_commit=new.commit,
        pages=pages,
        sources=sources,
        unreadable=wrong,
        settings=SETTINGS in files,
        files=named,
    )


def _pages(
    old: ContentState, new: ContentState, own: set[str], through_blocks: set[str]
) -> tuple[list[PageChanges], list[Unreadable]]:
    """Compare these pages; also name those that cannot be read."""
    found: list[PageChanges] = []
    wrong: list[Unreadable] = []
    gone: list[ContentPage] = []
    come: list[ContentPage] = []
    for file in sorted(own | through_blocks):
        was, now = read_page(old, file), read_page(new, file)
        problems = [page for page in (was, now) if isinstance(page, Unreadable)]
        wrong += problems
        if isinstance(was, Unreadable) or isinstance(now, Unreadable):
            continue
        before, after = _published(was), _published(now)
        if before and after:
            changes = compare_pages(before, after)
            found += [changes] if file in own or changes.extent is not Extent.NONE else []
        elif before:
            gone += [before] if now is None else []
            found += [PageChanges(before, Became.GONE, why="is a draft now")] if now is not None else []
        elif after:
            come += [after] if was is None else []
            found += [PageChanges(after, Became.NEW, why="was a draft")] if was is not None else []
    moved = list(moves(gone, come, _texts(old, new, gone, come)))
    found += [compare_pages(before, now) for before, now in moved]
    found += [PageChanges(page, Became.GONE) for page in gone if not any(page is before for before, _ in moved)]
    found += [PageChanges(page, Became.NEW) for page in come if not any(page is now for _, now in moved)]
    return found, wrong


def _published(page: ContentPage | None) -> ContentPage | None:
    return None if page and page.entry.draft else page


def _texts(old: ContentState, new: ContentState, gone: list[ContentPage], come: list[ContentPage]) -> dict[str, bytes]:
    """The files of pages that may have moved; each is in one state only."""
    return {page.file: state.contents[page.file] for state, pages in ((old, gone), (new, come)) for page in pages}


def _users_of_blocks(old: ContentState, new: ContentState, files: frozenset[str]) -> set[str]:
    """The flows that use a block which was changed, in either state."""
    blocks = {file for file in files if file.startswith(f"{BLOCKS}/")}
    if not blocks:
        return set()
    return {file for state in (old, new) for file in state.pages if blocks & set(_blocks_of(state, file))}


def _blocks_of(state: ContentState, file: str) -> Iterator[str]:
    if kind_of(file) is Kind.FLOW and file in state.contents:
        text = read_text(state, file)
        pieces = None if isinstance(text, OSError) else Entries(lambda _: text).of(file, file)
        yield from (entry[0] for entry in used_blocks(pieces)) if pieces else ()


def _told(pages: list[PageChanges], wrong: list[Unreadable]) -> set[str]:
    """The files that are spoken of already; pages that remain are drafts."""
    return {file for page in pages for file in (page.file, page.before)} | {each.file for each in wrong}


def _became(file: str, old: ContentState, new: ContentState) -> Became:
    if file in old.ids and file in new.ids:
        return Became.CHANGED
    return Became.NEW if file in new.ids else Became.GONE


def _importance(page: PageChanges) -> tuple[int, bool, int, float, str]:
    """Whose advice changed comes first, then what lacks a note, what came and went, and the most words."""
    is_whole = page.became in (Became.NEW, Became.GONE)
    rank = 2 if is_whole else _RANK[page.extent]
    return rank, not page.lacks_note, _ORDER[page.became], -page.share, page.file
