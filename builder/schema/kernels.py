"""The shapes of the kernels and claims that a site publishes, made from the classes that write them."""

from __future__ import annotations

import msgspec

from builder.flows.kernel.format_1 import Claims, Kernel
from builder.flows.kernel.format_2 import Claims2, Kernel2
from builder.schema.shapes import Schema

_, PARTS = msgspec.json.schema_components((Kernel, Claims, Kernel2, Claims2), ref_template="#/$defs/{name}")
KERNEL: Schema = {"anyOf": [PARTS.pop("Kernel"), PARTS.pop("Kernel2")]}
CLAIMS: Schema = {"anyOf": [PARTS.pop("Claims"), PARTS.pop("Claims2")]}
