"""Open the past of a knowledge base for a build or a check, and check its history."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from builder.check.history.history_warnings import history_warnings
from builder.check.history.lost_anchors import check_anchors
from builder.check.history.missing_notes import check_notes
from builder.check.history.withdrawals import check_same_words, check_withdrawals
from builder.check.today import Day, today
from builder.history.follow.addresses import check_aliases
from builder.history.follow.working_tree import with_working_tree
from builder.history.history import read_history
from builder.history.past import Past, past_of
from builder.languages import speaking
from builder.load.store import open_store
from builder.load.translated_site import own_problems
from builder.problems import Problem
from builder.site import Site

QUIET = "no-history"
"""The id of a folder that is in no repository or has no commit yet, which is not a problem."""


@contextmanager
def open_past(
    root: Path, site: Site, *, history: bool, day: Day | None = None, cache: bool = False
) -> Iterator[tuple[Past | None, list[Problem]]]:
    """The older versions, or None if there are none, and the problems of the history.

    With `cache`, versions are taken from the store that were read before, and others are kept there. Those of
    translations are opened, too.
    """
    with ExitStack() as opened:
        past, problems = opened.enter_context(_open(root, site, history=history, day=day, cache=cache))
        translations, found = dict[str, Past](), list(problems)
        for code, translation in site.translations.items():
            with speaking(translation.words):
                of, more = opened.enter_context(_open(root, translation, history=history, day=day, cache=cache))
            found += own_problems(more, translation.settings.view)
            translations |= {code: of} if of else {}
        if past:
            past.translations = translations
        yield past, found


@contextmanager
def _open(
    root: Path, site: Site, *, history: bool, day: Day | None, cache: bool
) -> Iterator[tuple[Past | None, list[Problem]]]:
    """Open the past of one language."""
    if not history:
        yield None, list(check_withdrawals(site, None, ever=True))
        return
    read = with_working_tree(read_history(root, site.settings.versions_from, site.settings.view), site)
    problems = [problem for problem in read.problems if problem.check != QUIET]
    problems += history_warnings(read.commits, site.settings.versions_from, day or Day(today()))
    if read.repository is None:
        ever = not any(problem.check == QUIET for problem in read.problems)
        yield None, [*problems, *check_withdrawals(site, None, ever=ever)]
        return
    with past_of(read, open_store() if cache else None) as past:
        withdrawn = [*check_withdrawals(site, past, ever=True), *check_same_words(site, read)]
        found = [*check_aliases(site, read), *check_notes(site.pages, past), *check_anchors(site, past)]
        yield past, [*problems, *withdrawn, *past.releases.problems, *found]
