"""Everything that is checked once the knowledge base is read, one check to a module."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from builder.check import (
    addresses,
    aliases,
    citations,
    dead_facts,
    dead_paragraphs,
    dead_rules,
    dead_ways,
    empty_facts,
    exits,
    future_dates,
    gaps,
    images,
    laws,
    links,
    listed_twice,
    long_ways,
    related,
    reviews,
    scenarios,
    sections,
    similar_tags,
    tags,
    unreachable_outcomes,
    unreachable_questions,
    untested_outcomes,
    unused,
)
from builder.problems import Problem, bounded_suggestions
from builder.site import Site

Check = Callable[[Site], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    addresses.check,
    aliases.check,
    sections.check,
    tags.check,
    similar_tags.check,
    listed_twice.check,
    links.check,
    images.check,
    citations.check,
    exits.check,
    unused.check,
    related.check,
    reviews.check,
    future_dates.check,
    gaps.check,
    dead_rules.check,
    dead_ways.check,
    dead_facts.check,
    empty_facts.check,
    dead_paragraphs.check,
    unreachable_questions.check,
    unreachable_outcomes.check,
    laws.check,
    scenarios.check,
    untested_outcomes.check,
    long_ways.check,
)


def check_site(site: Site) -> list[Problem]:
    """Every problem that any check finds; in blocks, only where no flow is left out that may use them otherwise."""
    found = [problem for check in CHECKS for problem in _found_by(check, site)]
    left_out = any(file.startswith("content/flows/") for file in site.unread)
    return [problem for problem in found if not (left_out and problem.where.file.startswith("content/blocks/"))]


@bounded_suggestions()
def _found_by(check: Check, site: Site) -> list[Problem]:
    return list(check(site))
