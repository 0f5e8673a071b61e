"""The page that a server shows where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.languages import t
from builder.render.beside import flow_beside
from builder.render.page import Inputs, Page
from builder.render.render_context import RenderContext


def not_found_page(context: RenderContext) -> Iterator[Page]:
    """The page for addresses at which nothing is."""
    title, description = t("missing.title"), t("missing.summary")
    variables = {"sections": context.site.sections, "flows": list(map(flow_beside, context.site.flows))}
    yield Page(
        url_path="404.html",
        template="404.html",
        title=title,
        description=description,
        inputs=partial(Inputs, variables),
        indexed=False,
    )
