"""Our own flows are what our site claims of them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from builder.flows.compile import compile_flow
from builder.flows.kernel.write_kernel import kernel_bytes
from builder.load.kernel import read_kernel
from tests.our_content.conftest import our_site
from tests.our_content.content import our_content

__all__ = ["our_site"]


def test_the_site_is_as_it_claims(our_site: Path) -> None:
    """Checked by the program on the site itself, one sentence for each flow."""
    command = [sys.executable, "-I", str(our_site / "verify.py"), str(our_site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    found = re.findall(r"^([a-z-]+): .*; all as claimed$", done.stdout, re.MULTILINE)
    assert found == [page.flow.slug for page in our_content().flows]


def test_every_kernel_compiles_to_the_diagram_of_its_flow() -> None:
    """All of ours are rules."""
    for page in our_content().flows:
        data = kernel_bytes(page.flow)
        assert compile_flow(read_kernel(data)) == page.diagram
        assert kernel_bytes(read_kernel(data)) == data
