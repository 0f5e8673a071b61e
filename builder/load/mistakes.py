"""Collect the mistakes of one text: those of the same kind are one problem, at the place of the first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from builder.problems import Location, Problem


@dataclass(slots=True)
class Mistakes:
    """The mistakes of one text, by kind."""

    first: dict[tuple[str, str], Problem] = field(default_factory=dict)
    others: dict[tuple[str, str], list[Location]] = field(default_factory=dict)

    def add(self, problem: Problem) -> None:
        """Add a mistake; its check and message say of which kind it is."""
        kind = (problem.check, problem.message)
        if kind in self.first:
            self.others.setdefault(kind, []).append(problem.where)
        else:
            self.first[kind] = problem

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add several mistakes."""
        for problem in problems:
            self.add(problem)

    def of_check(self, check: str) -> bool:
        """True if there is a mistake of a check."""
        return any(known == check for known, _ in self.first)

    def problems(self) -> Iterator[Problem]:
        """One problem for each kind; it counts the others and names the line of the last."""
        for kind, problem in self.first.items():
            others = self.others.get(kind)
            if others:
                last = max(others)
                more = f"{problem.message}; and {len(others):,} more on this page, to line {last.line}"
                problem = replace(problem, message=more)
            yield problem
