"""Read the items that a flow collects: groups, each with a list of results and their conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.flows.collect import Group, Item
from builder.flows.conditions import ALWAYS
from builder.flows.model import Outcome
from builder.load.answer_slots import slots_of
from builder.load.conditions import Names, read_condition
from builder.load.fields import GROUP, Fields, check_slug, wrong_type
from builder.load.flow_outcomes import Outcomes
from builder.load.flow_rules import check_outcome
from builder.load.located import Mapping as MappingNode
from builder.load.located import Node, Scalar
from builder.problems import Location, Problem

GROUP_KEYS = ("title", "items", "first-match")
ITEM_KEYS = ("give", "when")
ONE_RESULT = ("then", "next", "keep", "messages")
"""Keys of an outcome that speak of one result alone."""


@dataclass(frozen=True, slots=True)
class Collects:
    """Everything that a flow collects."""

    groups: Mapping[str, Group]
    nothing: str


def read_collects(flow: Fields, names: Names, outcomes: Mapping[str, Outcome]) -> Collects | None:
    """`collects: {group: {title, items: [{when: condition, give: outcome}]}}`, and `nothing: outcome`.

    None where it cannot be read.
    """
    written = flow.mapping("collects", required=True)
    if written is not None and not written.entries:
        fix = "write a group of items below it, as `group: {title: …, items: [{when: …, give: …}]}`"
        flow.problem(flow.where("collects"), "empty-value", "`collects` is empty", fix)
    places: dict[str, Location] = {}
    groups = [_group(key, node, flow, names, outcomes, places) for key, node in (written.entries if written else ())]
    nothing = "" if _lacks_nothing(flow) else _nothing(flow, outcomes, places)
    known = {group.id: group for group in groups if group is not None}
    return Collects(known, nothing) if known and nothing and len(known) == len(groups) else None


def one_result_alone(outcomes: Outcomes) -> Iterator[Problem]:
    """Keys and words of outcomes that have no meaning where readers get several at once."""
    for page, keys in outcomes.values():
        filled = [keys.where("verdict")] if page.verdict_filled else []
        for where in (*filled, *(slot.where for slot in slots_of(page))):
            message = "answers are not shown in the words of items"
            fix = "write words that fit everybody who gets it"
            yield Problem(
                where, "wrong-value", message, fix, why="its page knows no answers, and its reason names them"
            )
        for key in ONE_RESULT:
            if keys.has(key):
                message = f"`{key}` has no meaning in a flow that collects items"
                fix = "remove it; the page of an item can link to what follows"
                why = "readers get several items at once"
                yield Problem(keys.where(key), "wrong-value", message, fix, why=why)


def _lacks_nothing(flow: Fields) -> bool:
    return flow.lacks("nothing", "add `nothing: outcome`, which readers get to whom no item applies")


def _nothing(flow: Fields, outcomes: Mapping[str, Outcome], places: Mapping[str, Location]) -> str:
    name = flow.scalar("nothing", required=True)
    if name is None or not flow.take(check_outcome(name, outcomes)):
        return ""
    if name.text in places:
        also = ((places[name.text], "the item"),)
        message = f"`{name.text}` is an item already"
        fix = "write another outcome for readers to whom no item applies"
        flow.problem(name.where, "duplicate-id", message, fix, also=also)
    return name.text


def _group(
    key: Scalar, node: Node, flow: Fields, names: Names, outcomes: Mapping[str, Outcome], places: dict[str, Location]
) -> Group | None:
    flow.take(check_slug(key, "the id of a group"))
    if not isinstance(node, MappingNode):
        flow.report(wrong_type(node, f"the group `{key.text}`", GROUP))
        return None
    fields = Fields(node, "this group", GROUP_KEYS, key.where, within=flow)
    title, first = fields.text("title", required=True), fields.boolean("first-match", otherwise=False)
    nodes = fields.mappings("items", required=True)
    items = [_item(item, fields, names, outcomes, places) for item in nodes]
    read = tuple(item for item in items if item is not None)
    if not read or len(read) < len(items):
        return None
    return Group(id=key.text, title=title, items=read, where=key.where, first_match=first)


def _item(
    node: MappingNode, within: Fields, names: Names, outcomes: Mapping[str, Outcome], places: dict[str, Location]
) -> Item | None:
    fields = Fields(node, "this item", ITEM_KEYS, within=within)
    name = fields.scalar("give", required=True)
    when = fields.take(read_condition(fields.node_of("when"), names)) if fields.has("when") else ALWAYS
    if name is None or not fields.take(check_outcome(name, outcomes)) or when is None:
        return None
    if name.text in places:
        also = ((places[name.text], "the first one"),)
        fix = "write one item, with `any:` and both conditions"
        fields.problem(name.where, "duplicate-id", f"the item `{name.text}` is written twice", fix, also=also)
    places.setdefault(name.text, name.where)
    return Item(name.text, when, fields.begin)
