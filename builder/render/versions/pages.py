"""Every page that the history adds: older versions, histories, what leads to a version in force, what is gone."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.render.page import Desk, Page
from builder.render.pictures import picture_files
from builder.render.versions.articles import article_page
from builder.render.versions.changes import Changed, changes_of, changes_page
from builder.render.versions.citable import history_address, older, readable
from builder.render.versions.desk import desk_at
from builder.render.versions.flows import flow_version_pages, today_module
from builder.render.versions.history import Told, history_page
from builder.render.versions.releases import release_pages
from builder.site import Article, FlowPage
from builder.versions.model import PageHistory, Version
from builder.versions.past import Past, State


@dataclass(frozen=True, slots=True)
class Rendered:
    """What the history adds to a site."""

    pages: list[Page] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    changes: list[Changed] = field(default_factory=list)


def version_pages(desk: Desk, past: Past, jobs: int) -> Rendered:
    """Everything, page by page; each old state is parsed once."""
    rendered = Rendered()
    today = {page.file: page for page in desk.site.pages}
    histories = [page for page in past.history.pages if page.published and (page.ended or page.file in today)]
    wanted = [version for page in histories for version in _parsed(page)]
    states = iter(past.states_of(wanted, jobs))
    for page in histories:
        parsed = {version.name: next(states) for version in _parsed(page)}
        leaves_gap = page.ended is not None and page.owns_address
        now = today.get(page.file) if not page.ended else None
        _add_page(rendered, _Shelf(desk, past, page, parsed, now, page.url_path if leaves_gap else ""))
        if leaves_gap:
            rendered.pages.append(_gone(desk, past, page))
    if rendered.changes:
        rendered.pages.append(changes_page(rendered.changes))
    rendered.pages.extend(release_pages(desk, past, past.releases.found))
    return rendered


def _parsed(page: PageHistory) -> list[Version]:
    """The versions that must be read from git: the one in force is there already."""
    return [version for version in page.published if page.ended or version is not page.newest]


@dataclass(frozen=True, slots=True)
class _Shelf:
    """A page with all its versions."""

    desk: Desk
    past: Past
    history: PageHistory
    states: dict[str, State]
    today: Article | FlowPage | None
    gone: str
    """The address that says that it is gone, if it is and no other page has taken its place."""


def _add_page(rendered: Rendered, shelf: _Shelf) -> None:
    """The pages of one page's versions, and of its history if there are several."""
    page, desk = shelf.history, shelf.desk
    shown = {version.name for version in readable(page, desk.site)}
    gone = desk.site.settings.withdrawn
    told: list[Told] = []
    for version in page.published:
        state = shelf.states.get(version.name)
        at = desk_at(desk, shelf.past, state, version.address) if state else desk
        withdrawn = next((w for w in gone if (w.file, w.version) == (page.file, version.name)), None)
        content = state.page if state else shelf.today
        told.append(Told(version, content, at, withdrawn, state.problems if state else ()))
        if state is None:
            rendered.pages.append(_leads_on(desk, page, version))
        elif withdrawn:
            context = {"older": older(page, version), "withdrawal": withdrawn}
            rendered.pages.append(_notice(page, version, "withdrawn.html", shelf, context))
        elif content is None:
            context = {"older": older(page, version), "problems": state.problems}
            rendered.pages.append(_notice(page, version, "unreadable.html", shelf, context))
        elif version.name in shown:
            rendered.files.update(picture_files(at.site))
            if isinstance(content, FlowPage):
                rendered.pages.extend(flow_version_pages(at, content, page, version))
            else:
                rendered.pages.append(article_page(at, content, page, version))
    if len(told) > 1 or page.ended:
        rendered.pages.append(history_page(desk, page, told))
    title = desk.titles.get(page.file, "") if shelf.today else shelf.past.title_of(page.newest)
    rendered.changes.extend(changes_of(page, title or page.url_path, told, shelf.gone))
    if shown and isinstance(shelf.today, FlowPage):
        rendered.files[f"{page.url_path}today.js"] = today_module(shelf.today, page.newest.name)


def _notice(page: PageHistory, version: Version, template: str, shelf: _Shelf, context: dict[str, object]) -> Page:
    title = shelf.past.title_of(version) or page.url_path
    description, now = f"The version of {version.name}.", older(page, version).now
    return Page(version.address, template, title, description, context, indexed=False, now=now, past=True)


def _leads_on(desk: Desk, page: PageHistory, version: Version) -> Page:
    """The permanent address of the version in force, which leads to the page until it is superseded."""
    title = desk.titles.get(page.file, "")
    target = desk.addresses(page.url_path).canonical
    context = {"target": page.url_path, "target_url": target, "in_force": version.day}
    return Page(version.address, "redirect.html", title, title, context, indexed=False)


def _gone(desk: Desk, past: Past, page: PageHistory) -> Page:
    """In the place of a page that was taken off the site."""
    assert page.ended is not None
    title = past.title_of(page.newest) or page.url_path
    successor = desk.targets.url_paths.get(page.successor, "")
    context = {
        "day": page.ended.day,
        "history_url": history_address(page),
        "successor": (successor, desk.titles[page.successor]) if successor else None,
    }
    return Page(page.url_path, "gone.html", title, "This page is no longer part of the site.", context, indexed=False)
