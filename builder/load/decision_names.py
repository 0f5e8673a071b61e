"""The names of decisions and their values, as conditions use them: `{decision: value}`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from builder.flows.conditions import AnyOf, Condition, FactHolds
from builder.flows.decision import Decision, value_name
from builder.load.fields import TEXT, wrong_type
from builder.load.former_ids import meant, named_in, now_called
from builder.load.located import Mapping as MappingNode
from builder.load.located import Node, Scalar
from builder.load.located import Sequence as ListNode
from builder.load.reader import Reader
from builder.problems import Result


@dataclass(frozen=True, slots=True)
class DecisionNames:
    """The names of a decision's values, which conditions can name before the decision is read."""

    values: Sequence[str]
    former: Mapping[str, str] = field(default_factory=dict)
    whole: bool = True
    """False if the values could not be read, so that any unknown one may be among them."""


def names_of_decisions(node: MappingNode | None) -> dict[str, DecisionNames]:
    """The names of each decision's values."""
    found = {}
    for key, value in node.entries if node else ():
        values = value.get("values") if isinstance(value, MappingNode) else None
        group = values if isinstance(values, MappingNode) else None
        former = now_called(named_in(group))
        names = [name.text for name, _ in group.entries] if group else []
        found[key.text] = DecisionNames(names, former, whole=bool(names))
    return found


def names_in(decisions: Mapping[str, Decision]) -> dict[str, DecisionNames]:
    """The names of the values of decisions that were read."""
    return {id_: DecisionNames([value.id for value in each.values]) for id_, each in decisions.items()}


def read_value_in(key: Scalar, names: DecisionNames, node: Node) -> Result[Condition | None]:
    """The condition `{decision: value}`, or `{decision: [value, value]}`; None where it cannot be read."""
    reader = Reader()
    items = node.items if isinstance(node, ListNode) else (node,)
    held: list[Condition] = []
    if not items:
        reader.problem(node.where, "empty-value", f"no value of `{key.text}` is named", "name at least one")
    for item in items:
        if not isinstance(item, Scalar) or not item.text.strip():
            reader.report(wrong_type(item, f"a value of `{key.text}`", TEXT))
        elif reader.take(check_value(item, key.text, names)):
            held.append(FactHolds(value_name(key.text, item.text), item.where))
    if not held or len(held) < len(items):
        return reader.result(None)
    return reader.result(held[0] if len(held) == 1 else AnyOf(tuple(held)))


def check_value(name: Scalar, decision: str, names: DecisionNames) -> Result[bool]:
    """True if the decision has the value."""
    if name.text in names.values:
        return Result(True)
    reader = Reader()
    if names.whole:
        fix = meant(name.text, names.values, names.former, f"add it to the `values` of `{decision}`")
        reader.problem(name.where, "unknown-value", f"the decision `{decision}` has no value `{name.text}`", fix)
    return reader.result(False)
