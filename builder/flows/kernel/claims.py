"""Write the claims about a kernel: its diagram and all that was counted and proved, for others to check."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any

import msgspec
from msgspec import UNSET

from builder.flows.collected import Collected
from builder.flows.counts import combinations, combinations_per_leaf
from builder.flows.diagram import Diagram
from builder.flows.kernel import format_1, format_2, write_format_2, write_format_3
from builder.flows.kernel.write_kernel import kernel_bytes, kernel_of
from builder.flows.model import Flow
from builder.flows.shared_nodes import shared_nodes

_CLASSES = {1: format_1, 2: write_format_2.CLASSES, 3: write_format_3.CLASSES}


def claims_bytes(flow: Flow, diagram: Diagram, collected: Collected | None = None) -> bytes:
    """The claims as the file that is published; `diagram` is the one that readers walk, which has no gap."""
    claims = claims_of_items(flow, collected) if collected else claims_of(flow, diagram)
    return msgspec.json.encode(claims) + b"\n"


def claims_of_items(flow: Flow, collected: Collected) -> format_2.ItemClaims:
    """All that a site says of a flow that collects items."""
    shared = shared_nodes(collected)
    diagrams = [*collected.items.items(), (flow.nothing, collected.nothing)]
    roots = {**shared.roots, flow.nothing: shared.nothing}
    written = kernel_of(flow)
    kernel: Any = _CLASSES[written.format]
    made: format_2.ItemClaims = kernel.ItemClaims(
        format=written.format,
        flow=flow.slug,
        kernel=hashlib.sha256(kernel_bytes(flow)).hexdigest(),
        variables=_variables(collected.nothing),
        nodes=shared.nodes,
        items=tuple(format_2.ItemCount(id_, roots[id_], str(_holding(diagram))) for id_, diagram in diagrams),
        combinations=str(combinations(collected.nothing)),
        laws=written.laws,
    )
    return made


def _holding(diagram: Diagram) -> int:
    counted = zip(diagram.leaves, combinations_per_leaf(diagram), strict=True)
    return sum(count for leaf, count in counted if leaf.outcome == "yes")


def _variables(diagram: Diagram) -> tuple[tuple[str, ...], ...]:
    return tuple((v.question, v.options[0]) if v.checkbox else (v.question,) for v in diagram.variables)


def claims_of(flow: Flow, diagram: Diagram) -> format_1.Claims:
    """All that a site says of a flow that was proved."""
    counted = list(zip(diagram.leaves, combinations_per_leaf(diagram), strict=True))
    outcomes = Counter[str | None]()
    for leaf, count in counted:
        outcomes[leaf.outcome] += count
    written = kernel_of(flow)
    kernel: Any = _CLASSES[written.format]
    made: format_1.Claims = kernel.Claims(
        format=written.format,
        flow=flow.slug,
        kernel=hashlib.sha256(kernel_bytes(flow)).hexdigest(),
        variables=_variables(diagram),
        diagram=kernel.DiagramData(diagram.root, tuple((node.variable, *node.children) for node in diagram.nodes)),
        leaves=tuple(kernel.LeafCount(leaf.outcome or "", str(count), leaf.rule or UNSET) for leaf, count in counted),
        combinations=str(combinations(diagram)),
        outcomes=tuple(kernel.OutcomeCount(outcome, str(outcomes[outcome])) for outcome in flow.outcomes),
        laws=written.laws,
        **({"figures": write_format_3.ranges(flow)} if flow.figures else {}),
    )
    return made
