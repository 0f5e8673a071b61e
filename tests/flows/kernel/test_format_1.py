"""Files of format 1 as they were first published: they never change, and are read as they were."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from builder.load.kernel import FORMATS, read_kernel
from tests.flows.kernel.test_write_kernel import compiled
from tests.knowledge_bases import CASES

FROZEN = CASES / "kernels/1"
DIGESTS = {
    "attend-or-cancel.claims.json": "34d31c6af559f40b2539c3f922ce38021f7b4b6c14faf9e82d7ea3ccd36e8bff",
    "attend-or-cancel.kernel.json": "d02ce573e4fcd45807ca5f0b955caaed38f4a63e48792fcfe246e85c10d756fd",
    "constructor.claims.json": "2276fd72d6638e5e5fc911f425c89e580022afba5b6ab3a04eda2cbc8ecf025e",
    "constructor.kernel.json": "0f37c03dae21357fe8365398cbf0896b8101bc5a3d42f2f2d5a78b8eaff1e3a7",
    "pick.claims.json": "3306ba405d1bd9f1e8137f1d3c9dc3aac3accca5cd6b4d597fe142db80a72a89",
    "pick.kernel.json": "523ac8e2522714ce6dd7e33d0c0ab5b768a3cdacce6b64a4d11d610a6249d251",
    "tea.claims.json": "826198b6a9272a8d6736634efde64f04b4d46f3c284b074a767e9c772334e585",
    "tea.kernel.json": "b331a954fb5b6952c067302f69cdf14a39a9a86a1073fa33148c7beabe002aef",
    "without-a-will.claims.json": "a449d7fe085835de3d9b525bdb5900d0af9a7d5d0078bc5ac430e0dcbae27b70",
    "without-a-will.kernel.json": "8f0bf1e0d671e71615f218c8c0b5c63b3a3b19297f6924aef778e1f0b21d0a86",
}
"""The SHA-256 of each file. None is ever changed or taken out: whoever downloaded one can still have it read."""


def test_every_published_format_has_files() -> None:
    """A format without any would be read by nobody's promise."""
    assert {str(number) for number in FORMATS} == {folder.name for folder in (CASES / "kernels").iterdir()}


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
