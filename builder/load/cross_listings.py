"""Put pages into the lists of the further sections that they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from builder.site import ContentPage, Entry, Section, Settings


def with_cross_listings(
    sections: Iterable[Section], standalone: Iterable[ContentPage], settings: Settings
) -> tuple[Section, ...]:
    """The sections in their order, with their guests; one of `site.yaml` alone exists as soon as it has a guest.

    A section that only `site.yaml` names exists once a page is cross-listed in it. Names of sections that do not exist
    are left to the checks.
    """
    known = {section.slug: section for section in sections}
    cross_listed: dict[str, dict[str, Entry]] = defaultdict(dict)
    entries = [article.entry for section in known.values() for article in section.articles]
    for entry in [*entries, *(page.entry for page in standalone)]:
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
