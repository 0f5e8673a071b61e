"""The pages of releases: what was in force in a named state of the whole site, and what it changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from builder.history.model import PageHistory, Version
from builder.history.releases import Release
from builder.languages import t
from builder.render.citable import anchors, history_address
from builder.render.page import Inputs, Page
from builder.render.versions.archive import Archive
from builder.text.collation import sort_key

URL_PATH = "releases/"


@dataclass(frozen=True, slots=True)
class InForce:
    """A page as it stood in a release."""

    page: str
    """The address of its first version, which no other page has."""
    title: str
    name: str
    day: datetime.date
    address: str
    """The address of that version, or of the notice why it cannot be read; empty if it is not published."""
    history: str
    """The page with what changed; empty where there is one version alone."""
    anchor: str
    changed: bool
    """True if this version is newer than the release before."""
    withdrawn: bool


def release_pages(archive: Archive, releases: Sequence[Release]) -> Iterator[Page]:
    """The list of releases and a page for each; `releases` are newest first."""
    if not releases:
        return
    description = t("releases.summary")
    yield Page(
        url_path=URL_PATH,
        template="releases.html",
        title=t("releases.title"),
        description=description,
        inputs=partial(Inputs, {"releases": releases}),
    )
    for release, before in zip(releases, [*releases[1:], None], strict=True):
        entries = list(_in_force(archive, release, before))
        there = {entry.page for entry in entries}
        gone = [entry for entry in _in_force(archive, before, None) if entry.page not in there] if before else []
        variables = {"release": release, "before": before, "in_force_then": _sorted(entries), "gone": _sorted(gone)}
        title = t("releases.release", name=release.name)
        yield Page(
            url_path=release.address,
            template="release.html",
            title=title,
            description=release.note.partition("\n")[0] or title,
            inputs=partial(Inputs, variables),
        )


def _sorted(entries: Iterable[InForce]) -> list[InForce]:
    return sorted(entries, key=lambda entry: (sort_key(entry.title), entry.address))


def _in_force(archive: Archive, release: Release, before: Release | None) -> Iterator[InForce]:
    history = archive.past.history
    places = {commit.id: index for index, commit in enumerate(history.commits)}
    for page in history.pages:
        several = len(page.published) > 1 or page.ended is not None
        for version in page.versions:
            end = places[version.until.id] if version.until else len(places)
            if version.index <= release.index < end:
                changed = before is not None and version.index > before.index
                changes = history_address(page) if several and version.published else ""
                title, anchor = archive.title_of(page, version), anchors(page)[version.address]
                address, withdrawn = _address(page, version), version.address in archive.withdrawn
                name = page.versions[0].address
                yield InForce(
                    page=name,
                    title=title,
                    name=version.name,
                    day=version.day,
                    address=address,
                    history=changes,
                    anchor=anchor,
                    changed=changed,
                    withdrawn=withdrawn,
                )


def _address(page: PageHistory, version: Version) -> str:
    if not page.ended and version is page.newest:
        return page.url_path
    return version.address if version.published else ""
