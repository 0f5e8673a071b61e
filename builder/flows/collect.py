"""Collected results: every item whose condition holds, in groups; in some groups only the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.flows.conditions import All, AnyOf, Condition, Not
from builder.problems import Location


@dataclass(frozen=True, slots=True)
class Item:
    """A result that readers get while its condition holds; its words are those of the outcome with this id."""

    id: str
    when: Condition
    where: Location


@dataclass(frozen=True, slots=True)
class Group:
    """Items below one heading, in the written order."""

    id: str
    title: str
    items: tuple[Item, ...]
    where: Location
    first_match: bool = False
    """Only the first item that holds is given."""


@dataclass(frozen=True, slots=True)
class SomeOf:
    """A law: at least one of these items is given while the condition holds."""

    items: tuple[str, ...]
    when: Condition
    where: Location


def given_when(groups: Mapping[str, Group]) -> Iterator[tuple[Item, Condition]]:
    """Each item in the written order, with the whole condition for it: where it counts, no earlier one of its group."""
    for group in groups.values():
        for place, item in enumerate(group.items):
            earlier = tuple(other.when for other in group.items[:place])
            yield item, All((item.when, Not(AnyOf(earlier)))) if group.first_match and earlier else item.when


def nothing_when(groups: Mapping[str, Group]) -> Condition:
    """The condition that no item is given."""
    return Not(AnyOf(tuple(item.when for group in groups.values() for item in group.items)))
