"""What is wrong with the content, as values: where it is, what it is, why it matters and what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


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
    """The stable id of the check that found it, for example `broken-link`."""
    message: str
    """What is wrong, in one sentence without its full stop."""
    fix: str
    """What to do about it, as an instruction."""
    why: str = ""
    """Why it is wrong, where the message alone does not say."""
    severity: Severity = Severity.ERROR
    also: tuple[tuple[Location, str], ...] = ()
    """Other places that belong to it, each with a word on its part."""


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by place, then by check and message; one found twice is kept once, with the places that belong to either."""
    also: dict[Problem, dict[tuple[Location, str], None]] = {}
    for problem in problems:
        also.setdefault(replace(problem, also=()), {}).update(dict.fromkeys(problem.also))
    whole = [replace(problem, also=tuple(places)) for problem, places in also.items()]
    return sorted(whole, key=lambda p: (p.where, p.check, p.message))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops a build."""
    return any(p.severity is Severity.ERROR for p in problems)


def close_names(name: str, known: Iterable[str]) -> list[str]:
    """The known names closest to an unknown one, at most three.

    Closeness is the ratio of Ratcliff and Obershelp, as `difflib` computes it.
    """
    return difflib.get_close_matches(name.lower(), list(dict.fromkeys(known)), n=3, cutoff=0.6)


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Suggest the closest known names to an unknown one, else say `otherwise`, else list what is known."""
    names = list(dict.fromkeys(known))
    close = close_names(name, names)
    if close:
        return f"did you mean {one_of(close)}?"
    if otherwise or not names:
        return otherwise
    return f"use {one_of(names)}" if len(names) <= 12 else f"use one of the {len(names)} that are defined"


def one_of(names: Iterable[str], word: str = "or") -> str:
    """Join names as prose: `a`, `b` or `c`."""
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {word} {quoted[-1]}"
