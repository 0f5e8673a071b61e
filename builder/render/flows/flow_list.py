"""The list of all flows, where there are too many to show each of them on every page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.languages import t
from builder.render.page import Inputs, Page
from builder.render.render_context import RenderContext
from builder.site.flow_choice import FEW
from builder.site.page_kinds import KINDS, Kind

LIST = f"{KINDS[Kind.FLOW].root}/"
"""Its address."""


def flow_list(context: RenderContext) -> Iterator[Page]:
    """The page of all flows, by weight and title; none for a few flows."""
    entries = [flow.entry for flow in context.site.flows]
    if len(entries) > FEW:
        yield Page(
            url_path=LIST,
            template="flows.html",
            title=t("flows.title"),
            description=t("flows.description", site=context.site.settings.title),
            inputs=partial(Inputs, {"entries": entries}),
            indexed=not all(entry.draft for entry in entries),
        )
