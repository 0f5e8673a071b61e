"""Write the claims about a kernel: its diagram and all that was counted and proved, for others to check."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any

import msgspec
from msgspec import UNSET

from builder.flows.counts import combinations, combinations_per_leaf
from builder.flows.diagram import Diagram
from builder.flows.kernel import format_1 as kernel
from builder.flows.kernel import format_2
from builder.flows.kernel.write_kernel import kernel_bytes, kernel_of
from builder.flows.model import Flow


def claims_bytes(flow: Flow, diagram: Diagram) -> bytes:
    """The claims as the file that is published; `diagram` is the one that readers walk, which has no gap."""
    return msgspec.json.encode(claims_of(flow, diagram)) + b"\n"


def claims_of(flow: Flow, diagram: Diagram) -> kernel.Claims:
    """All that a site says of a flow that was proved."""
    counted = list(zip(diagram.leaves, combinations_per_leaf(diagram), strict=True))
    outcomes = Counter[str | None]()
    for leaf, count in counted:
        outcomes[leaf.outcome] += count
    written = kernel_of(flow)
    claims: Any = kernel.Claims if written.format == kernel.FORMAT else format_2.Claims2
    made: kernel.Claims = claims(
        format=written.format,
        flow=flow.slug,
        kernel=hashlib.sha256(kernel_bytes(flow)).hexdigest(),
        variables=tuple((v.question, v.options[0]) if v.checkbox else (v.question,) for v in diagram.variables),
        diagram=kernel.DiagramData(diagram.root, tuple((node.variable, *node.children) for node in diagram.nodes)),
        leaves=tuple(kernel.LeafCount(leaf.outcome or "", str(count), leaf.rule or UNSET) for leaf, count in counted),
        combinations=str(combinations(diagram)),
        outcomes=tuple(kernel.OutcomeCount(outcome, str(outcomes[outcome])) for outcome in flow.outcomes),
        laws=written.laws,
    )
    return made
