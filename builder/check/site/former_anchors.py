"""No former anchor of an article is one that a heading of it has today (`former-anchor`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.problems import Problem
from builder.site import Site


def check(site: Site) -> Iterator[Problem]:
    """A problem for each entry of `anchors` that could never be reached."""
    for article in (each for each in site.articles if each.anchors):
        headings = {heading.anchor: heading.where for heading in article.body.headings}
        for former in article.anchors:
            if former.name in headings:
                message = f"`{former.name}` is the anchor of a heading today, where links to it lead already"
                fix = "remove it here, or give the heading another id, `## Words {#id}`"
                yield Problem(
                    former.where, "former-anchor", message, fix, also=((headings[former.name], "the heading"),)
                )
