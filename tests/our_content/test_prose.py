"""Our own words keep to docs/content-guide.md, as far as a program can tell."""

from __future__ import annotations

from builder.build import find_prose
from builder.problems import in_order
from builder.render.page import Options
from builder.report import concise
from tests.knowledge_bases import ROOT


def test_check_prose_finds_nothing() -> None:
    """No sentence is too long, no page too hard, no figure without a source, no article an island."""
    assert concise(in_order(find_prose(ROOT, Options()).problems)).splitlines() == []
