"""Every page that the history adds: older versions, histories, what leads to a version in force, what is gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from builder.history.model import PageHistory, Version
from builder.history.past import Past
from builder.history.states.state import PageState
from builder.render.page import Desk, Options, Page
from builder.render.pictures import picture_files
from builder.render.versions.archive import Archive
from builder.render.versions.articles import article_page
from builder.render.versions.changes import Changed, changes_of, changes_page
from builder.render.versions.citable import readable
from builder.render.versions.flows import flow_version_pages, today_module
from builder.render.versions.former_addresses import former_pages
from builder.render.versions.history import history_entries, history_page
from builder.render.versions.notices import gone, leads_on, notices, withdrawn_version
from builder.render.versions.releases import release_pages
from builder.render.versions.render_context import desk_at
from builder.render.versions.shown_version import Told, taken_back, without_withdrawn_notes
from builder.site import Article, FlowPage
from builder.site.address_table import AddressTable, Owner


@dataclass(frozen=True, slots=True)
class Rendered:
    """What the history adds to a site."""

    pages: list[Page] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    changes: list[Changed] = field(default_factory=list)
    former: dict[str, Page] = field(default_factory=dict)
    """What is to stand at addresses that were in use once, by address, unless something else does."""


def version_pages(desk: Desk, past: Past, options: Options, today_pages: Sequence[Page]) -> Rendered:
    """Everything, page by page; each old state is parsed once. `today_pages` are those of the newest content."""
    rendered, archive = Rendered(), Archive(desk, past, cache=options.cache)
    histories = [page for page in past.history.pages if page.published]
    wanted = [version for page in histories for version in _parsed(page)]
    states = iter(past.states_of(wanted, options.jobs))
    for page in histories:
        parsed = {version.address: archive.left_of(next(states)) for version in _parsed(page)}
        _add_page(rendered, archive, page, parsed, archive.today(page))
        if page.ended and page.owns_address:
            rendered.pages.append(gone(archive, page))
    if rendered.changes:
        rendered.pages.append(changes_page(rendered.changes))
    rendered.pages.extend(release_pages(archive, past.releases.found))
    table = AddressTable()
    for shown in (*today_pages, *rendered.pages):
        table.add(shown.url_path, Owner(shown.title))
    rendered.pages.extend(former for former in rendered.former.values() if not table.owner_of(former.url_path))
    return rendered


def _parsed(page: PageHistory) -> list[Version]:
    """The versions that must be read from git: the one in force is there already."""
    return [version for version in page.published if page.ended or version is not page.newest]


def _add_page(
    rendered: Rendered,
    archive: Archive,
    page: PageHistory,
    states: dict[str, PageState],
    today: Article | FlowPage | None,
) -> None:
    """The pages of one page's versions, and of its history if there are several."""
    told: list[Told] = []
    for version in page.published:
        state = states.get(version.address)
        if state is None:
            told.append(_in_force(archive, version, today))
            withdrawn = told[-1].withdrawal
            rendered.pages.append(
                withdrawn_version(archive, page, version, withdrawn) if withdrawn
                else leads_on(archive.desk, page, version)
            )  # fmt: skip
        else:
            told.append(_told(archive, state))
            rendered.pages.extend(_shown(rendered, archive, page, told[-1], state))
    told = without_withdrawn_notes(told)
    entries = history_entries(page, told)
    title = archive.desk.titles[page.file] if today else archive.title_of(page, page.newest)
    taken = taken_back(archive.desk.site.settings, page, told)
    if len(told) > 1 or page.ended:
        rendered.pages.append(history_page(page, title, entries, taken))
    is_there = page.url_path if page.ended and page.owns_address else ""
    rendered.changes.extend(changes_of(page, title, entries, is_there, taken))
    rendered.former.update((each.url_path, each) for each in former_pages(archive, page, told, title))
    if isinstance(today, FlowPage) and not today.withdrawal and readable(page, archive.withdrawn):
        rendered.files[f"{page.url_path}today.js"] = today_module(today, page.newest.name)


def _in_force(archive: Archive, version: Version, today: Article | FlowPage | None) -> Told:
    """The newest version, which is there already."""
    withdrawal = archive.withdrawn.get(version.address)
    content = None if withdrawal else today
    return Told(version, content, archive.desk, withdrawal, content.changes if content else ())


def _told(archive: Archive, state: PageState) -> Told:
    withdrawal = archive.withdrawn.get(state.version.address)
    content = None if withdrawal else state.page
    notes = state.page.changes if state.page else ()
    return Told(state.version, content, desk_at(archive, state), withdrawal, notes)


def _shown(rendered: Rendered, archive: Archive, page: PageHistory, told: Told, state: PageState) -> list[Page]:
    """The pages of a version, or what is said instead."""
    pages: list[Page] = []
    if told.content is not None:
        rendered.files.update(picture_files(told.desk.site))
    match told.content:
        case FlowPage() as flow:
            pages.extend(flow_version_pages(told.desk, flow, page, told.version))
        case Article() as article:
            pages.append(article_page(told.desk, article, page, told.version))
    return [*pages, *notices(archive, page, told.version, state, {each.url_path for each in pages})]
