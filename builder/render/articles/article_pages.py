"""The pages of articles and of their sections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from urllib.parse import quote

from markupsafe import Markup

from builder.languages import catalogue, t
from builder.load.core_rules import TICKED_BY_NOBODY
from builder.render.articles.contents import contents
from builder.render.articles.headings import places, with_former, with_links
from builder.render.flows.withdrawn import withdrawn_article
from builder.render.markdown import Words
from builder.render.page import Inputs, Page
from builder.render.passages import country_choices
from builder.render.render_context import RenderContext
from builder.site import Article, Entry, FlowPage, Section, Settings
from builder.site.flow_choice import flows_beside
from builder.site.links import Internal
from builder.site.page_kinds import Kind, kind_of
from builder.site.related import RelatedByTags
from builder.site.reviews import is_overdue, review_due


@dataclass(frozen=True, slots=True)
class Others:
    """The other articles of a site, among which each finds its further reading."""

    files: Mapping[str, Article]
    alike: Callable[[], RelatedByTags]
    offered: Sequence[FlowPage] | None
    """The flows that the editor wants beside articles; None where the editor does not say."""


def article_pages(context: RenderContext) -> Iterator[Page]:
    """Each section, followed by its articles."""
    others = Others(
        files={article.file: article for article in context.site.articles},
        alike=cache(lambda: RelatedByTags(each for each in context.site.articles if not each.withdrawal)),
        offered=context.flows_named(context.site.settings.ways_in.cards),
    )
    for section in context.site.sections:
        yield _section(context, section)
        around = (None, *section.articles, None)
        for before, article, after in zip(around, section.articles, around[2:], strict=False):
            if article.withdrawal:
                yield withdrawn_article(context, article, section)
            else:
                yield _article(context, article, partial(_inputs, context, article, others, (section, before, after)))


def _section(context: RenderContext, section: Section) -> Page:
    description = section.summary or t("section.description", section=section.title, site=context.site.settings.title)
    indexed = not all(article.draft for article in section.articles)
    return Page(
        url_path=section.url_path,
        template="section.html",
        title=section.title,
        description=description,
        inputs=lambda: Inputs({"section": section, "groups": grouped(section.listed), "wide": True}),
        indexed=indexed,
    )


SHOWN_FIRST = (Kind.FLOW, Kind.ARTICLE, Kind.MESSAGE)
"""The order of a section: what asks, what explains, what can be sent."""


def grouped(entries: Iterable[Entry]) -> list[tuple[Kind, list[Entry]]]:
    """The entries of a section by kind, in their order; there is no group of nothing."""
    groups: dict[Kind, list[Entry]] = {kind: [] for kind in SHOWN_FIRST}
    for entry in entries:
        groups[kind_of(entry.file)].append(entry)
    return [(kind, group) for kind, group in groups.items() if group]


def _article(context: RenderContext, article: Article, inputs: Callable[[], Inputs]) -> Page:
    return Page(
        url_path=article.url_path,
        template="article.html",
        title=article.title,
        description=article.summary,
        inputs=inputs,
        indexed=not article.draft,
        changed=context.changed(article.entry),
    )


def _inputs(
    context: RenderContext, article: Article, others: Others, place: tuple[Section, Article | None, Article | None]
) -> Inputs:
    """The words of an article and what is around it; `place` has its section and its neighbours there."""
    words = context.words(article.url_path)
    section, before, after = place
    variables = {
        "section": section,
        "before": before,
        "after": after,
        "related": _named(context, article, others.files) or others.alike().of(article),
        "flows": flows_beside(article, context.site.flows, context.targets, others.offered),
        "article": article,
        "cite": context.versions.get(article.file),
        "body": _with_former(context, article, body_html(words, article)),
        "contents": contents(article),
        "choices": country_choices(article.body, article.countries),
        "due": review_due(article, context.site.settings),
        "overdue": is_overdue(article, context.site.settings, context.site.day),
        "edit": edit_address(context.site.settings, article.file),
    }
    return Inputs(variables, words)


def body_html(words: Words, article: Article) -> Markup:
    """The words of an article, whose headings have links; on a sheet there are none, and its boxes can be ticked."""
    html = words.html(article.body)
    if article.sheet:
        return Markup(html.replace(f" {TICKED_BY_NOBODY}", ""))
    return with_links(html, article.body.headings)


def _with_former(context: RenderContext, article: Article, html: Markup) -> Markup:
    """The words of an article with its former anchors: at a heading, at the top, or with a link to another page."""
    to, top = context.addresses(article.url_path).to, Markup()
    headings: dict[str, list[str]] = {}
    for former in article.anchors:
        target = context.targets.resolve(article.file, former.to.target)
        assert isinstance(target, Internal)
        if target.file != article.file:
            link = Markup('<a href="{}">{}</a>').format(
                to(target.url_path, target.fragment), context.titles[target.file]
            )
            top += Markup('<p class="box box-note moved" id="{}">{}</p>\n').format(
                former.name, catalogue("en").html("article.moved", link=link)
            )
        elif target.fragment:
            headings.setdefault(target.fragment, []).append(former.name)
        else:
            top += places([former.name])
    return top + with_former(html, headings)


def _named(context: RenderContext, article: Article, articles: Mapping[str, Article]) -> tuple[Article, ...]:
    """The related articles that its editor names."""
    targets = [context.targets.resolve(article.file, other.target) for other in article.related]
    files = (target.file for target in targets if isinstance(target, Internal))
    named = (articles[file] for file in files if file in articles)  # flows are shown as cards
    return tuple(other for other in named if not other.withdrawal)


def edit_address(settings: Settings, file: str) -> str:
    """The address at which readers can propose a change to a file; empty if `site.yaml` names none."""
    return settings.edit_url.replace("{file}", quote(file))
