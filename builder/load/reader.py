"""Collect the problems of what is being read, to return them together with its value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from builder.problems import Location, Problem, Result

T = TypeVar("T")
READABLE = ("comma-in-tag", "curly-quotes", "lost-words", "plain-text")
"""Mistakes in words, after which everything else means what it says."""


def in_the_way(problems: Iterable[Problem]) -> bool:
    """True if one of these problems leaves open what the rest means."""
    return any(problem.check not in READABLE for problem in problems)


class Reader:
    """Reads one part of the content; its methods report problems instead of raising."""

    def __init__(self, within: Reader | None = None) -> None:
        """`within` is the reader of the whole that this is a part of, which then has the problems of both."""
        self._found: list[Problem] = within._found if within else []

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems so far."""
        return tuple(self._found)

    def problem(
        self,
        where: Location | str,
        check: str,
        message: str,
        fix: str,
        why: str = "",
        *,
        also: tuple[tuple[Location, str], ...] = (),
    ) -> None:
        """Report a problem; `where` may be the name of a file, for the file as a whole."""
        place = Location(where) if isinstance(where, str) else where
        self._found.append(Problem(place, check, message, fix, why=why, also=also))

    def report(self, *problems: Problem) -> None:
        """Report problems that are values already."""
        self._found.extend(problems)

    def take(self, result: Result[T]) -> T:
        """Report the problems of a part, and return its value."""
        self._found.extend(result.problems)
        return result.value

    def result(self, value: T) -> Result[T]:
        """The value that was read, with every problem reported so far."""
        return Result(value, self.problems)
