"""A version of a page in words for readers: titles in the place of files, keys and ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.languages import t
from builder.render.render_context import RenderContext
from builder.site import Article, ContentPage, FlowPage, Listing, OutcomePage, Reference
from builder.site.links import External, Internal


def in_readers_words(page: ContentPage, context: RenderContext) -> ContentPage:
    """The page, with titles of `context` in its lists; its documents stay."""
    if isinstance(page, Article):
        related = _pages(page.file, page.related, context)
        return replace(page, related=related, listing=_listing(page.listing, context))
    if isinstance(page, FlowPage):
        outcomes = {id_: _outcome(outcome, context) for id_, outcome in page.outcomes.items()}
        names = _names_of_scores([id_ for id_, score in page.flow.scores.items() if not score.clause])
        scores = {id_: replace(score, clause=score.clause or names[id_]) for id_, score in page.flow.scores.items()}
        listing = _listing(page.listing, context)
        return replace(page, flow=replace(page.flow, scores=scores), outcomes=outcomes, listing=listing)
    return page


def _names_of_scores(unnamed: Sequence[str]) -> dict[str, str]:
    """Names for scores without words, by id; with numbers if there are several."""
    if len(unnamed) == 1:
        return {unnamed[0]: t("condition.unnamed-score")}
    return {id_: t("condition.unnamed-score-of-several", number=place) for place, id_ in enumerate(unnamed, start=1)}


def _outcome(outcome: OutcomePage, context: RenderContext) -> OutcomePage:
    sources = context.site.sources
    named = [(each, sources.get(each.target)) for each in outcome.evidence]
    evidence = (
        replace(each, target=source.title if source else t("difference.unnamed-source")) for each, source in named
    )
    return replace(outcome, read=_pages(outcome.file, outcome.read, context), evidence=tuple(evidence))


def _pages(file: str, references: Sequence[Reference], context: RenderContext) -> tuple[Reference, ...]:
    return tuple(replace(each, target=_page(file, each.target, context)) for each in references)


def _page(file: str, target: str, context: RenderContext) -> str:
    match context.targets.resolve(file, target):
        case External(url):
            return url
        case Internal(found) if title := context.titles.get(found):
            return title
    return t("difference.unnamed-page")


def _listing(listing: Listing, context: RenderContext) -> Listing:
    titles = {section.slug: section.title for section in context.site.sections}
    also_in = (replace(each, target=titles.get(each.target, each.target)) for each in listing.also_in)
    return replace(listing, also_in=tuple(also_in))
