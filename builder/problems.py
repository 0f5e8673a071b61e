"""Problems of the content as values: the place, the message, the reason and the fix."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from enum import StrEnum
from heapq import nlargest
from typing import Generic, NamedTuple, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Severity(StrEnum):
    """Errors stop a build; warnings do not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file of the knowledge base."""

    file: str
    """Path relative to the root of the knowledge base, with forward slashes."""
    line: int = 0
    """1 is the first line; 0 is the file as a whole."""
    column: int = 1
    """1 is the first character of the line."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in the content."""

    where: Location
    check: str
    """Its stable id from `builder/check/`, for example `broken-link`."""
    message: str
    """The mistake, in one sentence without a full stop."""
    fix: str
    """The instruction that corrects it."""
    why: str = ""
    """The reason, if the message alone does not say it."""
    severity: Severity = Severity.ERROR
    also: tuple[tuple[Location, str], ...] = ()
    """Related places, each with a few words on their part in it."""


class Result(NamedTuple, Generic[T_co]):
    """A value, and the problems found while it was read or computed."""

    value: T_co
    problems: tuple[Problem, ...] = ()


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by place, check and message. A problem found twice is kept once, with the related places of both."""
    also: dict[Problem, dict[tuple[Location, str], None]] = {}
    for problem in problems:
        also.setdefault(replace(problem, also=()), {}).update(dict.fromkeys(problem.also))
    whole = [replace(problem, also=tuple(places)) for problem, places in also.items()]
    return sorted(whole, key=lambda p: (p.where, p.check, p.message))


def has_errors(problems: Iterable[Problem]) -> bool:
    """True if any of the problems stops a build."""
    return any(p.severity is Severity.ERROR for p in problems)


MAX_COMPARISONS = 100_000
"""Bound on comparisons of names for the suggestions of one page, flow or check: about a second."""
FINALISTS = 30
"""Number of names to compare letter by letter."""
LISTED = 20
"""Number of names to list if none is close."""
MAX_COMPARED = 200
"""Longest name to compare, in characters. A longer one is no spelling mistake."""
_comparisons_left: ContextVar[int] = ContextVar("comparisons_left", default=sys.maxsize)


@contextmanager
def bounded_suggestions(most: int = MAX_COMPARISONS) -> Iterator[None]:
    """Limit the comparisons for suggestions; unknown names beyond the limit get none.

    One folder that is renamed breaks thousands of links at once, and each could be meant for any page.
    """
    before = _comparisons_left.set(most)
    try:
        yield
    finally:
        _comparisons_left.reset(before)


def close_names(name: str, known: Iterable[str]) -> list[str]:
    """The known names closest to an unknown one, at most three; none once `bounded_suggestions` are used up.

    Closeness is the ratio of Ratcliff and Obershelp, as `difflib` computes it; of many names, that of those which
    share the most pieces.
    """
    left = _comparisons_left.get()
    if left <= 0 or len(name) > MAX_COMPARED:
        return []
    names = list(dict.fromkeys(known))
    _comparisons_left.set(left - len(names))
    if len(names) > FINALISTS:
        pieces = _pieces(name.lower())
        names = nlargest(FINALISTS, names, key=lambda other: len(pieces & _pieces(other)))
    return difflib.get_close_matches(name.lower(), names, n=3, cutoff=0.6)


def _pieces(name: str) -> set[str]:
    """Every three characters in a row: names that share few of them are not alike."""
    return {name[start : start + 3] for start in range(len(name) - 2)}


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Suggest the known names closest to an unknown one; without any, say `otherwise` or list what is known."""
    names = known if isinstance(known, Collection) else list(known)
    close = close_names(name, names)
    if close:
        return f"did you mean {one_of(close)}?"
    if otherwise or not names:
        return otherwise
    if len(names) <= 2 * LISTED:  # some may be there twice
        names = dict.fromkeys(names)
    return f"use {one_of(names)}" if len(names) <= LISTED else f"use one of the {len(names)} that are defined"


def one_of(names: Iterable[str], word: str = "or") -> str:
    """Join names as prose: `a`, `b` or `c`."""
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {word} {quoted[-1]}"
