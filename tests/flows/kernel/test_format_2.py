"""Files of format 2 as they were first published: they never change, and are read as they were."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from builder.flows.collected import compile_items
from builder.flows.kernel.claims import claims_bytes
from builder.flows.kernel.write_kernel import kernel_of
from builder.load.kernel import read_kernel
from tests.flows.kernel.test_write_kernel import compiled
from tests.flows.naive import flow_of
from tests.knowledge_bases import CASES

FROZEN = CASES / "kernels/2"
DIGESTS = {
    "find.claims.json": "dce9cf5c61abdb6a6a8390982cfbb41a9f4988e500506f073c253a1fc2a5561a",
    "find.kernel.json": "73c7fb9f46df677a88ce86f9e5709ffb192e31d7487be00d545e4292caa70984",
    "leave-and-pay.claims.json": "bd7417dea66c69dec1c6dc6b8afdcfb2a06038bb2c0a0a76849bd1887dc26aed",
    "leave-and-pay.kernel.json": "2b6c7e70fa902da98475188bd8a0222061a667b0579421bc2c5f91d7c72ebf7f",
    "pick.claims.json": "2f137afe35e1d7c5382b14a8c2c526b7ec120141aed7253ecc01536d992c3bb1",
    "pick.kernel.json": "548b3f08c61caba7e68fc5f34c19f27ef5be7ac250286aea82206d5f9fde09be",
    "winter-help.claims.json": "e6a79554ae8145774ae0c9ff5856ceeff7715100d8fa234a695a0822026b2c99",
    "winter-help.kernel.json": "9e0ad16b55f6054ecba50d151052775bdc9e0738d9bd75937e7921069d39d041",
}
"""The SHA-256 of each file. None is ever changed or taken out: whoever downloaded one can still have it read."""
START = """
format: 1
title: T
summary: S
questions: {q: {ask: Q?, options: {x: X, y: Y}}}
rules: [{when: {q: x}, advise: a}, {otherwise: b}]
"""


def test_they_are_as_they_were() -> None:
    """Byte for byte."""
    found = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(FROZEN.iterdir())}
    assert found == DIGESTS


@pytest.mark.parametrize("kernel", sorted(FROZEN.glob("*.kernel.json")), ids=lambda file: file.name)
def test_they_are_read_as_they_were(kernel: Path) -> None:
    """The claims of then are those of now: diagrams, counts, laws."""
    claims = json.loads(kernel.with_name(kernel.name.replace("kernel", "claims")).read_bytes())
    assert claims_again(kernel) == claims


def claims_again(kernel: Path) -> Any:
    """The claims about a published kernel, made now from what is read of it; the digest is that of its own bytes."""
    flow = read_kernel(kernel.read_bytes())
    diagram = compiled(flow)
    assert diagram is not None
    made = claims_bytes(flow, diagram, compile_items(flow) if flow.groups else None)
    return json.loads(made) | {"kernel": hashlib.sha256(kernel.read_bytes()).hexdigest()}


@pytest.mark.parametrize(
    ("more", "number"),
    [
        ("", 1),
        ("laws: [{never: a, when: {q: y}}]", 1),
        ("laws: [{independent: {of: q}}]", 2),
        ("overlaps: never", 2),
        ("decisions: {d: {values: {v: V}, cases: [{otherwise: v}]}}", 2),
    ],
)
def test_a_flow_is_written_in_the_oldest_format_that_can_say_it(more: str, number: int) -> None:
    """Whatever uses nothing new, stays format 1."""
    assert kernel_of(flow_of(START + more)).format == number
