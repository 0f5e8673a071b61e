"""Count things in a message of the command line: “1 page”, “3 pages”, “1,234 pages”."""

from __future__ import annotations


def plural(n: int, noun: str, several: str = "") -> str:
    """A number with its noun. `several` is the plural, if it is not formed by adding an s."""
    return f"{n:,} {noun if n == 1 else several or f'{noun}s'}"
