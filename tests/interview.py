"""The large fixture: a knowledge base of its own with one long flow. It never changes with what we publish."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from builder.build import build
from builder.load.knowledge_base import load_site
from builder.render.options import Options
from builder.site import FlowPage
from tests.knowledge_bases import CASES
from tests.shared import shared

INTERVIEW = CASES / "interview"
"""The folder of the knowledge base."""


@functools.cache
def interview() -> FlowPage:
    """Its flow, compiled."""
    site, problems = load_site(INTERVIEW)
    assert problems == ()
    return next(flow for flow in site.flows if flow.flow.slug == "attend-or-cancel")


def interview_site(factory: pytest.TempPathFactory, base_url: str = "") -> Path:
    """Its site, built once in a run, for tests that only read it."""

    def make(out: Path) -> None:
        assert build(INTERVIEW, out, Options(base_url)).ok

    return shared(factory, "interview-published" if base_url else "interview", make)
