"""The page of an older version of an article."""

from __future__ import annotations

from dataclasses import replace

from builder.history.model import PageHistory, Version
from builder.languages import t
from builder.render.articles.contents import contents
from builder.render.page import Desk, Page
from builder.render.versions.citable import older
from builder.site import Article


def article_page(desk: Desk, article: Article, page: PageHistory, version: Version) -> Page:
    """As it stood, with today's template and a banner; `desk` is that of its time."""
    article = replace(article, at=version.address)
    words = desk.words(version.address)
    told = older(page, version)
    context = {
        "older": told,
        "article": article,
        "section": next((each for each in desk.site.sections if each.slug == article.section), None),
        "before": None,
        "after": None,
        "related": (),
        "body": words.html(article.body),
        "contents": contents(article),
        "due": None,
        "overdue": False,
        "edit": "",
    }
    title = t("version.title", title=article.title, version=version.name)
    return Page(
        version.address,
        "article.html",
        title,
        article.summary,
        context,
        words,
        indexed=False,
        now=told.now,
        past=True,
    )
