"""Every address of a site and what has it, so that nothing else is put there."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.problems import Location
from builder.site import Site
from builder.tags import tags_of

OWN_FILES = (
    ".nojekyll", "404.html", "apple-touch-icon.png", "favicon.ico", "feed.xml", "livereload.js", "llms.txt",
    "robots.txt", "sitemap.xml", "social.png",
)  # fmt: skip
"""Files at the root of every site, or of some."""
OWN_PAGES = ("", "a-z/", "changes/", "flows/", "releases/", "search/", "sources/", "tags/")
OWN_FOLDERS = ("assets", "changes", "releases", "search")
"""Folders in which no address is free."""


@dataclass(frozen=True, slots=True)
class Owner:
    """What is at an address."""

    what: str
    where: Location | None = None
    """Its place, where an editor made it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The addresses in use; capitals make no difference, since some file systems know none."""

    owners: dict[str, Owner] = field(default_factory=dict)
    files: dict[str, Owner] = field(default_factory=dict)
    """Those that are files, below which nothing can be."""
    folders: dict[str, Owner] = field(default_factory=dict)
    """The folders around each address, which cannot be files."""

    def add(self, url_path: str, owner: Owner) -> None:
        """Note an address that is in use."""
        key = _key(url_path)
        self.owners.setdefault(key, owner)
        if not url_path.endswith("/"):
            self.files.setdefault(key, owner)
        for parent in _parents(key):
            self.folders.setdefault(parent, owner)

    def owner_of(self, url_path: str) -> Owner | None:
        """What is at an address already, or would be in its way."""
        key = _key(url_path)
        above = next((self.files[parent] for parent in _parents(key) if parent in self.files), None)
        below = None if url_path.endswith("/") else self.folders.get(key)
        return self.owners.get(key) or above or below


def _key(url_path: str) -> str:
    return url_path.rstrip("/").casefold()


def _parents(key: str) -> list[str]:
    segments = key.split("/")
    return ["/".join(segments[:end]) for end in range(1, len(segments))]


def taken_in(site: Site) -> Taken:
    """Every address that a site has without its aliases."""
    taken = Taken()
    for name in (*OWN_FILES, *OWN_PAGES):
        taken.add(name, Owner("the site itself"))
    for tag in tags_of(site).values():
        taken.add(tag.url_path, Owner(f"the tag “{tag.title}”"))
    for section in site.sections:
        taken.add(section.url_path, Owner(f"the section `{section.slug}`"))
    for file in site.images:
        taken.add(file.removeprefix("content/articles/"), Owner("this image", Location(file)))
    for entry in site.entries:
        taken.add(entry.url_path, Owner("this page", Location(entry.file)))
    for flow in site.flows:
        for outcome in flow.outcomes.values():
            taken.add(flow.outcome_url_path(outcome.id), Owner("this outcome", outcome.where))
    return taken


def reserved_folder(site: Site, url_path: str) -> str:
    """The folder around an address in which no other page can be, or the empty string.

    What is below an article or a flow is its own; but a flow may once have had another outcome.
    """
    kept = {*OWN_FOLDERS, *(entry.url_path.rstrip("/").casefold() for entry in site.entries)}
    key = _key(url_path)
    inside = next((parent for parent in _parents(key) if parent in kept), "")
    outcome = inside.startswith("flows/") and key.startswith(f"{inside}/outcomes/") and key.count("/") == 3
    return "" if outcome else inside
