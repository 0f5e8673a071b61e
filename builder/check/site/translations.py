"""Only a translation names the state of its original, with the key `original` (`unknown-key`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.problems import Problem
from builder.site import FlowPage, Site


def check(site: Site) -> Iterator[Problem]:
    """A problem for each page that is no translation and has the key."""
    if site.settings.view.language:
        return
    outcomes = (outcome for flow in site.flows for outcome in flow.outcomes.values())
    pages = (page for page in site.pages if not isinstance(page, FlowPage))
    for each in (*pages, *outcomes):
        where = getattr(each, "original", None)
        if where:
            message = "`original` belongs to a translation, and this page is none"
            fix = "remove it; the name of a translation has the code of its language, like `first.de.md`"
            yield Problem(where, "unknown-key", message, fix)
