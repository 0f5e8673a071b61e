"""An outcome in a file of its own, for the page of its flow to fetch when it is needed."""

from __future__ import annotations

from functools import partial

from builder.render.flows.outcomes import outcome_words
from builder.render.page import Inputs, Page
from builder.render.render_context import RenderContext
from builder.site import FlowPage, OutcomePage


def fragment(context: RenderContext, page: FlowPage, outcome: OutcomePage, version: str) -> Page:
    """An outcome as the flow's own page shows it, in a file beside that page, which fetches it when it is needed.

    Its addresses are those of the flow's page, and it is no page to be read by itself.
    """
    return Page(
        url_path=fragment_path(page, outcome.id),
        template="result.html",
        title=outcome.title,
        description=outcome.verdict,
        inputs=partial(_inputs, context, page, outcome, version),
        indexed=False,
    )


def _inputs(context: RenderContext, page: FlowPage, outcome: OutcomePage, version: str) -> Inputs:
    variables = {
        "flow": page.flow,
        "flow_url": page.url_path,
        "outcome": outcome_words(context, page, outcome, page.url_path),
        "version": version,
        "cite": context.versions.get(page.file),
    }
    return Inputs(variables)


def fragment_path(page: FlowPage, outcome: str) -> str:
    """The address of an outcome's fragment below the base address; no id has a dot, so that none is `index.html`."""
    return f"{page.url_path}outcome.{outcome}.html"
