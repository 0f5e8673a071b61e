"""Pages in the place of others: of a version in force, withdrawn or not to be read, and of a page that is gone."""

from __future__ import annotations

from collections.abc import Container, Iterator
from pathlib import PurePosixPath

from builder.render.page import Desk, Page
from builder.render.versions.archive import Archive
from builder.render.versions.citable import history_address, older
from builder.site import FlowPage
from builder.versions.model import Kind, PageHistory, Version
from builder.versions.page_files import page_of
from builder.versions.past import Past
from builder.versions.state import State


def outcomes_of(past: Past, version: Version, content: object) -> set[str]:
    """The outcomes that a version had: those that were read, and every file that was to be one."""
    if version.kind is not Kind.FLOW:
        return set()
    files = past.history.timeline.files(version.index, version.file.rpartition("/")[0])
    names = {PurePosixPath(each.file).stem for each in files if each.file.endswith(".md") and page_of(each.file)}
    return names | (content.outcomes.keys() if isinstance(content, FlowPage) else set())


def notices(
    archive: Archive, page: PageHistory, version: Version, state: State, shown: Container[str]
) -> Iterator[Page]:
    """At each address of a version at which nothing is `shown`: that it was withdrawn, or why it cannot be read."""
    withdrawal = archive.withdrawn.get(version.address)
    outcomes = sorted(outcomes_of(archive.past, version, state.page))
    inside = ["rules/", *(f"outcomes/{outcome}/" for outcome in outcomes)] if version.kind is Kind.FLOW else []
    said = older(page, version)
    context: dict[str, object] = {"older": said, "problems": state.problems}
    template = "unreadable.html"
    if withdrawal:
        context, template = {"older": said, "withdrawal": withdrawal}, "withdrawn.html"
    for address in (f"{version.address}{part}" for part in ("", *inside)):
        if address not in shown:
            title, description = archive.title_of(page, version), f"The version of {version.name}."
            yield Page(address, template, title, description, context, indexed=False, now=said.now, past=True)


def leads_on(desk: Desk, page: PageHistory, version: Version) -> Page:
    """The permanent address of the version in force, which leads to the page until it is superseded."""
    title = desk.titles.get(page.file, "")
    target = desk.addresses(page.url_path).canonical
    context = {"target": page.url_path, "target_url": target, "in_force": version.day}
    return Page(version.address, "redirect.html", title, title, context, indexed=False)


def gone(archive: Archive, page: PageHistory) -> Page:
    """In the place of a page that was taken off the site."""
    assert page.ended is not None
    desk = archive.desk
    successor = desk.targets.url_paths.get(page.successor, "")
    context = {
        "day": page.ended.day,
        "before_url": history_address(page),
        "instead": (successor, desk.titles[page.successor]) if successor else None,
    }
    title = archive.title_of(page, page.newest)
    return Page(page.url_path, "gone.html", title, "This page is no longer part of the site.", context, indexed=False)
