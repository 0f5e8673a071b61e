"""Every tag can be part of an address (`odd-name`), and is written in one way (`same-tag`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from builder.load.address_names import address_hint
from builder.problems import Problem, Severity
from builder.site import Reference, Site
from builder.site.tags import common_form
from builder.text.collation import slug_of
from builder.text.names import is_address_part, is_reserved_on_windows


def check(site: Site) -> Iterator[Problem]:
    """Tags of articles and flows; forms of one tag differ in capitals, spaces, accents or punctuation."""
    forms: dict[str, dict[str, list[Reference]]] = defaultdict(lambda: defaultdict(list))
    for entry in site.entries:
        for reference in _first_of_each(entry.listing.tags):
            slug = slug_of(reference.target)
            if is_address_part(slug) and not is_reserved_on_windows(slug):
                forms[slug][reference.target].append(reference)
                continue
            message = f"the tag `{reference.target}` cannot stand in an address"
            fix = address_hint(slug) if slug else "write it with a letter or a digit"
            yield Problem(reference.where, "odd-name", message, fix)
    for slug, written in forms.items():
        yield from _several_forms(slug, written)


def _first_of_each(tags: Sequence[Reference]) -> Iterable[Reference]:
    """Tags of one page without those that are there already, which is another check's."""
    return {slug_of(tag.target) or tag.target: tag for tag in reversed(tags)}.values()


def _several_forms(slug: str, written: Mapping[str, list[Reference]]) -> Iterator[Problem]:
    """The forms of one tag that are not its most common one."""
    common = common_form(form for form, uses in written.items() for _ in uses)
    for form, uses in written.items():
        if form != common:
            message = f"the tag `{form}` is written `{common}` elsewhere"
            why = f"both are the one tag /tags/{slug}/"
            also = ((min(use.where for use in written[common]), "the other way"),)
            where = min(use.where for use in uses)
            fix = f"write `{common}`" if len(written[common]) > len(uses) else "write one of the two everywhere"
            yield Problem(where, "same-tag", message, fix, why=why, severity=Severity.WARNING, also=also)
