"""The files with which anybody can check the flows of a site: kernels, claims, their digests, and a program."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial

from builder.flows.kernel.claims import claims_bytes
from builder.flows.kernel.write_kernel import kernel_bytes
from builder.load.template_files import PACKAGED
from builder.render.addresses import INDEX
from builder.site import FlowPage

BUILD, PROGRAM = "build.json", "verify.py"
FORMAT = 1
"""The format of `build.json`."""
Files = Mapping[str, Callable[[], bytes]]


def kernel_files(flows: Iterable[FlowPage]) -> dict[str, Callable[[], bytes]]:
    """A function for each file that makes it, by name; none where no flow is published."""
    files: dict[str, Callable[[], bytes]] = {}
    pages = [page for page in flows if not page.withdrawal]
    for page in pages:
        files[f"{page.url_path}kernel.json"] = cache(partial(kernel_bytes, page.flow))
        files[f"{page.url_path}claims.json"] = cache(partial(claims_bytes, page.flow, page.diagram, page.collected))
    if files:
        files |= {BUILD: partial(_build, dict(files), pages), PROGRAM: (PACKAGED / PROGRAM).read_bytes}
    return files


def _build(files: Files, pages: Iterable[FlowPage]) -> bytes:
    """The names of the files of each flow, with the SHA-256 of those that are checked."""
    flows = [{"page": f"{page.url_path}{INDEX}", **_named(files, page)} for page in pages]
    return json.dumps({"format": FORMAT, "flows": flows}, ensure_ascii=False, indent=1).encode() + b"\n"


def _named(files: Files, page: FlowPage) -> dict[str, str]:
    named = {}
    for key in ("kernel", "claims"):
        named[key] = f"{page.url_path}{key}.json"
        named[f"{key}-sha256"] = hashlib.sha256(files[named[key]]()).hexdigest()
    return named
