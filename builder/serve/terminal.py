"""Print the result of each change in the terminal."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from pathlib import Path

from builder.problems import Problem, Severity
from builder.serve.preview import Updated
from builder.text.counted import plural
from builder.text.printable import printable
from builder.text.say import say

Show = Callable[[list[Problem]], str]
"""Formats problems."""
FEW = 3
"""The number of files that are named."""


class Reporter:
    """Prints the result of each change in the terminal."""

    def __init__(self, show: Show) -> None:
        self._show = show
        self._shown: list[Problem] = []
        self._told: set[str] = set()

    def __call__(self, updated: Updated) -> None:
        """Print the problems, unless they are warnings that were there before, too; then one line."""
        if updated.problems and (updated.problems != self._shown or updated.errors):
            say(self._show(updated.problems), err=True, nl=False)
        self._shown = updated.problems
        self._told.clear()
        if updated.failure:
            say(updated.failure, err=True)
        say(f"{time.strftime('%H:%M:%S')} {summary(updated)}")

    def tell(self, failure: str) -> None:
        """Print why a page cannot be made, once until the next change."""
        if failure not in self._told:
            self._told.add(failure)
            say(failure, err=True)


def summary(updated: Updated) -> str:
    """The result of a change in one line."""
    stays = "still showing the last good pages" if updated.live.ready else "no page to show yet"
    if updated.failure:
        return f"not updated: {updated.live.trouble.splitlines()[0]}; {stays}"
    errors = sum(problem.severity is Severity.ERROR for problem in updated.problems)
    if errors:
        return f"{plural(errors, 'error')}; {stays}"
    if updated.first:
        return f"ready in {updated.seconds:.1f} s"
    return f"updated {_named(updated.files)} in {updated.seconds:.2f} s"


def _named(files: Collection[str]) -> str:
    """The names of a few files, or their number; folders are replaced as a whole, and then none is known."""
    names = sorted(printable(Path(file).name) for file in files)
    if len(names) > FEW:
        return plural(len(names), "file")
    return ", ".join(names) or "all files"
