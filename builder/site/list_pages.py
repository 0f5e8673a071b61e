"""The pages that list what is on the site; a link to the one file that a list is made from leads to the list."""

from __future__ import annotations

from builder.site.page_kinds import KINDS
from builder.site.site import Site

HELP = "help-services/"
SOURCES = "sources/"
REVIEWS = "reviews/"
LISTS = {
    address.rstrip("/"): address
    for address in (
        HELP, "a-z/", "tags/", SOURCES, REVIEWS,
        *(f"{row.root}/" for row in KINDS.values() if row.root),
        "changes/", "releases/",
    )
}  # fmt: skip
"""The addresses of pages that lead to many others, by name, in the order in which the foot of a page links to them."""
LIST_FILES = {"content/help.yaml": HELP, "content/sources.yaml": SOURCES}


def list_pages(site: Site) -> dict[str, str]:
    """The addresses of the lists that the site has, by their file; there is none of nothing."""
    filled = (bool(site.help), bool(site.sources))
    return {file: url_path for (file, url_path), some in zip(LIST_FILES.items(), filled, strict=True) if some}
