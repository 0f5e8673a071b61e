"""The sitemap, as sitemaps.org defines it."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape

from builder.render.addresses import Addresses
from builder.render.page import Page

FILE = "sitemap.xml"


def sitemap(pages: Iterable[Page], base_url: str) -> bytes:
    """The pages that search engines may list."""
    entries = []
    for page in pages:
        if page.indexed:
            changed = f"<lastmod>{page.changed}</lastmod>" if page.changed else ""
            address = Addresses(page.url_path, base_url).canonical
            entries.append(f"<url><loc>{escape(address)}</loc>{changed}</url>\n")
    start = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{start}{''.join(entries)}</urlset>\n".encode()
