"""Addresses as one page writes them: relative, so that a site works at any base path."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

INDEX = "index.html"
"""The file that a server shows for a folder."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of the rest of the site, relative to the page at `url_path`."""

    url_path: str
    """The page's address below the base address: empty for home, else with a slash at its end."""
    base_url: str = ""
    """The absolute base address, with a slash at its end; empty where it is not known."""
    absolute: bool = False
    """True if links begin at the root of the server, as on the one page that is served at any address."""
    portable: bool = False
    """True if links name files instead of folders, so that pages can be opened from a disk."""

    def to(self, url_path: str, fragment: str = "") -> str:
        """The reference from this page to another page or file of the site."""
        mark = f"#{quote(fragment)}" if fragment else ""
        if self.absolute:
            return (urlsplit(self.base_url).path or "/") + quote(url_path) + mark
        if url_path == self.url_path and fragment:
            return mark
        if self.portable and (not url_path or url_path.endswith("/")):
            url_path += INDEX
        here, shared = self.url_path, 0
        while (end := here.find("/", shared) + 1) and url_path.startswith(here[shared:end], shared):
            shared = end
        return ("../" * here.count("/", shared) + quote(url_path[shared:]) or "./") + mark

    @property
    def canonical(self) -> str:
        """The absolute address of this page, or the empty string."""
        return self.base_url and self.base_url + quote(self.url_path)
