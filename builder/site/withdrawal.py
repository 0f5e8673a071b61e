"""Advice that was withdrawn because it could harm."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Self

from builder.problems import Location


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A page, a version of it or an outcome of a flow whose advice could harm; a notice takes its place."""

    file: str
    """The file of the page."""
    version: str
    """The name of a version; empty for all versions, today's and later ones included."""
    outcome: str
    """The id of an outcome; empty for the whole page."""
    date: datetime.date
    reason: str
    """Words for readers: what was wrong, and what to do instead."""
    where: Location
    """The place of the key `page`; the next two are those of `version` and `outcome`."""
    version_where: Location
    outcome_where: Location
    also_called: frozenset[str] = frozenset()
    """Other ids of this outcome: former ones, and that of today."""

    @property
    def outcomes(self) -> frozenset[str]:
        """Every id of the outcome; the empty one for the whole page."""
        return self.also_called | {self.outcome}

    def concerns(self, file: str, version: str) -> bool:
        """Check that it covers this version of a page; `version` is empty for a page that has none yet."""
        return file == self.file and self.version in ("", version)

    def of_every_version(self) -> Self:
        """The same of all versions: safest where nobody can tell which one is in force."""
        return replace(self, version="")
