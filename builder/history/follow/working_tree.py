"""The history as the files on disk go on with it, where they are not as they were last committed."""

from __future__ import annotations

from dataclasses import replace

from builder.history.history import History
from builder.history.model import PageHistory
from builder.site import Site


def as_on_disk(history: History, site: Site) -> History:
    """Each page with the address that it has today; one that is not there any more has ended.

    An address at which something stands today belongs to that, whatever ended there.
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
