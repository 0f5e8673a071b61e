"""The kinds of pages that editors write, in one table; everything that handles pages of any kind reads it.

A kind of page needs a record (like `Article`), a reader, a renderer and a row here. Reader and renderer live in rooms
above this one, so that a row names them, as `module:function`; they are imported when they are first needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pkgutil import resolve_name
from typing import Any


class Kind(StrEnum):
    """The name of a kind; a page can change its kind from one version to the next."""

    ARTICLE = "article"
    FLOW = "flow"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKind:
    """A kind of page: its files, its address, and the functions that read and render it."""

    files: re.Pattern[str]
    """The files of its pages, below the root; each named group is a slug."""
    page_file: str
    """The file that stands for a page, with the groups of `files` in braces."""
    address: str
    """The address of a page below the base address, with the same groups."""
    parts: str = ""
    """The folder below a page's address for parts that change from version to version; an alias may be one of them."""
    read_all: str = ""
    """Reads every page from `Files` and the pages of kinds before it; empty for articles, which go into sections."""
    read_one: str
    """Reads one page from `Files` by its file, as it stood at some time."""
    pages: str
    """Makes the pages of today from a `RenderContext`, lists of them included."""
    version_pages: str
    """Makes the pages of an older version."""

    @property
    def folder(self) -> str:
        """Its folder in `content/`."""
        return self.page_file.split("/")[1]

    @property
    def root(self) -> str:
        """The first part of all its addresses, and the place of the list of its pages; empty for articles."""
        first = self.address.partition("/")[0]
        return "" if first.startswith("{") else first

    @property
    def glob(self) -> str:
        """A pattern of file names that matches the files of its pages, and others beside them."""
        return re.sub(r"{\w+}", "*", self.page_file.rpartition("/")[0]) + "/*"


KINDS = {
    Kind.ARTICLE: PageKind(
        files=re.compile(r"content/articles/(?P<section>[^/]+)/(?P<slug>[^/.][^/]*)\.md"),
        page_file="content/articles/{section}/{slug}.md",
        address="{section}/{slug}/",
        read_one="builder.load.articles:read_one",
        pages="builder.render.articles.article_pages:article_pages",
        version_pages="builder.render.versions.articles:version_pages",
    ),
    Kind.FLOW: PageKind(
        files=re.compile(
            r"content/flows/(?P<slug>[^/]+)/(?:flow\.yaml(?:\.original)?|(?P<outcome>[^/.][^/]*)\.md|(?P<table>[^/.][^/]*)\.csv)"
        ),
        page_file="content/flows/{slug}/flow.yaml",
        address="flows/{slug}/",
        parts="outcomes",
        read_all="builder.load.flows:read_all",
        read_one="builder.load.flows:read_one",
        pages="builder.render.flows.start_page:flow_pages",
        version_pages="builder.render.versions.flows:version_pages",
    ),
    Kind.MESSAGE: PageKind(
        files=re.compile(r"content/messages/(?P<slug>[^/.][^/]*)\.md"),
        page_file="content/messages/{slug}.md",
        address="messages/{slug}/",
        read_all="builder.load.messages:read_all",
        read_one="builder.load.messages:read_one",
        pages="builder.render.messages.message_pages:message_pages",
        version_pages="builder.render.versions.messages:version_pages",
    ),
}
"""The kinds, in the order in which sitemaps name their pages."""


@cache
def function_of(name: str) -> Callable[..., Any]:
    """The function that a row names."""
    found: Callable[..., Any] = resolve_name(name)
    return found


def kind_of(page: str) -> Kind:
    """The kind of a page, by its file."""
    folder = page.split("/", 2)[1]
    return next(kind for kind, row in KINDS.items() if row.folder == folder)
