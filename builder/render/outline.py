"""The outline of an article: everything that pages other than its own may be made from.

It has what lists, sources and flows say of articles, and nothing of their words. A list is made from the outlines of
what is in it. All pages that are neither articles nor lists are made from the outline of the site: that of every
article, and the rest of the content byte by byte. So an edit of the words of an article leaves all other pages as they
are. The version in force of an article, which is none from the first edit on, is on its own page alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from builder.site import Article, Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleOutline:
    """The little that other pages may say of an article."""

    entry: Entry
    section: str
    countries: tuple[str, ...]
    anchors: tuple[str, ...]
    cites: tuple[str, ...]
    helps: tuple[str, ...]
    terms: tuple[str, ...]
    lists_terms: bool
    withdrawn: bool


def outline_of(article: Article) -> ArticleOutline:
    """The outline of one article."""
    body = article.body
    return ArticleOutline(
        entry=article.entry,
        section=article.section,
        countries=article.countries,
        anchors=tuple(sorted(body.anchors)),
        cites=tuple(each.target for each in body.citations),
        helps=tuple(each.target for each in body.helps),
        terms=tuple(each.target for each in body.terms),
        lists_terms=body.lists_terms,
        withdrawn=article.withdrawal is not None,
    )
