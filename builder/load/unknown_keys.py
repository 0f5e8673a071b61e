"""Report the keys of a group that do not exist, with the ones that were meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from builder.load.located import Mapping as Group
from builder.load.meant import key_meant
from builder.problems import Problem, close_names

MAX_UNKNOWN = 20
"""Unknown keys of one group that are reported; more of them are not misspellings."""


def unknown_keys(
    group: Group, what: str, known: Collection[str], elsewhere: Mapping[str, str]
) -> Iterator[tuple[Problem, list[str]]]:
    """A problem for each unknown key, with the known ones that it resembles; `elsewhere` are keys of other programs."""
    unknown = [(key, value) for key, value in group.entries if key.text not in known]
    for key, value in unknown[:MAX_UNKNOWN]:
        fix = key_meant(key, value, known, elsewhere)
        message = f"{what} has an unknown key `{key.text}`"
        yield Problem(key.where, "unknown-key", message, fix), close_names(key.text, known)
