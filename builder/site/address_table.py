"""The table of addresses: each address of a site and what has it, so that nothing else is put there."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from builder.languages.codes import CODES
from builder.problems import Location
from builder.site import Site
from builder.site.tags import tags_of

OWN_FILES = (
    ".nojekyll", "404.html", "apple-touch-icon.png", "favicon.ico", "feed.xml", "livereload.js", "llms.txt",
    "robots.txt", "sitemap.xml", "social.png",
)  # fmt: skip
"""Files at the root of every site, or of some."""
OWN_PAGES = ("", "a-z/", "changes/", "flows/", "releases/", "search/", "sources/", "tags/")
OWN_FOLDERS = ("assets", "changes", "releases", "search")
"""Folders in which no address is free for an editor."""


@dataclass(frozen=True, slots=True)
class Owner:
    """The page or file at an address."""

    what: str
    where: Location | None = None
    """Its place, where an editor made it."""


@dataclass(frozen=True, slots=True)
class AddressTable:
    """The addresses in use, as files: of two, neither is the other one, nor a folder around it.

    Capitals make no difference, since some file systems know none.
    """

    files: dict[str, Owner] = field(default_factory=dict)
    folders: dict[str, Owner] = field(default_factory=dict)
    """The folders around each file, with the first that needs them."""

    def add(self, url_path: str, owner: Owner) -> Owner | None:
        """Enter an address; what has it already, or is in its way, which stays."""
        other = self.owner_of(url_path)
        if other is None:
            file = _file(url_path)
            self.files[file] = owner
            for folder in _folders(file):
                self.folders.setdefault(folder, owner)
        return other

    def owner_of(self, url_path: str) -> Owner | None:
        """What has an address, or is in its way; None where it is free."""
        file = _file(url_path)
        around = next((self.files[folder] for folder in _folders(file) if folder in self.files), None)
        return self.files.get(file) or around or self.folders.get(file)


def _file(url_path: str) -> str:
    """The file of an address, which ends with a slash if it is that of a folder's page."""
    return (f"{url_path}index.html" if not url_path or url_path.endswith("/") else url_path).casefold()


def _folders(file: str) -> list[str]:
    segments = file.split("/")
    return ["/".join(segments[:end]) for end in range(1, len(segments))]


def own_addresses() -> AddressTable:
    """The addresses that the site itself may have, whatever is in it."""
    table = AddressTable()
    for name in (*OWN_FILES, *OWN_PAGES):
        table.add(name, Owner("the site itself"))
    return table


def site_addresses(site: Site) -> AddressTable:
    """Every address that a site has today without its aliases."""
    table = own_addresses()
    for tag in tags_of(site).values():
        table.add(tag.url_path, Owner(f"the tag “{tag.title}”"))
    for section in site.sections:
        table.add(section.url_path, Owner(f"the section `{section.slug}`"))
    for file in site.images:
        table.add(file.removeprefix("content/articles/"), Owner("this image", Location(file)))
    for entry in site.entries:
        table.add(entry.url_path, Owner("this page", Location(entry.file)))
    for flow in site.flows:
        for outcome in flow.outcomes.values():
            table.add(flow.outcome_url_path(outcome.id), Owner("this outcome", outcome.where))
    return table


def reserved_folder(site: Site, url_path: str) -> str:
    """The folder around an address in which no other page can be, or the empty string.

    What is below an article or a flow is its own; but a flow may once have had another outcome.
    """
    kept = {*OWN_FOLDERS, *(entry.url_path.rstrip("/").casefold() for entry in site.entries)}
    file = _file(url_path)
    inside = next((folder for folder in _folders(url_path.rstrip("/").casefold()) if folder in kept), "")
    outcome = inside.startswith("flows/") and file.startswith(f"{inside}/outcomes/") and file.count("/") == 4
    return "" if outcome else inside


def language_prefix(url_path: str) -> str:
    """The language code that an address begins with, or the empty string: below `/de/` the site in German will be."""
    first = url_path.partition("/")[0].casefold()
    return first if first in CODES else ""


@cache
def _own() -> AddressTable:
    return own_addresses()


def is_free_release(name: str) -> bool:
    """Whether a release of this name can have its page: nothing else of the site is there, or in the way."""
    return _own().owner_of(f"releases/{name}/") is None
