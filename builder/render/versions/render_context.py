"""A desk for an older state: with the sources, pictures, titles and addresses of its time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from builder.history.history import History
from builder.history.model import Version
from builder.history.states.links import targets_at
from builder.history.states.past import Past
from builder.history.states.state import State
from builder.languages import t
from builder.load.pictures import published
from builder.problems import Location
from builder.render.page import Desk
from builder.render.versions.archive import Archive
from builder.render.versions.citable import remains
from builder.site import Picture, Source, Variant
from builder.site.links import Broken, External, Internal, Targets

NOTHING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="48" height="32" viewBox="0 0 48 32">'
    b'<path d="M1 1h46v30H1z" fill="none" stroke="#777" stroke-dasharray="4 3"/></svg>'
)
"""What stands for an image that is gone."""


def desk_at(archive: Archive, state: State) -> Desk:
    """The desk for a state that is shown at the address of its version."""
    desk, past, index, at = archive.desk, archive.past, state.version.index, state.version.address
    unknown = {key: Source(key, t("sources.unknown", key=key), "D", _NOWHERE) for key in state.unknown_sources}
    pictures = {file: _picture(past, file, blob) for file, blob in state.pictures.items()}
    pictures |= {file: _missing(file) for file in state.missing_pictures}
    then = targets_at(past.history, index, _Addresses(past.history))
    targets = TargetsThen(then.url_paths, then.anchors, today=desk.targets, home=at)
    site = replace(desk.site, sources={**state.sources, **unknown}, pictures=pictures)
    return replace(desk, site=site, targets=targets, titles=_Titles(archive, index))


_NOWHERE = Location("content/sources.yaml")


def _picture(past: Past, file: str, blob: str) -> Picture:
    try:
        made = published(file, past.picture(blob), cache=True)
    except OSError:
        return _missing(file)
    return made if isinstance(made, Picture) else _missing(file)


def _missing(file: str) -> Picture:
    return Picture(file, ".svg", (Variant(48, 32, NOTHING),))


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
    """What links could lead to; one that leads nowhere stays on its page, since nobody can mend it."""

    today: Targets | None = None
    home: str = ""

    def resolve(self, file: str, href: str) -> External | Internal | Broken:
        """Where a link written in `file` led; without an anchor unless the page of today has it."""
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
class _Titles(Mapping[str, str]):
    archive: Archive
    index: int

    def __getitem__(self, file: str) -> str:
        return self.archive.title_at(file, self.index)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
