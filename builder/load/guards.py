"""Read `when` on the entries of an outcome's lists: `do-now`, `then` and `next`."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.conditions import Condition
from builder.load.conditions import Names, read_condition
from builder.load.fields import ENTRY_LIMIT, Fields
from builder.load.located import Mapping, Node, Scalar, Sequence
from builder.load.markdown import parse_scalar
from builder.site import Document
from builder.site.guard import Guard

STEP_KEYS = ("when", "do")
GUARDED = ("do-now", "then", "next")


def read_steps(outcome: Fields) -> tuple[Document, ...]:
    """`do-now: [Markdown, {when: condition, do: Markdown}]`."""
    plain = outcome.scalars("do-now", skip=_is_step)
    steps = [item if item in plain else _step(item, outcome) for item in _items(outcome.node_of("do-now"))]
    return tuple(outcome.take(parse_scalar(step, answers=True)) for step in steps if step is not None)


def _is_step(node: Node) -> bool:
    """True for a group that can only be a step; another one is text with a colon in it."""
    return isinstance(node, Mapping) and any(node.get(key) is not None for key in STEP_KEYS)


def _step(node: Node, outcome: Fields) -> Scalar | None:
    if not isinstance(node, Mapping) or not _is_step(node):
        return None
    fields = Fields(node, "this step", STEP_KEYS, within=outcome)
    fields.lacks("when", "add `when: …`, or write the step as text")
    return fields.scalar("do", required=True, limit=ENTRY_LIMIT)


def read_guards(outcome: Fields, names: Names) -> Iterator[tuple[Guard, Condition | None]]:
    """Each condition with its place; None where it cannot be read."""
    for key in GUARDED:
        for place, node in enumerate(_items(outcome.node_of(key))):
            when = next(((name, value) for name, value in _entries(node) if name.text == "when"), None)
            if when is not None:
                name, value = when
                yield Guard(key, place, name.where), outcome.take(read_condition(value, names))


def _entries(node: Node) -> tuple[tuple[Scalar, Node], ...]:
    return node.entries if isinstance(node, Mapping) else ()


def _items(node: Node | None) -> tuple[Node, ...]:
    if node is None:
        return ()
    return node.items if isinstance(node, Sequence) else (node,)
