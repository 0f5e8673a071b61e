"""Metadata for programs: Open Graph, and JSON-LD in the words of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import partial

from markupsafe import Markup

from builder.languages import t
from builder.render.addresses import Addresses
from builder.render.on_demand import OnDemand
from builder.render.sitewide.feed import DateOf, changed
from builder.site import Article, Section, Site

CARD = "social.png"
"""The picture of the whole site, 1200 by 630."""
Thing = dict[str, object]


def script_json(data: object) -> Markup:
    """JSON that can stand in a script element: no character in it can end the element or begin a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def locale(language: str) -> str:
    """A language tag as Open Graph writes it, `en_GB`; empty where it names no country."""
    match = re.fullmatch(r"([a-zA-Z]{2,3})(?:-[a-zA-Z]{4})?-([a-zA-Z]{2})", language)
    return f"{match[1].lower()}_{match[2].upper()}" if match else ""


def linked_data(site: Site, base_url: str, date_of: DateOf = changed) -> Mapping[str, Markup]:
    """The JSON-LD of home and of articles, by the page's address; none where no absolute address is known.

    `date_of` gives the day on which a page was changed.
    """
    if not base_url:
        return {}
    makers: dict[str, Callable[[], Markup]] = {"": lambda: _in_script(_website(site, base_url))}
    for section in site.sections:
        for article in (each for each in section.articles if not each.withdrawal):
            makers[article.url_path] = partial(_of_article, site, base_url, section, article, date_of)
    return OnDemand(makers)


def _of_article(site: Site, base_url: str, section: Section, article: Article, date_of: DateOf) -> Markup:
    return _in_script({"@graph": [_article(site, base_url, article, date_of), _trail(base_url, section, article)]})


def _in_script(thing: Thing) -> Markup:
    return script_json({"@context": "https://schema.org", **thing})


def _website(site: Site, base_url: str) -> Thing:
    settings = site.settings
    words = {"description": settings.tagline} if settings.tagline else {}
    return {"@type": "WebSite", "name": settings.title, "url": base_url, "inLanguage": settings.language, **words}


def _article(site: Site, base_url: str, article: Article, date_of: DateOf) -> Thing:
    page: Thing = {"@type": "WebPage", "@id": Addresses(article.url_path, base_url).canonical}
    if article.reviewed:
        page["lastReviewed"] = article.reviewed.isoformat()
    if article.reviewer:
        page["reviewedBy"] = _named(article.reviewer)
    publisher = {"@type": "Organization", "name": site.settings.publisher.name or site.settings.title, "url": base_url}
    thing: Thing = {
        "@type": "Article",
        "headline": article.title,
        "description": article.summary,
        "mainEntityOfPage": page,
        "image": base_url + CARD,
        "inLanguage": site.settings.language,
        "author": [_named(name) for name in article.authors] or publisher,
        "publisher": publisher,
    }
    day = date_of(article.entry)
    return thing | ({"dateModified": day.isoformat()} if day else {})


def _named(name: str) -> Thing:
    """Somebody of whom the name or role alone is known: it may be an office, which is no person, so no type is said."""
    return {"name": name}


def _trail(base_url: str, section: Section, article: Article) -> Thing:
    steps = [(t("page.home"), ""), (section.title, section.url_path), (article.title, article.url_path)]
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": Addresses(url_path, base_url).canonical}
        for position, (name, url_path) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
