"""Home, and the page that a server shows where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.languages import t
from builder.render.page import Inputs, Page
from builder.render.render_context import RenderContext
from builder.site.occasions import occasions


def home_page(context: RenderContext) -> Page:
    """The page at the root of the site."""
    settings = context.site.settings
    words = context.words("")
    messages = [message for occasion in occasions(context.site.messages) for message in occasion.messages]
    variables = {"welcome": words.html(settings.welcome), "messages": messages}
    return Page(
        url_path="",
        template="home.html",
        title=settings.title,
        description=settings.tagline or settings.title,
        inputs=partial(Inputs, variables, words),
    )


def not_found_page(_: RenderContext) -> Iterator[Page]:
    """The page for addresses at which nothing is."""
    title, description = t("missing.title"), t("missing.summary")
    yield Page(url_path="404.html", template="404.html", title=title, description=description, indexed=False)
