"""Everything that is checked once the knowledge base is read, one check to a module."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from builder.check import (
    addresses,
    citations,
    dead_facts,
    dead_paragraphs,
    dead_rules,
    dead_ways,
    gaps,
    images,
    laws,
    links,
    long_ways,
    scenarios,
    unreachable_outcomes,
    unreachable_questions,
    untested_outcomes,
)
from builder.problems import Problem
from builder.site import Site

Check = Callable[[Site], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    addresses.check,
    links.check,
    images.check,
    citations.check,
    gaps.check,
    dead_rules.check,
    dead_ways.check,
    dead_facts.check,
    dead_paragraphs.check,
    unreachable_questions.check,
    unreachable_outcomes.check,
    laws.check,
    scenarios.check,
    untested_outcomes.check,
    long_ways.check,
)


def check_site(site: Site) -> list[Problem]:
    """Every problem that any check finds."""
    return [problem for check in CHECKS for problem in check(site)]
