"""The pages that a site makes by itself, in one table, and those of them that every page links to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from builder.render.page import Page
from builder.render.render_context import RenderContext
from builder.render.sitewide.help_page import help_page
from builder.render.sitewide.lists import index_page, redirect_pages, sources_page, tag_pages
from builder.render.sitewide.not_found import not_found_page
from builder.render.sitewide.reviews_page import reviews_page
from builder.site.list_pages import LISTS

SITEWIDE: tuple[Callable[[RenderContext], Iterator[Page]], ...] = (
    tag_pages,
    index_page,
    sources_page,
    help_page,
    reviews_page,
    redirect_pages,
    not_found_page,
)
"""Each makes the pages of one sort; none, where there is nothing to show."""


def sitewide_pages(context: RenderContext) -> Iterator[Page]:
    """All of them that have something to show."""
    for make in SITEWIDE:
        yield from make(context)


def site_links(pages: Iterable[Page]) -> list[tuple[str, str]]:
    """Address and title of those of the pages that lead to many others."""
    titles = {page.url_path: page.title for page in pages}
    return [(url_path, titles[url_path]) for url_path in LISTS.values() if url_path in titles]
