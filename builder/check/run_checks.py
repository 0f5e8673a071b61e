"""Run all checks of a knowledge base that was read. The tables below list every one; each is a module of its own."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from builder.check.flow import (
    ask_after,
    dead_facts,
    dead_paragraphs,
    dead_rules,
    dead_ways,
    empty_facts,
    gaps,
    laws,
    long_ways,
    look_alikes,
    next_flows,
    scenarios,
    unreachable_outcomes,
    unreachable_questions,
    untested_outcomes,
)
from builder.check.site import (
    addresses,
    aliases,
    citations,
    exits,
    future_dates,
    help_services,
    images,
    links,
    listed_twice,
    messages,
    passages,
    related,
    reviews,
    sections,
    similar_tags,
    tags,
    terms,
    unused,
    ways_in,
)
from builder.problems import Problem, bounded_suggestions
from builder.site import Site

Check = Callable[[Site], Iterator[Problem]]
DatedCheck = Callable[[Site, datetime.date], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    addresses.check,
    aliases.check,
    sections.check,
    tags.check,
    similar_tags.check,
    listed_twice.check,
    links.check,
    ways_in.check,
    images.check,
    citations.check,
    help_services.check,
    terms.check,
    exits.check,
    unused.check,
    related.check,
    messages.check,
    passages.check,
    gaps.check,
    dead_rules.check,
    dead_ways.check,
    dead_facts.check,
    empty_facts.check,
    dead_paragraphs.check,
    unreachable_questions.check,
    ask_after.check,
    unreachable_outcomes.check,
    laws.check,
    scenarios.check,
    untested_outcomes.check,
    long_ways.check,
    look_alikes.check,
    next_flows.check,
)


DATED_CHECKS: tuple[DatedCheck, ...] = (reviews.check, help_services.check_day, future_dates.check)
"""The only checks that get today's date, so that nothing else can depend on it."""


def check_site(site: Site, today: datetime.date) -> list[Problem]:
    """Run all checks. Problems in blocks count only if all flows could be read, since any of them may use the block."""
    found = [problem for check in CHECKS for problem in _found_by(check, site)]
    found += [problem for dated in DATED_CHECKS for problem in dated(site, today)]
    left_out = any(file.startswith("content/flows/") for file in site.unread)
    return [problem for problem in found if not (left_out and problem.where.file.startswith("content/blocks/"))]


@bounded_suggestions()
def _found_by(check: Check, site: Site) -> list[Problem]:
    return list(check(site))
