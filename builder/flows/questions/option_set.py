"""A set of options of one question, which is named wherever an option can be."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OptionSet:
    """Some options of a question that have a name together."""

    id: str
    options: tuple[str, ...]
    clause: str = ""
    """The meaning of choosing one of them, in words that follow «because» and «if»."""
    unless: str = ""
    """The same for readers who chose none of them."""


def put_together(options: Collection[str], order: Collection[str], sets: Mapping[str, OptionSet]) -> list[str]:
    """The ids that together are these options: of sets with words of their own, the largest first, and of the rest.

    An id of a set is at the place of its first option. `order` has all options of the question.
    """
    left = set(options)
    instead: dict[str, str] = {}
    for each in sorted(sets.values(), key=lambda each: -len(each.options)):
        if each.clause and len(each.options) > 1 and left.issuperset(each.options):
            instead[min(each.options, key=list(order).index)] = each.id
            left.difference_update(each.options)
    return [instead.get(option, option) for option in order if option in left or option in instead]
