"""A desk for an older state: with the sources, pictures, titles and addresses of its time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from builder.links import Broken, External, Internal, Targets
from builder.load.pictures import published
from builder.problems import Location
from builder.render.page import Desk
from builder.site import Picture, Source, Variant
from builder.versions.links import targets_at
from builder.versions.model import Version
from builder.versions.past import Past, State

NOTHING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="48" height="32" viewBox="0 0 48 32">'
    b'<path d="M1 1h46v30H1z" fill="none" stroke="#777" stroke-dasharray="4 3"/></svg>'
)
"""What stands for an image that is gone."""


def desk_at(desk: Desk, past: Past, state: State, at: str) -> Desk:
    """The desk for a state that is shown at an address."""
    index = state.version.index
    unknown = {key: Source(key, f"“{key}”, of which nothing is known", "D", _NOWHERE) for key in state.unknown_sources}
    pictures = {file: _picture(past, file, blob) for file, blob in state.pictures.items()}
    pictures |= {file: _missing(file) for file in state.missing_pictures}
    then = targets_at(past.history, index, _Addresses(desk, past))
    targets = TargetsThen(then.url_paths, then.anchors, today=desk.targets, home=at)
    site = replace(desk.site, sources={**state.sources, **unknown}, pictures=pictures)
    return replace(desk, site=site, targets=targets, titles=_Titles(past, index))


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

    One that is not published leads to the page of today, or home where there is none.
    """

    desk: Desk
    past: Past

    def __call__(self, version: Version, outcome: str) -> str:
        page = self.past.history.page(version.file)
        inside = f"outcomes/{outcome}/" if outcome else ""
        if page and page.newest is version:
            return f"{page.url_path}{inside}"
        if not version.published:
            return page.url_path if page else ""
        return version.address if inside and self._is_withdrawn(version) else f"{version.address}{inside}"

    def _is_withdrawn(self, version: Version) -> bool:
        """Whether a notice stands there; a withdrawal names the page by the file that it has today."""
        names = [each for each in self.desk.site.settings.withdrawn if each.version == version.name]
        pages = {page.file: page for page in self.past.history.pages} if names else {}
        return any(each.file in pages and version in pages[each.file].versions for each in names)


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
    past: Past
    index: int

    def __getitem__(self, file: str) -> str:
        return self.past.title_at(file, self.index)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
