"""The page that a server shows where there is none."""

from __future__ import annotations

from collections.abc import Iterator

from builder.languages import t
from builder.render.page import Page
from builder.render.render_context import RenderContext


def not_found_page(_: RenderContext) -> Iterator[Page]:
    """The page for addresses at which nothing is."""
    title, description = t("missing.title"), t("missing.summary")
    yield Page(url_path="404.html", template="404.html", title=title, description=description, indexed=False)
