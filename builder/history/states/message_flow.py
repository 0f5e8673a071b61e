"""Tell cheaply which flow a message needs besides its own file."""

from __future__ import annotations

from builder.load.fields import SLUG
from builder.load.front_matter import split
from builder.load.located import Scalar


def flow_read_by(data: bytes) -> str:
    """The flow whose answers decide on parts of a message; empty if it has no such part."""
    if b"\n::: when" not in data:
        return ""
    parts = split(data.decode("utf-8-sig", "replace").replace("\r\n", "\n"), "", "").value
    flow = parts.front_matter.get("flow") if parts else None
    name = flow.text.strip() if isinstance(flow, Scalar) else ""
    return name if SLUG.fullmatch(name) else ""
