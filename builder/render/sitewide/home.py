"""Home, and the page that a server shows where there is none."""

from __future__ import annotations

from collections.abc import Iterator

from builder.render.page import Desk, Page


def home_page(desk: Desk) -> Page:
    """The page at the root of the site."""
    settings = desk.site.settings
    words = desk.words("")
    context = {"welcome": words.html(settings.welcome)}
    return Page("", "home.html", settings.title, settings.tagline or settings.title, context, words)


def not_found_page(_: Desk) -> Iterator[Page]:
    """The page for addresses at which nothing is."""
    description = "There is no page at this address."
    yield Page("404.html", "404.html", "Page not found", description, indexed=False)
