"""The table of addresses: each address of a site with its owner, so that nothing else is put there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from builder.problems import Location
from builder.site import Site
from builder.site.page_kinds import KINDS
from builder.site.tags import tags_of
from builder.text.language_codes import LANGUAGE_CODES
from builder.text.names import same_file


@dataclass(frozen=True, slots=True)
class Reserved:
    """An address that the site keeps for itself."""

    address: str
    """Below the base address, with a slash at its end unless it is that of a file."""
    itself: bool = True
    """True if a page or file of the site is there, or will be."""
    below: bool = False
    """True if nothing else may be below it, either."""
    why: str = "pages of another kind have that address"
    """The reason why no section can have its name."""


RESERVED = (
    Reserved(""),
    Reserved(".nojekyll"),
    Reserved("404.html"),
    Reserved("a-z/"),
    Reserved("apple-touch-icon.png"),
    Reserved("assets/", itself=False, below=True),
    Reserved("build.json"),
    Reserved("changes/", below=True),
    Reserved("favicon.ico"),
    Reserved("feed.xml"),
    Reserved("help-services/"),
    Reserved("livereload.js"),
    Reserved("llms.txt"),
    Reserved("releases/", below=True),
    Reserved("reviews/"),
    Reserved("robots.txt"),
    Reserved("search/", below=True),
    Reserved("sitemap.xml"),
    Reserved("social.png"),
    Reserved("sources/"),
    Reserved("tags/"),
    Reserved("verify.py"),
    *(Reserved(f"{row.root}/") for row in KINDS.values() if row.root),
    *(Reserved(f"{code}/", itself=False, why="translations have addresses like that") for code in LANGUAGE_CODES),
)
"""Every address that is kept on all sites, whether or not this one uses it."""
RESERVED_SECTIONS = {row.address.rstrip("/"): row.why for row in RESERVED if row.address.endswith("/")}
"""Names that no section can have, each with the reason."""


@dataclass(frozen=True, slots=True)
class Owner:
    """The page or file at an address."""

    what: str
    where: Location | None = None
    """Its place, if an editor made it."""


@dataclass(frozen=True, slots=True)
class AddressTable:
    """The addresses in use, as files: of two, neither is the other one, nor a folder around it.

    Capitals make no difference, nor does how accents are composed, since some file systems know none of it.
    """

    files: dict[str, Owner] = field(default_factory=dict)
    folders: dict[str, Owner] = field(default_factory=dict)
    """The folders around each file, with the first that needs them."""

    def add(self, url_path: str, owner: Owner) -> Owner | None:
        """Enter an address, unless it is taken; then the result is its owner."""
        other = self.owner_of(url_path)
        if other is None:
            file = _file(url_path)
            self.files[file] = owner
            for folder in _folders(file):
                self.folders.setdefault(folder, owner)
        return other

    def owner_of(self, url_path: str) -> Owner | None:
        """The owner of an address, or of one that is in its way; None if it is free."""
        file = _file(url_path)
        around = next((self.files[folder] for folder in _folders(file) if folder in self.files), None)
        return self.files.get(file) or around or self.folders.get(file)


def _file(url_path: str) -> str:
    """The file of an address, which ends with a slash if it is that of a folder's page."""
    return same_file(f"{url_path}index.html" if not url_path or url_path.endswith("/") else url_path)


def _folders(file: str) -> list[str]:
    segments = file.split("/")
    return ["/".join(segments[:end]) for end in range(1, len(segments))]


def own_addresses() -> AddressTable:
    """The addresses that the site itself may have, whatever its content."""
    table = AddressTable()
    for row in RESERVED:
        if row.itself:
            table.add(row.address, Owner("the site itself"))
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
    for part in (part for page in site.pages for part in page.parts):
        table.add(part.url_path, Owner(part.called, part.where))
    for flow in site.flows:
        for outcome in flow.outcomes.values():
            for former in outcome.was:
                table.add(flow.outcome_url_path(former), Owner("this outcome, by its `was`", outcome.where))
    return table


def reserved_folder(site: Site, url_path: str) -> str:
    """The folder around an address in which no other page can be, or the empty string.

    The addresses below a page are its own; but a flow may once have had another outcome.
    """
    kept = {row.address.rstrip("/"): "" for row in RESERVED if row.below}
    kept |= {page.url_path.rstrip("/").casefold(): KINDS[page.kind].parts for page in site.pages}
    inside = next((folder for folder in _folders(url_path.rstrip("/").casefold()) if folder in kept), "")
    parts = kept.get(inside)
    is_part = bool(parts) and re.fullmatch(rf"{re.escape(f'{inside}/{parts}')}/[^/]+/[^/]+", _file(url_path))
    return "" if is_part else inside


def language_prefix(url_path: str) -> str:
    """The language code that an address begins with, or the empty string: below `/de/` the site in German will be."""
    first = url_path.partition("/")[0].casefold()
    return first if first in LANGUAGE_CODES else ""


@cache
def _own() -> AddressTable:
    return own_addresses()


def is_free_release(name: str) -> bool:
    """Check that a release of this name can have its page: nothing else of the site is there, or in the way."""
    return _own().owner_of(f"releases/{name}/") is None
