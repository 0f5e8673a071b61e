"""The countries that readers can choose among on a page with passages by country."""

from __future__ import annotations

from collections.abc import Iterable

from builder.load.countries import places_of
from builder.site import Document
from builder.text.collation import sort_key

FEWEST = 2
"""With passages of fewer countries, there is nothing to choose."""


def country_choices(document: Document, countries: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Each country of the passages and of the page, in order, with the codes of its places; none if one is all."""
    names = {name for passage in document.passages for name in passage.countries}
    if len(names) < FEWEST:
        return []
    return [(name, " ".join(sorted(places_of(name)))) for name in sorted({*names, *countries}, key=sort_key)]
