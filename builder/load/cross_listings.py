"""Add articles and flows to the lists of the other sections that they name in `also-in`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from builder.site import Entry, FlowPage, Section, Settings


def with_cross_listings(
    sections: Iterable[Section], flows: Iterable[FlowPage], settings: Settings
) -> tuple[Section, ...]:
    """The sections in their order, each with the pages of other sections that name it.

    A section that only `site.yaml` names exists once a page is cross-listed in it. Names of sections that do not exist
    are left to the checks.
    """
    known = {section.slug: section for section in sections}
    cross_listed: dict[str, dict[str, Entry]] = defaultdict(dict)
    entries = [article.entry for section in known.values() for article in section.articles]
    for entry in [*entries, *(flow.entry for flow in flows)]:
        for reference in entry.listing.also_in:
            if not entry.url_path.startswith(f"{reference.target}/"):
                cross_listed[reference.target][entry.url_path] = entry
    for slug in cross_listed.keys() - known.keys():
        if slug in settings.sections:
            named = settings.sections[slug]
            known[slug] = Section(slug, named.title, named.summary, ())
    order = {slug: number for number, slug in enumerate(settings.sections)}
    found = [replace(section, cross_listed=tuple(cross_listed[section.slug].values())) for section in known.values()]
    return tuple(sorted(found, key=lambda section: (order.get(section.slug, len(order)), section.slug)))
