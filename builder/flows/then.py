"""Ways to go on from an outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.problems import Location


@dataclass(frozen=True, slots=True)
class Then:
    """A way to go on from an outcome: take ticks back, or answer a question again."""

    label: str
    where: Location
    remove: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ask: str = ""
