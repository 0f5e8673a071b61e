"""Continue the history with the files on disk, which may differ from the last commit."""

from __future__ import annotations

from dataclasses import replace

from builder.history.history import History
from builder.history.model import PageHistory
from builder.site import Site


def with_working_tree(history: History, site: Site) -> History:
    """The history in which each page has the address of today, and a page that is not on disk has ended.

    An address belongs to the page that is there today, whatever ended there before.
    """
    if not history.commits:
        return history
    addresses = {page.file: page.url_path for page in site.pages}
    in_use = frozenset(addresses.values())

    def today(page: PageHistory) -> PageHistory:
        if page.ended:
            return replace(page, owns_address=False) if page.url_path in in_use else page
        if page.file not in addresses:
            return replace(page, ended=history.commits[-1], owns_address=page.url_path not in in_use)
        moved = addresses[page.file] != page.url_path
        return replace(page, url_path=addresses[page.file]) if moved else page

    return replace(history, pages=tuple(map(today, history.pages)))
