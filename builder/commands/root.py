"""The knowledge base that a command works on, and how its problems are shown."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from builder import report
from builder.load.plain_files import MAX_BYTES, read_plain
from builder.problems import Problem
from builder.text.documentation import documented
from builder.text.say import say

_COLOURS = {"error": "red", "warning": "yellow", "where": "cyan", "fix": "green"}


class Root:
    """The knowledge base that a command works on."""

    def __init__(self, given: Path) -> None:
        self._given = given

    @property
    def folder(self) -> Path:
        """Its folder. It is wrong usage if that has no content; commands that need none never ask."""
        if not (self._given / "content").is_dir():
            raise click.UsageError(
                f"{self._given.resolve()} has no folder content/; go to a knowledge base, name its folder with "
                "--root, or make one with `builder init`"
            )
        return self._given

    def output(self, given: Path | None) -> Path:
        """The folder that the site is written into."""
        return given or self.folder / "site"

    def lines(self, file: str) -> Sequence[str]:
        """The lines of one of its files, to show beside a problem."""
        try:
            text = read_plain(self.folder / file, MAX_BYTES).decode("utf-8-sig", "replace")
        except (OSError, ValueError):
            return ()
        return re.split("\r\n|\r|\n", text)

    def tell(self, problems: Sequence[Problem]) -> None:
        """Print the problems for people, and where the manual explains them."""
        say(self.show(problems), err=True, nl=False)
        say(explained(problems), err=True)

    def show(self, problems: Sequence[Problem], shape: str = "full") -> str:
        """The problems in one of the formats of `builder check`."""
        formats: dict[str, Callable[[], str]] = {
            "full": lambda: report.full(problems, self.lines, _style()),
            "concise": lambda: report.concise(problems, _style()),
            "json": lambda: report.as_json(problems),
            "github": lambda: report.github(problems, self._from_here()),
            "markdown": lambda: report.markdown(problems, self.lines),
        }
        return formats[shape]()

    def _from_here(self) -> str:
        """The way to its folder from where the command runs: in a workflow, the top of the repository."""
        way = "." if self._given.is_absolute() else self._given.as_posix()
        return "" if way == "." else f"{way}/"


def explained(problems: Sequence[Problem]) -> str:
    """The address at which the manual explains the problems, of which there is one at least."""
    first, *others = sorted({problem.check for problem in problems})
    return f"Explained at {documented('reference/problems', '' if others else first)}"


def _style() -> report.Style:
    """Colour on a terminal, and none under NO_COLOR."""
    if os.environ.get("NO_COLOR") or not sys.stderr.isatty():
        return report.plain
    return lambda text, part: click.style(text, fg=_COLOURS[part])
