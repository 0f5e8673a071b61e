"""Everything that is checked once the knowledge base is read, one check to a module."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from builder.check import (
    addresses,
    citations,
    dead_paragraphs,
    dead_rules,
    gaps,
    images,
    laws,
    links,
    scenarios,
    unreachable_outcomes,
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
    unreachable_outcomes.check,
    dead_paragraphs.check,
    laws.check,
    scenarios.check,
)


def check_site(site: Site) -> list[Problem]:
    """Every problem that any check finds."""
    return [problem for check in CHECKS for problem in check(site)]
