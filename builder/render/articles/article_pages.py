"""The pages of articles and of their sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from markupsafe import Markup

from builder.languages import t
from builder.load.core_rules import TICKED_BY_NOBODY
from builder.render.articles.contents import contents
from builder.render.flows.withdrawn import withdrawn_article
from builder.render.markdown import Words
from builder.render.page import Page
from builder.render.passages import country_choices
from builder.render.render_context import RenderContext
from builder.site import Article, Entry, Section, Settings
from builder.site.flow_choice import flows_beside
from builder.site.links import Internal
from builder.site.page_kinds import Kind, kind_of
from builder.site.related import related_by_tags
from builder.site.reviews import is_overdue, review_due


def article_pages(context: RenderContext) -> Iterator[Page]:
    """Each section, followed by its articles."""
    articles = {article.file: article for article in context.site.articles}
    alike = related_by_tags(article for article in context.site.articles if not article.withdrawal)
    offered = context.flows_named(context.site.settings.ways_in.cards)
    for section in context.site.sections:
        yield _section(context, section)
        around = (None, *section.articles, None)
        for before, article, after in zip(around, section.articles, around[2:], strict=False):
            if article.withdrawal:
                yield withdrawn_article(context, article, section)
                continue
            related = _named(context, article, articles) or alike[article.file]
            flows = flows_beside(article, context.site.flows, context.targets, offered)
            around_it = {"section": section, "before": before, "after": after, "related": related, "flows": flows}
            yield _article(context, article, around_it)


def _section(context: RenderContext, section: Section) -> Page:
    description = section.summary or t("section.description", section=section.title, site=context.site.settings.title)
    indexed = not all(article.draft for article in section.articles)
    return Page(
        url_path=section.url_path,
        template="section.html",
        title=section.title,
        description=description,
        variables={"section": section, "groups": grouped(section.listed), "wide": True},
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


def _article(context: RenderContext, article: Article, around: Mapping[str, object]) -> Page:
    words = context.words(article.url_path)
    variables = {
        **around,
        "article": article,
        "cite": context.versions.get(article.file),
        "body": body_html(words, article),
        "contents": contents(article),
        "choices": country_choices(article.body, article.countries),
        "due": review_due(article, context.site.settings),
        "overdue": is_overdue(article, context.site.settings, context.site.day),
        "edit": edit_address(context.site.settings, article.file),
    }
    return Page(
        url_path=article.url_path,
        template="article.html",
        title=article.title,
        description=article.summary,
        variables=variables,
        words=words,
        indexed=not article.draft,
        changed=context.changed(article.entry),
    )


def body_html(words: Words, article: Article) -> Markup:
    """The words of an article; on a sheet its boxes can be ticked."""
    html = words.html(article.body)
    return Markup(html.replace(f" {TICKED_BY_NOBODY}", "")) if article.sheet else html


def _named(context: RenderContext, article: Article, articles: Mapping[str, Article]) -> tuple[Article, ...]:
    """The related articles that its editor names."""
    targets = [context.targets.resolve(article.file, other.target) for other in article.related]
    files = (target.file for target in targets if isinstance(target, Internal))
    named = (articles[file] for file in files if file in articles)  # flows are shown as cards
    return tuple(other for other in named if not other.withdrawal)


def edit_address(settings: Settings, file: str) -> str:
    """The address at which readers can propose a change to a file; empty if `site.yaml` names none."""
    return settings.edit_url.replace("{file}", quote(file))
