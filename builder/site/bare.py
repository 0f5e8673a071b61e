"""An article without its words: all of it that other pages, and the checks of the whole site, may read.

Two states of an article with the same bare one differ in words alone: what they say concerns the article itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from builder.problems import Location
from builder.site.article import Article
from builder.site.document import Document, Heading, Image, Reference
from builder.site.listing import Listing

_NOWHERE = Location("")


def bare(article: Article) -> Article:
    """The article with its front matter, its anchors and the names of what its words show, cite and mark."""
    body = article.body
    anchors = sorted(body.anchors)
    shown = sorted({image.target for image in body.images})
    return replace(
        article,
        body=Document(
            file=body.file,
            html="",
            headings=tuple(Heading(0, "", anchor, _NOWHERE) for anchor in anchors),
            images=tuple(Image(target, _NOWHERE, "") for target in shown),
            citations=_named(body.citations),
            helps=_named(body.helps),
            terms=_named(body.terms),
            lists_terms=body.lists_terms,
        ),
    )


def _named(references: Iterable[Reference]) -> tuple[Reference, ...]:
    return tuple(Reference(each.target, _NOWHERE) for each in references)


def placed(article: Article) -> Article:
    """A bare article without what it may say otherwise in the same place: title, tags, dates, and the like.

    What stays decides on addresses and anchors, on the pages that the site has, and on what is shown, cited or marked.
    """
    listing = article.listing
    return replace(
        article,
        title="",
        summary="",
        reviewed=None,
        countries=(),
        weight=0,
        listing=Listing(aliases=_named(listing.aliases), also_in=_named(listing.also_in)),
        authors=(),
        reviewer="",
        review_every=None,
        reviewed_at=None,
        related=(),
        contents=True,
        sheet=False,
        changes=(),
    )
