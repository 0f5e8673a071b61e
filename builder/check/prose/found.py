"""The result of the checks of prose."""

from __future__ import annotations

from dataclasses import dataclass

from builder.problems import Problem


@dataclass(frozen=True, slots=True)
class ProseFound:
    """Warnings, and lines that tell how things are and ask for nothing."""

    problems: list[Problem]
    notes: tuple[str, ...]
