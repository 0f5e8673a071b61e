"""Tell which page a file belongs to: an article is one file, a flow all of its folder."""

from __future__ import annotations

from functools import lru_cache

from builder.load.fields import SLUG
from builder.site.address_table import RESERVED_SECTIONS
from builder.site.page_kinds import KINDS, Kind, kind_of
from builder.text.names import composed, is_address_part

__all__ = ["kind_of", "message_of", "page_of", "url_path_of"]


@lru_cache(maxsize=100_000)
def page_of(file: str) -> str:
    """The main file of the page that a file belongs to; empty if it belongs to none."""
    for row in KINDS.values():
        place = row.files.fullmatch(file)
        if place is not None:
            names = {group: name for group, name in place.groupdict().items() if name is not None}
            free = row.root or names["section"] not in RESERVED_SECTIONS
            fits = SLUG.fullmatch if row.root else is_address_part  # names of flows and outcomes are ids
            return row.page_file.format(**names) if free and all(map(fits, names.values())) else ""
    return ""


def message_of(file: str) -> str:
    """The slug of the message that a file is; empty for any other file."""
    place = KINDS[Kind.MESSAGE].files.fullmatch(file)
    return place["slug"] if place else ""


def url_path_of(page: str, slug: str) -> str:
    """The address of a page; `slug` is the one in its front matter, if any."""
    row = KINDS[kind_of(page)]
    place = row.files.fullmatch(page)
    assert place is not None
    return composed(row.address.format(**place.groupdict() | ({"slug": slug} if slug else {})))
