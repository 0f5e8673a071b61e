"""The outline of a site: everything that pages other than articles are made from, as one digest.

It has what lists, sources and flows say of articles, and nothing of their words; the rest of the content is in it byte
by byte. So an edit of the words of an article leaves all other pages as they are; any other edit makes them anew. The
version in force of an article, which is none from the first edit on, is on its own page alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from builder.render.digest import digest_of_value
from builder.render.render_context import RenderContext
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


def outline(context: RenderContext, others: bytes) -> bytes:
    """A digest of the outline; `others` is one of everything that is read and no article."""
    alone = {article.file for article in context.site.articles if not article.withdrawal}
    versions = {file: version for file, version in context.versions.items() if file not in alone}
    return digest_of_value(others, context.site.day, versions, tuple(map(outline_of, context.site.articles)))
