"""The pages of articles, of their sections, home and the one for what is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from builder.languages import t
from builder.render.articles.contents import contents
from builder.render.flows.withdrawn import withdrawn_article
from builder.render.page import Desk, Page
from builder.site import Article, Section, Settings
from builder.site.links import Internal
from builder.site.related import related_by_tags
from builder.site.reviews import is_overdue, review_due


def article_pages(desk: Desk) -> Iterator[Page]:
    """Home, each section, each article, and 404."""
    yield _home(desk)
    articles = {article.file: article for article in desk.site.articles}
    alike = related_by_tags(article for article in desk.site.articles if not article.withdrawal)
    for section in desk.site.sections:
        yield _section(desk, section)
        around = (None, *section.articles, None)
        for before, article, after in zip(around, section.articles, around[2:], strict=False):
            if article.withdrawal:
                yield withdrawn_article(desk, article, section)
                continue
            related = _named(desk, article, articles) or alike[article.file]
            context = {"section": section, "before": before, "after": after, "related": related}
            yield _article(desk, article, context)
    yield Page("404.html", "404.html", t("missing.title"), t("missing.summary"), indexed=False)


def _home(desk: Desk) -> Page:
    settings = desk.site.settings
    words = desk.words("")
    context = {"welcome": words.html(settings.welcome)}
    return Page("", "home.html", settings.title, settings.tagline or settings.title, context, words)


def _section(desk: Desk, section: Section) -> Page:
    description = section.summary or t("section.description", section=section.title, site=desk.site.settings.title)
    indexed = not all(article.draft for article in section.articles)
    return Page(section.url_path, "section.html", section.title, description, {"section": section}, indexed=indexed)


def _article(desk: Desk, article: Article, around: Mapping[str, object]) -> Page:
    words = desk.words(article.url_path)
    context = {
        **around,
        "article": article,
        "cite": desk.versions.get(article.file),
        "body": words.html(article.body),
        "contents": contents(article),
        "due": review_due(article, desk.site.settings),
        "overdue": is_overdue(article, desk.site.settings, desk.site.day),
        "edit": edit_address(desk.site.settings, article.file),
    }
    return Page(
        article.url_path,
        "article.html",
        article.title,
        article.summary,
        context,
        words,
        indexed=not article.draft,
        changed=desk.changed(article.entry),
    )


def _named(desk: Desk, article: Article, articles: Mapping[str, Article]) -> tuple[Article, ...]:
    """The related articles that its editor names."""
    targets = [desk.targets.resolve(article.file, other.target) for other in article.related]
    named = (articles[target.file] for target in targets if isinstance(target, Internal))
    return tuple(other for other in named if not other.withdrawal)


def edit_address(settings: Settings, file: str) -> str:
    """Where readers can propose a change of a file; empty where `site.yaml` does not say."""
    return settings.edit_url.replace("{file}", quote(file))
