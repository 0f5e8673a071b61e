"""Print the result of each rebuild in the terminal."""

from __future__ import annotations

import time
from collections.abc import Callable

from builder.problems import Problem, Severity
from builder.serve.preview import Rebuilt
from builder.text.counted import plural
from builder.text.printable import printable
from builder.text.say import say

Show = Callable[[list[Problem]], str]
"""Formats problems."""


class Reporter:
    """Prints the result of each rebuild in the terminal."""

    def __init__(self, show: Show) -> None:
        self._show = show
        self._shown: list[Problem] = []

    def __call__(self, rebuilt: Rebuilt) -> None:
        """Print the problems, unless they are warnings that the last rebuild had, too; then one line."""
        if rebuilt.problems and (rebuilt.problems != self._shown or rebuilt.errors):
            say(self._show(rebuilt.problems), err=True, nl=False)
        self._shown = rebuilt.problems
        if rebuilt.failure:
            say(rebuilt.failure, err=True)
        say(f"{time.strftime('%H:%M:%S')} {summary(rebuilt)}")


def summary(rebuilt: Rebuilt) -> str:
    """The result of a rebuild in one line."""
    stays = "still showing the last good pages" if rebuilt.live.ready else "no page to show yet"
    if rebuilt.failure:
        return f"not rebuilt: {rebuilt.live.trouble.splitlines()[0]}; {stays}"
    errors = sum(problem.severity is Severity.ERROR for problem in rebuilt.problems)
    if errors:
        return f"{plural(errors, 'error')}; {stays}"
    pages = sum(file.endswith(".html") for file in rebuilt.changed)
    what = plural(pages, "page")
    if not pages:
        what = ", ".join(sorted(printable(file.rpartition("/")[2]) for file in rebuilt.changed)) or "nothing new"
    return f"rebuilt {what} in {rebuilt.seconds:.1f} s"
