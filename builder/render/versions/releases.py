"""The pages of releases: what was in force in a named state of the whole site, and what it changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.collation import sort_key
from builder.render.page import Desk, Page
from builder.render.versions.citable import history_address, readable
from builder.versions.model import PageHistory, Version
from builder.versions.past import Past
from builder.versions.releases import Release

URL_PATH = "releases/"


@dataclass(frozen=True, slots=True)
class InForce:
    """A page as it stood in a release."""

    title: str
    day: datetime.date
    address: str
    """Where that version can be read; empty where it was withdrawn, or is not published."""
    history: str
    """The page with what changed; empty where there is one version alone."""
    anchor: str
    changed: bool
    """Whether this version is newer than the release before."""


def release_pages(desk: Desk, past: Past, releases: Sequence[Release]) -> Iterator[Page]:
    """The list of releases and a page for each; `releases` are newest first."""
    if not releases:
        return
    description = "Named states of this site, newest first."
    yield Page(URL_PATH, "releases.html", "Releases", description, {"releases": releases})
    for release, before in zip(releases, [*releases[1:], None], strict=True):
        entries = list(_in_force(desk, past, release, before))
        context = {
            "release": release,
            "before": before,
            "in_force_then": sorted(entries, key=lambda entry: (sort_key(entry.title), entry.address)),
        }
        title = f"Release {release.name}"
        yield Page(release.address, "release.html", title, release.note.partition("\n")[0] or title, context)


def _in_force(desk: Desk, past: Past, release: Release, before: Release | None) -> Iterator[InForce]:
    places = {commit.id: index for index, commit in enumerate(past.history.commits)}
    for page in past.history.pages:
        for version in page.versions:
            end = places[version.until.id] if version.until else len(places)
            if version.index <= release.index < end:
                changed = before is not None and version.index > before.index
                several = len(page.published) > 1 or page.ended is not None
                history = history_address(page) if several and version.published else ""
                title = past.title_of(version) or page.url_path
                yield InForce(title, version.day, _address(desk, page, version), history, version.name, changed)


def _address(desk: Desk, page: PageHistory, version: Version) -> str:
    if not page.ended and version is page.newest:
        return page.url_path
    return version.address if version in readable(page, desk.site) else ""
