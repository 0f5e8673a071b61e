"""A page that is to be rendered, and what every page is given."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.render.addresses import INDEX, Addresses
from builder.render.citable import Citable
from builder.render.markdown import Citations, Words
from builder.render.sitewide.feed import changed
from builder.site import Entry, Site
from builder.site.links import Targets

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
"""The Content-Security-Policy of a page: nothing but its own files, and nothing inline."""
PUBLISHED = "; require-trusted-types-for 'script'; trusted-types 'none'"
PREVIEW = "; connect-src 'self'"
"""A preview listens for changes."""
SCRIPTS = "script-src 'self'; "
"""The part of the policy that a portable site does without: it has no scripts."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a site is rendered."""

    base_url: str = ""
    """Instead of the one in `site.yaml`, where it is given."""
    jobs: int = 1
    """How many processes may read articles, or make pages, at once."""
    preview: bool = False
    """Whether pages listen for changes and assets keep their addresses."""
    drafts: bool = False
    """Whether drafts are published, too; each says that it is one."""
    cache: bool = True
    """Whether what images became is kept between builds."""
    history: bool = False
    """Whether older versions are published, as git tells them."""
    portable: bool = False
    """Whether the site is a copy to open from a disk: links name files, and there are no scripts and no base address.

    Browsers load no modules from a disk. The copy is nowhere on the web, so it must not say that it is.
    """
    own_templates: bool = True
    """Whether templates of the knowledge base count, which are code."""

    @property
    def policy(self) -> str:
        """The Content-Security-Policy of every page."""
        policy = POLICY + (PREVIEW if self.preview else PUBLISHED)
        return policy.replace(SCRIPTS, "") if self.portable else policy


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where it is, what it is called, and what its template is given."""

    url_path: str
    template: str
    title: str
    description: str
    context: Mapping[str, object] = field(default_factory=dict)
    words: Words | None = None
    indexed: bool = True
    """Whether search engines may list it; then it is in the sitemap, too."""
    changed: datetime.date | None = None
    """Since when it is as it is, where that is known."""
    now: str = ""
    """Of an older version, the address of the page today, which is the canonical one."""
    past: bool = False
    """Whether it shows what was: it leads home and to the page of today, and repeats no other navigation."""

    @property
    def file(self) -> str:
        """The file it is written to, below the output folder."""
        return self.url_path if self.url_path.endswith(".html") else self.url_path + INDEX


@dataclass(frozen=True, slots=True)
class Desk:
    """What pages are made from."""

    site: Site
    base_url: str
    targets: Targets
    titles: Mapping[str, str]
    """The title of what can be linked to, by file."""
    versions: Mapping[str, Citable] = field(default_factory=dict)
    """The version in force of each page that was committed, by file."""
    portable: bool = False
    """Whether links name files instead of folders."""

    def changed(self, entry: Entry) -> datetime.date | None:
        """The day since when a page is as it is; where git does not tell, that of its newest note or review."""
        version = self.versions.get(entry.file)
        return version.day if version else changed(entry)

    def addresses(self, url_path: str) -> Addresses:
        """The addresses as the page at `url_path` writes them."""
        return Addresses(url_path, self.base_url, portable=self.portable)

    def words(self, url_path: str) -> Words:
        """A renderer for the documents of the page at `url_path`."""
        return Words(self.addresses(url_path), self.targets, self.site.pictures, Citations(self.site.sources))
