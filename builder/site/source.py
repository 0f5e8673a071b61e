"""Sources of claims."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from builder.problems import Location


@dataclass(frozen=True, slots=True)
class Source:
    """A source that claims rest on, with the grade of its evidence."""

    key: str
    title: str
    grade: str
    where: Location
    by: str = ""
    publisher: str = ""
    year: str = ""
    url: str = ""
    read: datetime.date | None = None
    shows: str = ""
