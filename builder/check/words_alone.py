"""Check the words of some articles alone, where all others were checked before.

What these checks find in an article rests on its own text, on what other pages are called and where they are, and on
their anchors. All other checks read no words: their problems stay as they are where nothing else has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import cached_property

from builder.check.history.lost_anchors import check_anchors
from builder.check.history.missing_notes import check_notes
from builder.check.site import citations, former_anchors, help_services, images, links, passages, terms
from builder.history.past import Past
from builder.problems import Problem
from builder.site import Article, ContentPage, Document, FlowPage, Site

WORDS_CHECKS: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    links.check,
    former_anchors.check,
    images.check,
    citations.check,
    help_services.check,
    terms.check,
    passages.check,
)
"""The checks of a site that read words. All that they find in articles are errors, after which nothing is kept."""


@dataclass(frozen=True)
class _Edited(Site):
    """A site of whose pages only some articles are looked at, though the others can be linked to."""

    edited: tuple[Article, ...] = ()

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles to look at."""
        return self.edited

    @cached_property
    def flows(self) -> tuple[FlowPage, ...]:
        """No flow is looked at."""
        return ()

    @cached_property
    def pages(self) -> tuple[ContentPage, ...]:
        """Every page."""
        return (*(article for section in self.sections for article in section.articles), *self.standalone)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The Markdown to look at."""
        return tuple(article.body for article in self.edited)


def words_hold(site: Site, edited: tuple[Article, ...]) -> bool:
    """True if these checks find nothing in the words of the edited articles."""
    alone = _Edited(**{field.name: getattr(site, field.name) for field in fields(site)}, edited=edited)
    files = {article.file for article in edited}
    return not any(problem.where.file in files for check in WORDS_CHECKS for problem in check(alone))


def past_problems(site: Site, past: Past, edited: tuple[Article, ...]) -> list[Problem]:
    """The problems that comparing the edited articles with their older versions shows."""
    return [*check_notes(edited, past), *check_anchors(site, past, edited)]
