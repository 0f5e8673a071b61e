"""Our own content, read once by each process that runs tests of it."""

from __future__ import annotations

from functools import cache

from builder.build import read_and_check
from builder.problems import has_errors
from builder.site import FlowPage, Site
from tests.knowledge_bases import ROOT


@cache
def our_content() -> Site:
    """All of it, free of errors."""
    site, problems = read_and_check(ROOT)
    assert not has_errors(problems)
    return site


@cache
def our_flow(slug: str) -> FlowPage:
    """One flow, compiled."""
    return next(page for page in our_content().flows if page.flow.slug == slug)


def flagship() -> FlowPage:
    """The flow “Attend or cancel?”."""
    return our_flow("attend-or-cancel")
