"""The result of a build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from builder.problems import Problem
from builder.write.size import sizes


@dataclass(frozen=True, slots=True)
class Built:
    """The result of a build."""

    problems: list[Problem]
    pages: int
    """The number of HTML pages written; 0 if an error stopped the build."""
    sizes: Counter[str] = field(default_factory=Counter)
    """The bytes written, by topmost folder."""

    @property
    def ok(self) -> bool:
        """True if the site was written."""
        return self.pages > 0


def built_of(problems: Sequence[Problem], lengths: Mapping[str, int]) -> Built:
    """The result of a build that left files of these lengths."""
    return Built(list(problems), sum(name.endswith(".html") for name in lengths), sizes(lengths))
