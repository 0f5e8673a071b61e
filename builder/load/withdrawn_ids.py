"""Let a withdrawal of an outcome hold under each id that the outcome has or had."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from builder.site import ContentPage, FlowPage, Withdrawal


def with_all_ids(withdrawn: Iterable[Withdrawal], pages: Iterable[ContentPage]) -> Iterator[Withdrawal]:
    """The withdrawals with the other ids of their outcomes, so that a new id brings no dangerous advice back."""
    flows = {page.file: page for page in pages if isinstance(page, FlowPage)}
    for each in withdrawn:
        flow = flows.get(each.file)
        groups = [frozenset({id_, *outcome.was}) for id_, outcome in flow.outcomes.items()] if flow else []
        same = next((ids for ids in groups if each.outcome in ids), frozenset())
        yield replace(each, also_called=same - {each.outcome}) if same else each
