"""The tags of a site: words with the same slug are one tag."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.site import Entry, Listing, Reference, Site
from builder.text.collation import slug_of, sort_key


@dataclass(frozen=True)
class SiteTag:
    """A tag with the pages that have it."""

    slug: str
    title: str
    summary: str
    tagged: tuple[Entry, ...]
    """The pages that have it."""

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """These by title."""
        return tuple(by_title(self.tagged))

    @property
    def url_path(self) -> str:
        """The address of its page below the base address."""
        return f"tags/{self.slug}/"


def tags_of(site: Site) -> dict[str, SiteTag]:
    """Every tag that some page has, by slug, in the order of their titles."""
    written: dict[str, list[str]] = defaultdict(list)
    entries: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in site.entries:
        for reference in entry.listing.tags:
            slug = slug_of(reference.target)
            written[slug].append(reference.target)
            entries[slug][entry.url_path] = entry
    tags = []
    for slug, words in written.items():
        named = site.settings.tags.get(slug)
        title = named.title if named else _titled(common_form(words))
        tags.append(SiteTag(slug, title, named.summary if named else "", tuple(entries[slug].values())))
    return {tag.slug: tag for tag in sorted(tags, key=lambda tag: sort_key(tag.title))}


def common_form(words: Iterable[str]) -> str:
    """The form that is written most often; of several, the one that sorts first."""
    return min(Counter(words).items(), key=lambda form: (-form[1], sort_key(form[0])))[0]


def _titled(form: str) -> str:
    """A tag as a title, which begins with a capital letter unless the tag has some elsewhere."""
    return form[:1].upper() + form[1:] if form.islower() else form


def by_title(entries: Iterable[Entry]) -> list[Entry]:
    """Pages in the order of their titles."""
    return sorted(entries, key=lambda entry: (sort_key(entry.title), entry.url_path))


def tags_on(listing: Listing, tags: Mapping[str, SiteTag]) -> list[SiteTag]:
    """The tags of one page, each once, in the order in which they are written."""
    return [tags[slug] for slug in dict.fromkeys(map(_slug, listing.tags))]


def _slug(reference: Reference) -> str:
    return slug_of(reference.target)
