"""A page in another language, as a page names it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """A page in a language; the home page of that language where it has not this page."""

    language: str
    """Its tag, as in `lang`."""
    name: str
    """The name of the language in itself."""
    url_path: str
    """Its address below the base address of the page that it is an alternate of."""
    absolute: str
    """Its absolute address; empty where it is not known, and where search engines shall not list the page."""
    same: bool
    """True if it is the same page, and not the home page in its place."""
    current: bool = False
    """True for the language of the page itself."""
