"""Read the items of a published kernel, which have no words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from msgspec import UNSET

from builder.flows.collect import Group, Item
from builder.flows.conditions import ALWAYS, Condition
from builder.flows.kernel import format_2
from builder.load.kernel_error import known, once
from builder.problems import Location


def item_groups(
    groups: Iterable[format_2.ItemGroup],
    condition: Callable[[format_2.Test2], Condition],
    outcomes: Collection[str],
    where: Location,
) -> dict[str, Group]:
    """The groups by id; `condition` reads the condition of an item."""
    groups = tuple(groups)
    once("group", [group.id for group in groups])
    once("item", [item.id for group in groups for item in group.items])
    return {
        group.id: Group(
            id=group.id,
            title=group.id,
            items=tuple(
                Item(known(item.id, outcomes), ALWAYS if item.when is UNSET else condition(item.when), where)
                for item in group.items
            ),
            where=where,
            first_match=group.first_match,
        )
        for group in groups
    }
