"""Report the keys of a group that do not exist, with the ones that were meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from builder.load.located import Mapping as Group
from builder.load.located import Node, Scalar
from builder.problems import Problem, close_names, did_you_mean

MAX_UNKNOWN = 20
"""Unknown keys of one group that are reported; more of them are not misspellings."""


def unknown_keys(
    group: Group, what: str, known: Collection[str], elsewhere: Mapping[str, str]
) -> Iterator[tuple[Problem, list[str]]]:
    """A problem for each unknown key, with the known ones that it resembles; `elsewhere` are keys of other programs."""
    unknown = [(key, value) for key, value in group.entries if key.text not in known]
    for key, value in unknown[:MAX_UNKNOWN]:
        fix = _fix(key, value, known, elsewhere)
        message = f"{what} has an unknown key `{key.text}`"
        yield Problem(key.where, "unknown-key", message, fix), close_names(key.text, known)


def _fix(key: Scalar, value: Node, known: Collection[str], elsewhere: Mapping[str, str]) -> str:
    if key.text in elsewhere:
        return f"did you mean `{elsewhere[key.text]}`?"
    if " " in key.text and isinstance(value, Scalar) and not value.written:
        return "if it belongs to the text before the comma, put all of that text in quotes"
    return did_you_mean(key.text, known)
