"""The items of a flow in words: who gets each, group by group."""

from __future__ import annotations

from builder.flows.collect import Item
from builder.flows.conditions import ALWAYS
from builder.flows.conditions_in_words import condition_in_words
from builder.flows.model import Flow
from builder.languages import t


def item_in_words(item: Item, flow: Flow) -> str:
    """The condition of an item in words; empty where everybody gets it."""
    return "" if item.when == ALWAYS else condition_in_words(item.when, flow)


def outline_of_items(flow: Flow) -> str:
    """All groups and items, with the conditions, for a terminal."""
    lines = []
    for group in flow.groups.values():
        first = f" {t('collected.first-match')}" if group.first_match else ""
        lines.append(f"{group.title}{first}")
        for item in group.items:
            condition = item_in_words(item, flow)
            title = f"“{flow.outcomes[item.id].title}” ({item.id})"
            lines.append(f"  {t('rules.if', condition=condition, advice=title)}" if condition else f"  {title}")
    lines.append(t("rules.otherwise", advice=f"“{flow.outcomes[flow.nothing].title}” ({flow.nothing})"))
    return "".join(f"{line}\n" for line in lines)
