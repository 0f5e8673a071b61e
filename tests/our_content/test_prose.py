"""Our own words keep to content-guide.md, as far as a program can tell."""

from __future__ import annotations

from builder.build import find_problems_and_judge
from builder.check.prose_ids import PROSE
from builder.render.options import Options
from builder.report import concise
from tests.knowledge_bases import ROOT

IDS = {each.id for group in PROSE.values() for each in group}


def test_check_prose_finds_nothing() -> None:
    """No sentence is too long, no page too hard, no figure without a source, no article an island."""
    problems = find_problems_and_judge(ROOT, Options()).problems
    assert concise([problem for problem in problems if problem.check in IDS]).splitlines() == []
