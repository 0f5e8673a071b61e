"""Compile a flow that was read: its rules, its tree, or the items that it collects."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from builder.flows.annealed_order import compile_in_some_order
from builder.flows.collected import Collected, compile_items
from builder.flows.diagram import Diagram
from builder.flows.model import Flow
from builder.flows.order import ordered
from builder.flows.state_limit import within_limit
from builder.flows.tree import CompiledTree, compile_tree
from builder.load.fields import Fields
from builder.load.impossible_ways import impossible_ways

RULES = "let fewer rules combine these questions, or ask them closer together"
GUARDS = "let fewer guards combine these questions, or ask them closer together"
ITEMS = "let the conditions of fewer items combine these questions"
ORDER = "write these questions as nearly as you can in the order in which they are asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """The result of compiling a flow."""

    flow: Flow
    """The flow, with the order in which it is proved."""
    tree: CompiledTree | None = None
    diagram: Diagram
    """The diagram of what readers get; of items, the one that tells for whom there is none."""
    in_order: Diagram
    """The same, with the questions in the order of the proof on every way."""
    collected: Collected | None = None


def compiled(flow: Flow, fields: Fields) -> Compiled | None:
    """The flow compiled; None beyond the bound, or where a way in it is impossible."""
    where = fields.where("questions")
    if flow.groups:
        collected = fields.take(within_limit(partial(compile_items, flow), fields.where("collects"), ITEMS))
        nothing = collected.nothing if collected else None
        return Compiled(flow=flow, diagram=nothing, in_order=nothing, collected=collected) if nothing else None
    if flow.rules:
        made = fields.take(within_limit(partial(compile_in_some_order, flow), flow.rules[0].where, RULES))
        if made is None:
            return None
        found, diagram = made
        return Compiled(flow=found, diagram=diagram, in_order=diagram)
    tree = fields.take(within_limit(partial(compile_tree, flow), where, GUARDS))
    if tree is None:
        return None
    fields.report(*impossible_ways(tree, flow))
    in_order = fields.take(within_limit(partial(ordered, tree.diagram), where, ORDER)) if tree.diagram else None
    if tree.diagram is None or in_order is None:
        return None
    return Compiled(flow=flow, tree=tree, diagram=tree.diagram, in_order=in_order)
