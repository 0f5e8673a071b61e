"""Every page has an address of its own (`duplicate-url`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.problems import Location, Problem
from builder.site import Site
from builder.site.address_table import AddressTable, Owner


def check(site: Site) -> Iterator[Problem]:
    """Articles whose `slug` or file name gives them the address of another one."""
    table = AddressTable()
    for article in sorted(site.articles, key=lambda article: article.file):
        other = table.add(article.url_path, Owner("the other article", Location(article.file)))
        if other and other.where:
            message = f"the address /{article.url_path} belongs to another article already"
            fix = "give one of the two another `slug`, or another file name"
            yield Problem(Location(article.file), "duplicate-url", message, fix, also=((other.where, other.what),))
