"""No page is in the same list twice (`listed-twice`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from builder.problems import Location, Problem, Severity
from builder.site import Reference, Site
from builder.text.collation import slug_of, sort_key

Key = Callable[[str], object]


def check(site: Site) -> Iterator[Problem]:
    """The tags, the titles in the index and the further sections of each page."""
    for entry in site.entries:
        listing, here = entry.listing, Location(entry.file)
        section = entry.url_path.partition("/")[0]
        yield from _twice(listing.tags, _tag, "tag", {})
        yield from _twice(listing.index_as, _alphabetical, "title", {_alphabetical(entry.title): here})
        yield from _twice(listing.also_in, str, "section", {section: here})


def _tag(words: str) -> object:
    return slug_of(words) or words


def _alphabetical(title: str) -> object:
    return sort_key(title)[0]


def _twice(references: Iterable[Reference], key: Key, kind: str, first: dict[object, Location]) -> Iterator[Problem]:
    for reference in references:
        same = key(reference.target)
        if same in first:
            also = ((first[same], "the first one" if first[same].line else "this page has it already"),)
            message = f"the {kind} “{reference.target}” is here already"
            yield Problem(reference.where, "listed-twice", message, "remove it", severity=Severity.WARNING, also=also)
        first.setdefault(same, reference.where)
