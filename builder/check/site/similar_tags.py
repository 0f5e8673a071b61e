"""No two tags look like one (`similar-tags`).

Two tags are similar if they differ only in a plural ending, in how words are joined or, if they are long, in one
letter. The last is found by deletion neighbourhoods (symmetric delete): time and space grow with the letters of all
tags, not with pairs of tags. Tags that `site.yaml` names are never reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.problems import Problem, Severity
from builder.site import Reference, Site
from builder.site.tags import SiteTag, tags_of
from builder.text.collation import slug_of

LONG = 7
"""From so many letters on, one letter makes no other word, mostly."""


def check(site: Site) -> Iterator[Problem]:
    """Each tag is compared with those that more pages have."""
    first: dict[str, SiteTag] = {}
    meant = site.settings.tags
    for tag in sorted(tags_of(site).values(), key=lambda tag: (-len(tag.tagged), tag.slug)):
        forms = _forms(tag.slug)
        other = next((first[form] for form in forms if form in first), None)
        if other and not (tag.slug in meant and other.slug in meant):
            yield _problem(tag, other)
        for form in forms:
            first.setdefault(form, tag)


def _forms(slug: str) -> list[str]:
    """Forms of a tag; similar tags have one in common. In other scripts, one character more is often another word."""
    joined = "".join(_singular(word) for word in slug.split("-"))
    if len(joined) < LONG or not re.fullmatch(r"[a-z]+", joined):
        return [joined]
    return [joined, *(joined[:index] + joined[index + 1 :] for index in range(len(joined)))]


def _singular(word: str) -> str:
    """An English word without the ending for several, where it has one."""
    return re.sub(r"(?<=[a-z]{2}[a-rt-z])s$", "", re.sub(r"ies$", "y", word))


def _problem(tag: SiteTag, other: SiteTag) -> Problem:
    here, there = _first_use(tag), _first_use(other)
    message = f"the tag `{here.target}` looks like `{there.target}`, which is a tag of its own"
    common = len(other.tagged) > len(tag.tagged)
    start = f"write `{there.target}`" if common else "write one of the two everywhere"
    fix = f"{start}; if both are meant, name both under `tags` in site.yaml"
    also = ((there.where, "the other tag"),)
    return Problem(here.where, "similar-tags", message, fix, severity=Severity.WARNING, also=also)


def _first_use(tag: SiteTag) -> Reference:
    """The first use of a tag."""
    uses = [use for entry in tag.entries for use in entry.listing.tags if slug_of(use.target) == tag.slug]
    return min(uses, key=lambda use: use.where)
