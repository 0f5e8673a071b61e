"""The pages that list what one file of the content holds; a link to the file leads to the page."""

from __future__ import annotations

from builder.site.site import Site

HELP = "help-services/"
SOURCES = "sources/"
REVIEWS = "reviews/"
LIST_FILES = {"content/help.yaml": HELP, "content/sources.yaml": SOURCES}


def list_pages(site: Site) -> dict[str, str]:
    """The addresses of the lists that the site has, by their file; there is none of nothing."""
    filled = (bool(site.help), bool(site.sources))
    return {file: url_path for (file, url_path), some in zip(LIST_FILES.items(), filled, strict=True) if some}
