"""The articles whose pages show something else once others are called, tagged or placed in another way.

A page of an article names its neighbours, its further reading, its tags, and the pages that have some of its words now
(`article_view.py`). Each of these is looked at where it can have changed, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import pairwise

from builder.site import Article, Site
from builder.site.links import Internal, Targets
from builder.site.related import RelatedByTags
from builder.site.tags import tags_of


def named_again(before: Site, now: Site, edited: frozenset[str]) -> frozenset[str]:
    """The files of the other articles beside which an edited one is shown, or was.

    Both sites have the same articles at the same addresses, of which `edited` say something else of themselves. Their
    words are not looked at.
    """
    beside = {*_neighbours(before, edited), *_neighbours(now, edited)}
    return frozenset({*beside, *_tagged(before, now), *_related(before, now, edited)} - edited)


def naming(site: Site, edited: frozenset[str], targets: Targets) -> frozenset[str]:
    """The files of the other articles that name an edited one: as further reading, or where some words are now."""

    def names(article: Article) -> bool:
        references = (*article.related, *(former.to for former in article.anchors))
        found = (targets.resolve(article.file, reference.target) for reference in references)
        return any(isinstance(target, Internal) and target.file in edited for target in found)

    return frozenset(article.file for article in site.articles if names(article)) - edited


def _neighbours(site: Site, edited: Set[str]) -> Iterator[str]:
    """The articles beside the edited ones in their sections."""
    for section in site.sections:
        for one, other in pairwise(article.file for article in section.articles):
            yield from (one, other) if one in edited or other in edited else ()


def _tagged(before: Site, now: Site) -> Iterator[str]:
    """The articles with a tag that is called otherwise now."""
    titles = [{tag.slug: tag.title for tag in tags_of(site).values()} for site in (before, now)]
    slugs = {slug for slug, _ in titles[0].items() ^ titles[1].items()}
    if slugs:
        yield from (article.file for article in now.articles if not slugs.isdisjoint(article.tag_slugs))


def _related(before: Site, now: Site, edited: Set[str]) -> Iterator[str]:
    """The articles for which tags find an edited one as further reading, found one, or find others than before."""
    tags = {tag for site in (before, now) for each in site.articles if each.file in edited for tag in each.tag_slugs}
    old, new = RelatedByTags(before.articles), RelatedByTags(now.articles)
    for article in now.articles:
        if tags.isdisjoint(article.tag_slugs):
            continue
        was, is_now = ([other.file for other in alike.of(article)] for alike in (old, new))
        if was != is_now or not edited.isdisjoint(is_now):
            yield article.file
