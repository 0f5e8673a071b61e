"""The page of an older version of an article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from builder.history.model import PageHistory, Version
from builder.languages import t
from builder.render.articles.article_pages import body_html
from builder.render.articles.contents import contents
from builder.render.citable import Older, older
from builder.render.page import Inputs, Page
from builder.render.passages import country_choices
from builder.render.render_context import RenderContext
from builder.site import Article


def version_pages(context: RenderContext, article: Article, page: PageHistory, version: Version) -> Iterator[Page]:
    """Make the page of an older version, with today's template and a banner; `context` is that of its time."""
    article, banner = replace(article, at=version.address), older(page, version)
    title = t("version.title", title=article.title, version=version.name)
    yield Page(
        url_path=version.address,
        template="article.html",
        title=title,
        description=article.summary,
        inputs=partial(_inputs, context, article, banner),
        indexed=False,
        now=banner.now,
        past=True,
    )


def _inputs(context: RenderContext, article: Article, banner: Older) -> Inputs:
    words = context.words(article.at)
    variables = {
        "older": banner,
        "article": article,
        "section": next((each for each in context.site.sections if each.slug == article.section), None),
        "before": None,
        "after": None,
        "related": (),
        "flows": (),
        "body": body_html(words, article),
        "contents": contents(article),
        "choices": country_choices(article.body, article.countries),
        "due": None,
        "overdue": False,
        "edit": "",
    }
    return Inputs(variables, words)
