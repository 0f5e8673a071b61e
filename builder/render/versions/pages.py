"""Every page that the history adds: older versions, histories, redirects to current versions, removed pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from builder.history.model import PageHistory, Version
from builder.history.past import Past
from builder.history.states.state import PageState
from builder.render.citable import readable
from builder.render.options import Options
from builder.render.page import Page
from builder.render.pictures import picture_files
from builder.render.render_context import RenderContext
from builder.render.versions.archive import Archive
from builder.render.versions.changes import ChangesOfPage, changes_in, changes_of, changes_page
from builder.render.versions.flows import today_module
from builder.render.versions.former_addresses import former_pages
from builder.render.versions.history import history_entries, history_page
from builder.render.versions.notices import gone, leads_on, notices, withdrawn_version
from builder.render.versions.past_context import past_context
from builder.render.versions.releases import release_pages
from builder.render.versions.shown_version import ShownVersion, taken_back, without_withdrawn_notes
from builder.site import Article, ContentPage, FlowPage
from builder.site.address_table import AddressTable, Owner
from builder.site.page_kinds import KINDS, function_of


@dataclass(frozen=True, slots=True)
class RenderedVersions:
    """The pages and files that the history adds to a site."""

    pages: list[Page] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    changes: list[ChangesOfPage] = field(default_factory=list)
    former: dict[str, Page] = field(default_factory=dict)
    """Pages for former addresses, by address; each is left out if another page has its address."""


def version_pages(
    context: RenderContext, past: Past, options: Options, today_pages: Sequence[Page]
) -> RenderedVersions:
    """Make all pages of older versions; each old state is parsed once. `today_pages` show the newest content."""
    rendered, archive = RenderedVersions(), Archive(context, past, cache=options.cache)
    histories = [page for page in past.history.pages if page.published]
    wanted = [version for page in histories for version in _parsed(page)]
    states = iter(past.states_of(wanted, options.jobs))
    for page in histories:
        _add(rendered, archive, page, {version.address: archive.left_of(next(states)) for version in _parsed(page)})
        if page.ended and page.owns_address:
            rendered.pages.append(gone(archive, page))
    if changes := changes_in(rendered.changes):
        rendered.pages.append(changes_page(changes))
    rendered.pages.extend(release_pages(archive, past.releases.found))
    table = AddressTable()
    for shown in (*today_pages, *rendered.pages):
        table.add(shown.url_path, Owner(shown.title))
    rendered.pages.extend(former for former in rendered.former.values() if not table.owner_of(former.url_path))
    return rendered


def pages_about(context: RenderContext, past: Past, options: Options, file: str) -> RenderedVersions:
    """The pages of older versions of one article that is there today, with those that compare it with today.

    Pages for its former addresses are not among them.
    """
    rendered, archive = RenderedVersions(), Archive(context, past, cache=options.cache)
    page = past.history.page(file)
    if page is not None and page.published:
        wanted = _parsed(page)
        states = zip(wanted, past.states_of(wanted), strict=True)
        _add(rendered, archive, page, {version.address: archive.left_of(state) for version, state in states})
    return rendered


def _add(rendered: RenderedVersions, archive: Archive, page: PageHistory, states: dict[str, PageState]) -> None:
    """Add the pages of one page's past. Those of an article name its words: older versions are compared with them."""
    today, before = archive.today(page), len(rendered.pages)
    _add_page(rendered, archive, page, states, today)
    if isinstance(today, Article):
        said = rendered.pages[before:]
        rendered.pages[before:] = [replace(each, words=today.body.html, words_of=today.file) for each in said]


def _parsed(page: PageHistory) -> list[Version]:
    """The versions that must be read from git: the one in force is there already."""
    return [version for version in page.published if page.ended or version is not page.newest]


def _add_page(
    rendered: RenderedVersions,
    archive: Archive,
    page: PageHistory,
    states: dict[str, PageState],
    today: ContentPage | None,
) -> None:
    """The pages of one page's versions, and of its history if there are several."""
    versions: list[ShownVersion] = []
    for version in page.published:
        state = states.get(version.address)
        if state is None:
            versions.append(_in_force(archive, version, today))
            withdrawn = versions[-1].withdrawal
            rendered.pages.append(
                withdrawn_version(archive, page, version, withdrawn) if withdrawn
                else leads_on(archive.context, page, version)
            )  # fmt: skip
        else:
            versions.append(_shown_version(archive, state))
            rendered.pages.extend(_pages_of(rendered, archive, page, versions[-1], state))
    versions = without_withdrawn_notes(versions)
    entries = history_entries(page, versions)
    title = archive.context.titles[page.file] if today else archive.title_of(page, page.newest)
    taken = taken_back(archive.context.site.settings, page, versions)
    if len(versions) > 1 or page.ended:
        rendered.pages.append(history_page(page, title, entries, taken))
    is_there = page.url_path if page.ended and page.owns_address else ""
    changes = changes_of(page, title, entries, is_there, taken)
    rendered.changes.append(ChangesOfPage(today.file if isinstance(today, Article) else "", tuple(changes)))
    rendered.former.update((each.url_path, each) for each in former_pages(archive, page, versions, title))
    if isinstance(today, FlowPage) and not today.withdrawal and readable(page, archive.withdrawn):
        rendered.files[f"{page.url_path}today.js"] = today_module(today, page.newest.name)


def _in_force(archive: Archive, version: Version, today: ContentPage | None) -> ShownVersion:
    """The newest version, which is there already."""
    withdrawal = archive.withdrawn.get(version.address)
    content = None if withdrawal else today
    return ShownVersion(
        version=version,
        content=content,
        context=archive.context,
        withdrawal=withdrawal,
        notes=content.changes if content else (),
    )


def _shown_version(archive: Archive, state: PageState) -> ShownVersion:
    withdrawal = archive.withdrawn.get(state.version.address)
    content = None if withdrawal else state.page
    notes = state.page.changes if state.page else ()
    return ShownVersion(
        version=state.version, content=content, context=past_context(archive, state), withdrawal=withdrawal, notes=notes
    )


def _pages_of(
    rendered: RenderedVersions, archive: Archive, page: PageHistory, shown: ShownVersion, state: PageState
) -> list[Page]:
    """The pages of a version, or what is said instead."""
    pages: list[Page] = []
    if shown.content is not None:
        rendered.files.update(picture_files(shown.context.site))
        make = function_of(KINDS[shown.content.kind].version_pages)
        pages.extend(make(shown.context, shown.content, page, shown.version))
    return [*pages, *notices(archive, page, shown.version, state, {each.url_path for each in pages})]
