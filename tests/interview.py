"""The large fixture: a knowledge base of its own with one long flow. It never changes with what we publish."""

from __future__ import annotations

import functools

from builder.load.knowledge_base import load_site
from builder.site import FlowPage
from tests.knowledge_bases import CASES

INTERVIEW = CASES / "interview"
"""The folder of the knowledge base."""


@functools.cache
def interview() -> FlowPage:
    """Its flow, compiled."""
    site, problems = load_site(INTERVIEW)
    assert problems == ()
    return next(flow for flow in site.flows if flow.flow.slug == "attend-or-cancel")
