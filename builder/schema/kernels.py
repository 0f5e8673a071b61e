"""The shapes of the kernels and claims that a site publishes, made from the classes that write them."""

from __future__ import annotations

import msgspec

from builder.flows.kernel import format_1, format_2, format_3
from builder.schema.shapes import Schema

_KINDS = (
    format_1.Kernel,
    format_1.Claims,
    format_2.Kernel2,
    format_2.Claims2,
    format_2.ItemClaims,
    format_3.Kernel3,
    format_3.Claims3,
    format_3.ItemClaims3,
)
_, PARTS = msgspec.json.schema_components(_KINDS, ref_template="#/$defs/{name}")
KERNEL: Schema = PARTS.pop("Kernel")
CLAIMS: Schema = PARTS.pop("Claims")
KERNEL_2: Schema = PARTS.pop("Kernel2")
CLAIMS_2: Schema = PARTS.pop("Claims2")
CLAIMS_OF_ITEMS: Schema = PARTS.pop("ItemClaims")
KERNEL_3: Schema = PARTS.pop("Kernel3")
CLAIMS_3: Schema = PARTS.pop("Claims3")
CLAIMS_OF_ITEMS_3: Schema = PARTS.pop("ItemClaims3")
