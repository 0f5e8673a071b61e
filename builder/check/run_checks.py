"""Run all checks of a knowledge base that was read. The tables below list every one; each is a module of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from builder.check.flow import (
    ask_after,
    collected,
    dead_facts,
    dead_paragraphs,
    dead_rules,
    dead_ways,
    decisions,
    empty_facts,
    gaps,
    laws,
    long_ways,
    look_alikes,
    never_applies,
    next_flows,
    overlaps,
    scenarios,
    unasked_answers,
    unreachable_outcomes,
    unreachable_questions,
    untested_outcomes,
)
from builder.check.site import (
    addresses,
    aliases,
    citations,
    exits,
    former_anchors,
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
    static_files,
    tags,
    terms,
    theme,
    translations,
    unused,
    ways_in,
)
from builder.check.today import Day
from builder.check.words_alone import WORDS_CHECKS
from builder.languages import speaking
from builder.load.memory import Memory
from builder.load.translated_site import own_problems
from builder.problems import Problem, bounded_suggestions
from builder.site import FlowPage, Site

Check = Callable[[Site], Iterator[Problem]]
DatedCheck = Callable[[Site, Day], Iterator[Problem]]

SITE_CHECKS: tuple[Check, ...] = (
    addresses.check,
    aliases.check,
    static_files.check,
    sections.check,
    tags.check,
    similar_tags.check,
    listed_twice.check,
    links.check,
    former_anchors.check,
    ways_in.check,
    images.check,
    citations.check,
    help_services.check,
    terms.check,
    exits.check,
    theme.check,
    unused.check,
    related.check,
    messages.check,
    passages.check,
    translations.check,
    next_flows.check,
)
OF_TRANSLATIONS = tuple(check for check in SITE_CHECKS if check not in (related.check, next_flows.check))
"""The checks of a translation. What it leads on to, and its flows, are those of the original, and are checked there."""
FLOW_CHECKS: tuple[Check, ...] = (
    never_applies.check,
    gaps.check,
    dead_rules.check,
    dead_ways.check,
    decisions.check,
    overlaps.check,
    dead_facts.check,
    empty_facts.check,
    dead_paragraphs.check,
    unreachable_questions.check,
    ask_after.check,
    unasked_answers.check,
    unreachable_outcomes.check,
    laws.check,
    scenarios.check,
    untested_outcomes.check,
    long_ways.check,
    look_alikes.check,
)
"""The checks that look at flows and at nothing else of the site."""
OF_ALL_FLOWS = (
    dead_facts.check, empty_facts.check, decisions.check, overlaps.check, look_alikes.check, laws.check,
    untested_outcomes.check,
)  # fmt: skip
"""Those that look at flows which collect items, too; `collected` has everything else that is proved of them."""


DATED_CHECKS: tuple[DatedCheck, ...] = (reviews.check, help_services.check_day, future_dates.check)
"""The only checks that get the day, so that nothing else can depend on it."""
RECORD_CHECKS = tuple(check for check in SITE_CHECKS if check not in WORDS_CHECKS)
"""Those that read of an article what lists and other pages may say of it (`site/bare.py`), and none of its words."""


def check_site(
    site: Site, day: Day, memory: Memory | None = None, pause: Callable[[], None] = lambda: None
) -> list[Problem]:
    """Run all checks: those of words and of flows, those of records, and those of translations.

    `memory` has the problems of flows that were checked before. `pause` is called before each check; it may wait, or
    raise to break off.
    """
    return [
        *check_words_and_flows(site, memory, pause),
        *check_records(site, day, pause),
        *check_translations(site, day, pause),
    ]


def check_translations(site: Site, day: Day, pause: Callable[[], None] = lambda: None) -> list[Problem]:
    """The problems in translations alone, each in its own language."""
    found: list[Problem] = []
    for translation in site.translations.values():
        pause()
        with speaking(translation.words):
            own = [problem for check in OF_TRANSLATIONS for problem in _found_by(check, translation)]
            own += [problem for dated in DATED_CHECKS for problem in dated(translation, day)]
        found += own_problems(own, translation.settings.view)
    return found


def check_words_and_flows(
    site: Site, memory: Memory | None = None, pause: Callable[[], None] = lambda: None
) -> list[Problem]:
    """The problems in words and in flows."""
    found: list[Problem] = []
    for check in WORDS_CHECKS:
        pause()
        found += _found_by(check, site)
    for group in _groups(site):
        pause()
        found += _found_in(group, site, memory)
    return _counted(found, site)


def check_records(site: Site, day: Day, pause: Callable[[], None] = lambda: None) -> list[Problem]:
    """The problems in what pages say of themselves: their titles, tags, addresses, days and the like."""
    found: list[Problem] = []
    for check in RECORD_CHECKS:
        pause()
        found += _found_by(check, site)
    for dated in DATED_CHECKS:
        pause()
        found += dated(site, day)
    return _counted(found, site)


def _counted(found: Sequence[Problem], site: Site) -> list[Problem]:
    """The problems in blocks count only if all flows could be read, since any of them may use the block."""
    left_out = any(file.startswith("content/flows/") for file in site.unread)
    return [problem for problem in found if not (left_out and problem.where.file.startswith("content/blocks/"))]


def _groups(site: Site) -> list[tuple[FlowPage, ...]]:
    """The flows that are checked together: all of them where there are blocks, whose problems concern each user."""
    shared = any(file.startswith("content/blocks/") for file in site.files)
    return [site.flows] if shared else [(flow,) for flow in site.flows]


def _found_in(flows: tuple[FlowPage, ...], site: Site, memory: Memory | None) -> list[Problem]:
    """The problems of some flows, as they were found before where they are the same."""
    key = ("checks", *(flow.file for flow in flows))
    known, kept = memory.recall(key, (), flows) if memory else (False, ())
    if known:
        return list(kept)
    alone = replace(site, standalone=flows)
    single = replace(site, standalone=tuple(flow for flow in flows if flow.collected is None))
    found = [p for check in FLOW_CHECKS for p in _found_by(check, alone if check in OF_ALL_FLOWS else single)]
    found += _found_by(collected.check, alone)
    if memory:
        memory.keep(key, (), found, flows)
    return found


@bounded_suggestions()
def _found_by(check: Check, site: Site) -> list[Problem]:
    return list(check(site))
