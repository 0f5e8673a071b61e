"""A sensitive flow has a page to leave to (`no-exit`).

Readers of a flow with `sensitive: true` get a button that takes them away at once. `exit` in `site.yaml` says where it
leads: a page elsewhere that gives nothing away.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.problems import Problem
from builder.site import Site


def check(site: Site) -> Iterator[Problem]:
    """One problem for each sensitive flow of a site without an exit."""
    settings = site.settings
    if settings.exit or settings.where.file in site.unread:
        return
    for flow in site.flows:
        if flow.flow.sensitive:
            message = "this flow is sensitive, but its readers have no page to leave to"
            fix = f"add `exit: https://…`, a harmless page elsewhere, to {settings.where.file}"
            yield Problem(flow.flow.sensitive, "no-exit", message, fix)
