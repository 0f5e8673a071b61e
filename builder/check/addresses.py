"""Two pages cannot have one address (`duplicate-url`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.problems import Location, Problem
from builder.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Articles whose `slug` or file name gives them the address of another one."""
    taken: dict[str, str] = {}
    for article in sorted(site.articles, key=lambda article: article.file):
        if article.url_path in taken:
            also = ((Location(taken[article.url_path]), "the other article"),)
            message = f"the address /{article.url_path} belongs to another article already"
            fix = "give one of the two another `slug`, or another file name"
            yield Problem(Location(article.file), "duplicate-url", message, fix, also=also)
        taken.setdefault(article.url_path, article.file)
