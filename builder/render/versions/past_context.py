"""The render context of an older state: with the sources, pictures, titles and addresses of its time."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from builder.history.history import History
from builder.history.model import Version
from builder.history.states.links import targets_at
from builder.history.states.state import PageState
from builder.languages import t
from builder.load.pictures import published
from builder.problems import Location
from builder.render.citable import remains
from builder.render.render_context import RenderContext
from builder.render.versions.archive import Archive
from builder.site import MessagePage, PublishedImage, Settings, Source, Variant
from builder.site.links import Broken, External, Internal, Targets
from builder.text.edit_address import viewer_of

NOTHING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="48" height="32" viewBox="0 0 48 32">'
    b'<path d="M1 1h46v30H1z" fill="none" stroke="#777" stroke-dasharray="4 3"/></svg>'
)
"""The picture in place of one that is gone."""


def past_context(archive: Archive, state: PageState) -> RenderContext:
    """The context for a state that is shown at the address of its version."""
    context, past, index, at = archive.context, archive.past, state.version.index, state.version.address
    unknown = {
        key: Source(key=key, title=t("sources.unknown", key=key), grade="D", where=_NOWHERE)
        for key in state.unknown_sources
    }
    pictures = {file: _picture(archive, file, blob) for file, blob in state.pictures.items()}
    pictures |= {file: _missing(file) for file in state.missing_pictures}
    then = targets_at(past.history, index, _Addresses(past.history))
    files = _RepositoryFiles(context.site.settings)
    targets = TargetsThen(then.url_paths, then.anchors, repository=files, today=context.targets, home=at)
    site = replace(
        context.site, sources={**state.sources, **unknown}, help=state.help, glossary=state.glossary, pictures=pictures
    )
    return replace(
        context, site=site, targets=targets, titles=_Titles(archive, index), messages=_Messages(archive, index)
    )


_NOWHERE = Location("content/sources.yaml")


def _picture(archive: Archive, file: str, blob: str) -> PublishedImage:
    try:
        made = published(file, archive.past.picture(blob), cache=archive.cache)
    except OSError:
        return _missing(file)
    return made if isinstance(made, PublishedImage) else _missing(file)


def _missing(file: str) -> PublishedImage:
    return PublishedImage(file, ".svg", (Variant(48, 32, NOTHING),))


@dataclass(frozen=True, slots=True)
class _Addresses:
    """The address of a link into the past: the page of today while that version is in force, else the version's own.

    One that is not published leads to the page of today, or to what is left of it, or else home.
    """

    history: History

    def __call__(self, version: Version, outcome: str) -> str:
        page = self.history.page_of(version)
        inside = f"outcomes/{outcome}/" if outcome else ""
        if page.newest is version and not page.ended:
            return f"{page.url_path}{inside}"
        return f"{version.address}{inside}" if version.published else remains(page)


@dataclass(frozen=True, slots=True)
class TargetsThen(Targets):
    """The targets of links at that time; a broken link stays on its page, since nobody can mend it."""

    today: Targets | None = None
    home: str = ""

    def resolve(self, file: str, href: str) -> External | Internal | Broken:
        """The target of a link written in `file`, without an anchor unless the page of today has it."""
        found = Targets.resolve(self, file, href)
        if isinstance(found, Broken):
            return Internal(file, self.home)
        if isinstance(found, External) or self.today is None:
            return found
        is_today = found.url_path == self.today.url_paths.get(found.file)
        known = self.today.anchors.get(found.file, frozenset()) if is_today else frozenset()
        return found if found.fragment in known else replace(found, fragment="")

    def _missing(self, file: str, path: str, target: str) -> Broken:
        """Without looking for what was meant."""
        return Broken(f"`{path}` does not exist", "")


@dataclass(frozen=True, slots=True)
class _RepositoryFiles(Mapping[str, str]):
    """The addresses of all files that a text of that time may have linked to, as the repository is now."""

    settings: Settings

    def __getitem__(self, file: str) -> str:
        above = self.settings.repository
        if not above or file.startswith("content/") or posixpath.relpath(file, above).startswith("../"):
            raise KeyError(file)
        return viewer_of(self.settings.edit_url or "", file)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


@dataclass(frozen=True, slots=True)
class _Messages(Mapping[str, MessagePage]):
    """The messages of that time, each read when it is asked for; a withdrawn one is not there."""

    archive: Archive
    index: int

    def __getitem__(self, slug: str) -> MessagePage:
        found = self.archive.message_at(slug, self.index)
        if found is None:
            raise KeyError(slug)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


@dataclass(frozen=True, slots=True)
class _Titles(Mapping[str, str]):
    archive: Archive
    index: int

    def __getitem__(self, file: str) -> str:
        return self.archive.title_at(file, self.index)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
