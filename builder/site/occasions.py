"""Messages in the order of their list: by occasion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.site.message import MessagePage
from builder.text.collation import sort_key


@dataclass(frozen=True, slots=True)
class Occasion:
    """The messages for one occasion."""

    title: str
    messages: tuple[MessagePage, ...]


def occasions(messages: Iterable[MessagePage]) -> list[Occasion]:
    """The messages by occasion: by weight, then title; an occasion comes where its first message does."""
    found: dict[str, list[MessagePage]] = {}
    for message in sorted(messages, key=lambda each: (each.weight, sort_key(each.title))):
        if not message.withdrawal:
            found.setdefault(message.occasion, []).append(message)
    return [Occasion(title, tuple(group)) for title, group in found.items()]
