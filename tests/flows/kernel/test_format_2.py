"""Files of format 2 as they were first published: they never change, and are read as they were."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from builder.load.kernel import read_kernel
from tests.flows.kernel.test_write_kernel import compiled
from tests.knowledge_bases import CASES

FROZEN = CASES / "kernels/2"
DIGESTS = {
    "winter-help.claims.json": "e6a79554ae8145774ae0c9ff5856ceeff7715100d8fa234a695a0822026b2c99",
    "winter-help.kernel.json": "9e0ad16b55f6054ecba50d151052775bdc9e0738d9bd75937e7921069d39d041",
}
"""The SHA-256 of each file. None is ever changed or taken out: whoever downloaded one can still have it read."""


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
