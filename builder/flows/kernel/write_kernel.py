"""Write the kernel of a flow: what decides and what is proved, without words and places."""

from __future__ import annotations

import msgspec

from builder.flows.decision import Disjoint, Independent
from builder.flows.existing import exist
from builder.flows.kernel import format_1, format_2, format_3
from builder.flows.kernel.write_format_1 import Format1Writer
from builder.flows.kernel.write_format_2 import Format2Writer
from builder.flows.kernel.write_format_3 import Format3Writer
from builder.flows.model import Flow

Kernel = format_1.Kernel | format_2.Kernel2 | format_3.Kernel3


def kernel_bytes(flow: Flow) -> bytes:
    """The kernel as the file that is published."""
    return msgspec.json.encode(kernel_of(flow)) + b"\n"


def kernel_of(flow: Flow) -> Kernel:
    """The meaning of a flow, in the oldest format that can say it."""
    newest = bool(flow.figures) or exist(flow.questions) is not None
    writer = Format3Writer if newest else Format2Writer if needs_format_2(flow) else Format1Writer
    kernel: Kernel = writer(flow).whole()
    return kernel


def needs_format_2(flow: Flow) -> bool:
    """True if a flow has something that format 1 cannot say."""
    typed = any(question.kind.is_typed for question in flow.questions.values())
    new = typed or flow.decisions or flow.groups
    return bool(new) or any(isinstance(law, Independent | Disjoint) for law in flow.laws)
