"""The pages of articles, of their sections, home and the one for what is not there."""

from __future__ import annotations

from collections.abc import Iterator

from builder.render.page import Desk, Page
from builder.site import Article, Section


def article_pages(desk: Desk) -> Iterator[Page]:
    """Home, each section, each article, and 404."""
    yield _home(desk)
    for section in desk.site.sections:
        yield _section(desk, section)
        for article in section.articles:
            yield _article(desk, section, article)
    description = "There is no page at this address."
    yield Page("404.html", "404.html", "Page not found", description, indexed=False)


def _home(desk: Desk) -> Page:
    settings = desk.site.settings
    words = desk.words("")
    context = {"welcome": words.html(settings.welcome)}
    return Page("", "home.html", settings.title, settings.tagline or settings.title, context, words)


def _section(desk: Desk, section: Section) -> Page:
    description = section.summary or f"{section.title}: {desk.site.settings.title}"
    return Page(section.url_path, "section.html", section.title, description, {"section": section})


def _article(desk: Desk, section: Section, article: Article) -> Page:
    words = desk.words(article.url_path)
    context = {"article": article, "section": section, "body": words.html(article.body)}
    return Page(
        article.url_path, "article.html", article.title, article.summary, context, words, changed=article.reviewed
    )
