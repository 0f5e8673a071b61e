"""Everything that the page of an article shows, besides the frame: a small value, gathered before the page is made.

The page is a function of this value and the frame alone, since it is given nothing else. So equal values make equal
pages, and a digest of the value tells if a page is as the last build left it. What is not there is part of the value:
an article without neighbours, a link that leads to a page of another address, a source that a passage no longer cites.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.load.glossary import FILE as GLOSSARY
from builder.render.beside import Beside, article_beside, flow_beside, section_around
from builder.render.citable import Citable
from builder.render.markdown import Citations, Words
from builder.render.render_context import RenderContext
from builder.render.terms import TermMarks
from builder.site import (
    Article,
    Document,
    FlowPage,
    GlossaryTerm,
    HelpService,
    PublishedImage,
    Section,
    Source,
)
from builder.site.flow_choice import flows_beside
from builder.site.links import Broken, External, Internal
from builder.site.picture import image_file
from builder.site.related import RelatedByTags
from builder.site.reviews import is_overdue, review_due

Target = External | Internal | Broken


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """The page of an article as a value."""

    article: Article
    section: Beside
    before: Beside | None
    after: Beside | None
    related: tuple[Beside, ...]
    flows: tuple[Beside, ...]
    cite: Citable | None
    tags: tuple[tuple[str, str], ...]
    """Address and title of each of its tags."""
    targets: Mapping[str, Target]
    """The target of everything that its text links to, as written."""
    moved: Mapping[str, str]
    """The titles of the pages that some of its text has moved to, by file."""
    sources: Mapping[str, Source]
    help: Mapping[str, HelpService]
    terms: Mapping[str, GlossaryTerm]
    term_targets: Mapping[str, Target]
    """The target of each page that a term names, where the whole glossary is shown."""
    glossary: str | None
    """The address of the glossary below the base address; None where there is none."""
    pictures: Mapping[str, PublishedImage]
    due: datetime.date | None
    overdue: bool
    edit: str
    """The address at which readers can propose a change; empty where there is none."""
    in_original: str = ""
    """For a translation, the attributes of a link that leads to its original."""

    def resolve(self, file: str, href: str) -> Target:
        """The target of a link written in `file`: the article's, or the glossary that it shows."""
        return self.targets[href] if file == self.article.file else self.term_targets[href]


@dataclass(frozen=True, slots=True)
class Others:
    """The other articles of a site, among which each finds its further reading."""

    files: Mapping[str, Article]
    alike: Callable[[], RelatedByTags]
    offered: Sequence[FlowPage] | None
    """The flows that the editor wants beside articles; None where the editor does not say."""


def view_of(
    context: RenderContext, article: Article, others: Others, place: tuple[Section, Article | None, Article | None]
) -> ArticleView:
    """Gather the view of an article; `place` has its section and its neighbours there."""
    site, body = context.site, article.body
    section, before, after = place
    targets = {href: context.targets.resolve(article.file, href) for href in _hrefs(article)}
    helps = {each.target: site.help[each.target] for each in body.helps}
    terms = dict(site.glossary) if body.lists_terms else _marked(body, site.glossary)
    listed = tuple(terms.values()) if body.lists_terms else ()
    read = [each.read.target for each in listed if each.read]
    shown = [image_file(article.file, image.target) for image in body.images]
    page = context.glossary_page
    return ArticleView(
        article=article,
        section=section_around(section),
        before=article_beside(before) if before else None,
        after=article_beside(after) if after else None,
        related=tuple(map(article_beside, _named(article, targets, others.files) or others.alike().of(article))),
        flows=tuple(map(flow_beside, flows_beside(article, site.flows, context.targets, others.offered))),
        cite=context.versions.get(article.file),
        tags=context.tags_on(article.listing),
        targets=targets,
        moved={file: context.titles[file] for file in _moved_to(article, targets)},
        sources={key: site.sources[key] for key in _cited(body, (*helps.values(), *listed))},
        help=helps,
        terms=terms,
        term_targets={href: context.targets.resolve(GLOSSARY, href) for href in read},
        glossary=page.url_path if page else None,
        pictures={file: site.pictures[file] for file in shown},
        due=review_due(article, site.settings),
        overdue=is_overdue(article, site.settings, site.day),
        edit=site.settings.edit_address(article.file, article.at),
        in_original=context.in_original,
    )


def words_of(context: RenderContext, view: ArticleView) -> Words:
    """A renderer for the words of an article, which knows nothing but the view; of the site, the base address alone."""
    addresses = context.addresses(view.article.url_path)
    return Words(
        addresses=addresses,
        targets=view,
        pictures=view.pictures,
        citations=Citations(view.sources),
        help=view.help,
        terms=TermMarks(view.terms, "" if view.glossary is None else addresses.to(view.glossary)),
        in_original=view.in_original,
    )


def _hrefs(article: Article) -> Iterator[str]:
    """Everything that an article links to, as written."""
    yield from (link.target for link in article.body.links)
    yield from (other.target for other in article.related)
    yield from (former.to.target for former in article.anchors)


def _marked(body: Document, glossary: Mapping[str, GlossaryTerm]) -> dict[str, GlossaryTerm]:
    """The terms that a text marks, as far as the glossary has them."""
    return {each.target: glossary[each.target] for each in body.terms if each.target in glossary}


def _cited(body: Document, shared: Iterable[HelpService | GlossaryTerm]) -> set[str]:
    """The keys of the sources that a text cites, itself or through the help services and terms in it."""
    return {each.target for each in body.citations} | {each.source.target for each in shared if each.source}


def _named(article: Article, targets: Mapping[str, Target], files: Mapping[str, Article]) -> tuple[Article, ...]:
    """The related articles that its editor names."""
    found = (targets[other.target] for other in article.related)
    named = (files[each.file] for each in found if isinstance(each, Internal) and each.file in files)
    return tuple(other for other in named if not other.withdrawal)  # flows are shown as cards


def _moved_to(article: Article, targets: Mapping[str, Target]) -> Iterator[str]:
    """The files of other pages that have some of its words now."""
    for former in article.anchors:
        target = targets[former.to.target]
        if isinstance(target, Internal) and target.file != article.file:
            yield target.file
