"""Two pages cannot have one address (`duplicate-url`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.problems import Location, Problem
from builder.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Articles whose `slug` or file name gives them the address of another page, or of an image."""
    taken: dict[str, Location] = {}
    for article in sorted(site.articles, key=lambda article: article.file):
        where = Location(article.file)
        if article.url_path in taken:
            message = f"the address /{article.url_path} belongs to another article already"
            fix = "give one of the two another `slug`"
            yield Problem(where, "duplicate-url", message, fix, also=((taken[article.url_path], "the other article"),))
        taken.setdefault(article.url_path, where)
