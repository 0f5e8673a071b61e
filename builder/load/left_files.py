"""Pages that need not be made: those that the last build left, made from the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import msgspec

if TYPE_CHECKING:  # nothing of the site is loaded by a build with nothing to do
    from builder.site.language_view import LanguageView


@dataclass(frozen=True, slots=True)
class Left:
    """A file that is as the last build left it."""

    digest: str
    size: int


class PageKey(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A page is the same where one of these two is."""

    value: str
    """A digest of everything that it shows."""
    short: str = ""
    """A digest of its own file and of the outline of the site; the value follows from the two, and takes longer."""


NO_KEY = PageKey("")


class LeftPages(Protocol):
    """The files of the last build, as far as nobody has touched them since."""

    def known(self, file: str, short: str) -> PageKey | None:
        """The key of a file, by its short one; None where that was another."""

    def __call__(self, file: str, key: PageKey) -> Left | None:
        """The file that was made under this key; None where there is none."""


@dataclass(frozen=True, slots=True)
class LeftBelow:
    """The files of the last build in one folder, by their path below it."""

    pages: LeftPages
    folder: str

    def known(self, file: str, short: str) -> PageKey | None:
        """The key of a file, by its short one."""
        return self.pages.known(self.folder + file, short)

    def __call__(self, file: str, key: PageKey) -> Left | None:
        """The file that was made under this key."""
        return self.pages(self.folder + file, key)


@dataclass(frozen=True, slots=True)
class Last:
    """The last build, as far as the next one can use it."""

    pages: LeftPages
    others: bytes
    """A digest of everything that is read now and is no article: other content, the history, the options."""
    texts: Mapping[str, bytes]
    """A digest of the bytes of each article, by file."""

    def in_language(self, folder: str, view: LanguageView, outline: bytes) -> Last:
        """The same for a translation in a folder, whose pages are made from the outline of its original, too."""
        texts = {seen: text for file, text in self.texts.items() if (seen := view.seen(file))}
        return Last(LeftBelow(self.pages, folder), outline, texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFiles:
    """The files of a site, by their path below the output folder, and the records that its search is made from."""

    made: Mapping[str, bytes] = field(default_factory=dict)
    left: Mapping[str, Left] = field(default_factory=dict)
    """Those that stay as the last build left them; no other is made in their place."""
    keys: Mapping[str, PageKey] = field(default_factory=dict)
    """The key of each page that has one, whether made or left."""
    outline: bytes = b""
    """A digest of everything that pages without a value of their own are made from; empty where there are no keys."""
    assets: str = ""
    """The folder of assets that its pages name."""
    records: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)
    """HTML files for Pagefind, which are not published, by the folder of each language; none for a site without an
    index."""

    @property
    def sizes_left(self) -> dict[str, int]:
        """The bytes of each file that is left."""
        return {name: left.size for name, left in self.left.items()}
