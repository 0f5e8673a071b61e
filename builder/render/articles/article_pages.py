"""The pages of articles and of their sections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from markupsafe import Markup

from builder.languages import spoken, t
from builder.load.core_rules import TICKED_BY_NOBODY
from builder.render.addresses import Addresses
from builder.render.articles.article_view import ArticleView, Others, view_of, words_of
from builder.render.articles.contents import contents
from builder.render.articles.headings import places, with_former, with_links
from builder.render.flows.withdrawn import withdrawn_article
from builder.render.markdown import Words
from builder.render.page import Inputs, Page
from builder.render.passages import country_choices
from builder.render.render_context import RenderContext
from builder.site import Article, Entry, Section
from builder.site.links import Internal
from builder.site.page_kinds import Kind, kind_of
from builder.site.related import RelatedByTags


class _View:
    """Gathers the view of an article when it is first asked for; there are thousands, most of which nobody asks for."""

    __slots__ = ("_given", "_view")

    def __init__(
        self,
        context: RenderContext,
        article: Article,
        others: Others,
        place: tuple[Section, Article | None, Article | None],
    ) -> None:
        self._given = context, article, others, place
        self._view: ArticleView | None = None

    def __call__(self) -> ArticleView:
        if self._view is None:
            self._view = view_of(*self._given)
        return self._view


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
            if context.only is not None and article.file not in context.only:
                continue
            if article.withdrawal:
                yield withdrawn_article(context, article, section)
            else:
                yield _article(context, article, _View(context, article, others, (section, before, after)))


def _section(context: RenderContext, section: Section) -> Page:
    description = section.summary or t("section.description", section=section.title, site=context.site.settings.title)
    indexed = not all(article.draft for article in section.articles)
    return Page(
        url_path=section.url_path,
        template="section.html",
        title=section.title,
        description=description,
        inputs=lambda: Inputs({"section": section, "groups": grouped(section.listed), "wide": True}),
        made_from=lambda: [section.summary, *(context.marks[entry.file] for entry in section.entries)],
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


def _article(context: RenderContext, article: Article, view: Callable[[], ArticleView]) -> Page:
    return Page(
        url_path=article.url_path,
        template="article.html",
        title=article.title,
        description=article.summary,
        inputs=lambda: _inputs(context, view()),
        made_from=view,
        source=article.file,
        version=context.versions.get(article.file),
        indexed=not article.draft,
        changed=context.changed(article.entry),
    )


def _inputs(context: RenderContext, view: ArticleView) -> Inputs:
    words, article = words_of(context, view), view.article
    variables = {
        "section": view.section,
        "before": view.before,
        "after": view.after,
        "related": view.related,
        "flows": view.flows,
        "article": article,
        "cite": view.cite,
        "tags": view.tags,
        "body": _with_former(view, words.addresses, body_html(words, article)),
        "contents": contents(article),
        "choices": country_choices(article.body, article.countries),
        "due": view.due,
        "overdue": view.overdue,
        "edit": view.edit,
    }
    return Inputs(variables, words)


def body_html(words: Words, article: Article) -> Markup:
    """The words of an article, whose headings have links; on a sheet there are none, and its boxes can be ticked."""
    html = words.html(article.body)
    if article.sheet:
        return Markup(html.replace(f" {TICKED_BY_NOBODY}", ""))
    return with_links(html, article.body.headings)


def _with_former(view: ArticleView, addresses: Addresses, html: Markup) -> Markup:
    """The words of an article with its former anchors: at a heading, at the top, or with a link to another page."""
    top, headings = Markup(), dict[str, list[str]]()
    for former in view.article.anchors:
        target = view.targets[former.to.target]
        assert isinstance(target, Internal)
        if target.file != view.article.file:
            address = addresses.to(target.url_path, target.fragment)
            link = Markup('<a href="{}">{}</a>').format(address, view.moved[target.file])
            top += Markup('<p class="box box-note moved" id="{}">{}</p>\n').format(
                former.name, spoken().html("article.moved", link=link)
            )
        elif target.fragment:
            headings.setdefault(target.fragment, []).append(former.name)
        else:
            top += places([former.name])
    return top + with_former(html, headings)
