"""Files of format 2 as they were first published: they never change, and are read as they were."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from builder.flows.kernel.write_kernel import kernel_of
from builder.load.kernel import read_kernel
from tests.flows.kernel.test_write_kernel import compiled
from tests.flows.naive import flow_of
from tests.knowledge_bases import CASES

FROZEN = CASES / "kernels/2"
DIGESTS = {
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
    """The diagram that was claimed then is the one that the kernel compiles to now."""
    claims = json.loads(kernel.with_name(kernel.name.replace("kernel", "claims")).read_bytes())
    diagram = compiled(read_kernel(kernel.read_bytes()))
    assert diagram is not None
    assert claims["diagram"]["root"] == diagram.root
    assert claims["diagram"]["nodes"] == [[node.variable, *node.children] for node in diagram.nodes]
    assert [(leaf["outcome"], leaf.get("rule")) for leaf in claims["leaves"]] == [
        (leaf.outcome, leaf.rule) for leaf in diagram.leaves
    ]


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
