"""A passage by country is for countries of its article (`unlisted-country`); an article that names none is for all."""

from __future__ import annotations

from collections.abc import Iterator

from builder.load.countries import places_of
from builder.problems import Problem, one_of
from builder.site import Site


def check(site: Site) -> Iterator[Problem]:
    """The passages of articles; flows and their outcomes list no countries."""
    for article in site.articles:
        listed = places_of(*article.countries)
        for passage in article.body.passages if listed else ():
            for name in passage.countries:
                if not places_of(name) <= listed:
                    others = one_of(article.countries, "and")
                    message = f"this passage is for {name}, and `countries` of this article names {others}"
                    fix = f"add {name} to `countries`, or correct the passage"
                    yield Problem(passage.where, "unlisted-country", message, fix)
