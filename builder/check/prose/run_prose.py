"""Run all checks of prose. The table lists every one; each is a module of its own."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping

from builder.check.prose import (
    islands,
    long_sentences,
    next_steps,
    notes,
    reading_grade,
    uncited_figures,
    vague_links,
    words_to_avoid,
)
from builder.check.prose.found import ProseFound
from builder.check.prose.prose import SiteProse, prose_of
from builder.problems import Problem
from builder.site import Site
from builder.site.prose import ProsePassage

CHECKS: tuple[Callable[[SiteProse], Iterator[Problem]], ...] = (
    reading_grade.check,
    long_sentences.check,
    words_to_avoid.check,
    vague_links.check,
    next_steps.check,
    islands.check,
    uncited_figures.check,
)
NOTES: tuple[Callable[[SiteProse], Iterator[str]], ...] = (notes.of_grades, notes.of_sources, notes.of_reviews)


def judge(site: Site, passages: Mapping[str, tuple[ProsePassage, ...]], today: datetime.date) -> ProseFound:
    """The problems of the prose, in no order, and the notes on it."""
    prose = prose_of(site, passages, today)
    problems = [problem for check in CHECKS for problem in check(prose)]
    return ProseFound(problems, tuple(line for note in NOTES for line in note(prose)))
