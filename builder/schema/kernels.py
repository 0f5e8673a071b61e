"""The shapes of the kernels and claims that a site publishes, made from the classes that write them."""

from __future__ import annotations

import msgspec

from builder.flows.kernel.format_1 import Claims, Kernel
from builder.schema.shapes import Schema

_, PARTS = msgspec.json.schema_components((Kernel, Claims), ref_template="#/$defs/{name}")
KERNEL: Schema = PARTS.pop("Kernel")
CLAIMS: Schema = PARTS.pop("Claims")
