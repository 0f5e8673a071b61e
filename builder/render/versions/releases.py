"""The pages of releases: what was in force in a named state of the whole site, and what it changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.collation import sort_key
from builder.render.page import Page
from builder.render.versions.archive import Archive
from builder.render.versions.citable import anchors, history_address, readable
from builder.versions.model import PageHistory, Version
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


def release_pages(archive: Archive, releases: Sequence[Release]) -> Iterator[Page]:
    """The list of releases and a page for each; `releases` are newest first."""
    if not releases:
        return
    description = "Named states of this site, newest first."
    yield Page(URL_PATH, "releases.html", "Releases", description, {"releases": releases})
    for release, before in zip(releases, [*releases[1:], None], strict=True):
        entries = list(_in_force(archive, release, before))
        context = {
            "release": release,
            "before": before,
            "in_force_then": sorted(entries, key=lambda entry: (sort_key(entry.title), entry.address)),
        }
        title = f"Release {release.name}"
        yield Page(release.address, "release.html", title, release.note.partition("\n")[0] or title, context)


def _in_force(archive: Archive, release: Release, before: Release | None) -> Iterator[InForce]:
    history = archive.past.history
    places = {commit.id: index for index, commit in enumerate(history.commits)}
    for page in history.pages:
        for version in page.versions:
            end = places[version.until.id] if version.until else len(places)
            if version.index <= release.index < end:
                changed = before is not None and version.index > before.index
                several = len(page.published) > 1 or page.ended is not None
                changes = history_address(page) if several and version.published else ""
                title, anchor = archive.title_of(page, version), anchors(page)[version.address]
                yield InForce(title, version.day, _address(archive, page, version), changes, anchor, changed)


def _address(archive: Archive, page: PageHistory, version: Version) -> str:
    if not page.ended and version is page.newest:
        return page.url_path
    return version.address if version in readable(page, archive.withdrawn) else ""
