"""The sitemap, as sitemaps.org defines it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from markupsafe import escape

from builder.render.addresses import Addresses
from builder.render.alternate import Alternate
from builder.render.page import Page

if TYPE_CHECKING:
    from builder.render.site_plan import SitePlan

FILE = "sitemap.xml"


def sitemap(pages: Iterable[Page], base_url: str) -> bytes:
    """The pages that search engines may list."""
    return _written([_entry(page, base_url) for page in pages if page.indexed])


def sitemap_in_languages(original: SitePlan, others: str) -> bytes:
    """The pages of all languages, each with its addresses in every language, as Google documents it.

    `others` are the entries of translations.
    """
    return _written([entries_of(original), others], ' xmlns:xhtml="http://www.w3.org/1999/xhtml"')


def entries_of(plan: SitePlan) -> str:
    """The entries of one language."""
    entries = []
    for page in (page for page in plan.pages if page.indexed):
        alternates = plan.template.alternates.get(page.url_path, ())
        more = "".join(_link(each) for each in alternates if each.absolute)
        entries.append(_entry(page, plan.context.base_url, more))
    return "".join(entries)


def _link(alternate: Alternate) -> str:
    language, address = escape(alternate.language), escape(alternate.absolute)
    return f'<xhtml:link rel="alternate" hreflang="{language}" href="{address}"/>'


def _entry(page: Page, base_url: str, more: str = "") -> str:
    changed = f"<lastmod>{page.changed}</lastmod>" if page.changed else ""
    address = Addresses(page.url_path, base_url).canonical
    return f"<url><loc>{escape(address)}</loc>{changed}{more}</url>\n"


def _written(entries: Iterable[str], names: str = "") -> bytes:
    start = '<?xml version="1.0" encoding="UTF-8"?>\n'
    start += f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{names}>\n'
    return f"{start}{''.join(entries)}</urlset>\n".encode()
