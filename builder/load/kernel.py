"""Read a published kernel back into a flow, which has no words: every label is an id."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
from msgspec import Struct

from builder.flows.kernel import format_1, format_2, format_3
from builder.flows.model import Flow
from builder.load.kernel_error import KernelError
from builder.load.kernel_reader import KernelReader
from builder.problems import Location

__all__ = ["FORMATS", "KernelError", "read_kernel"]


class _Version(Struct):
    """The one key that kernels of all formats have."""

    format: int


def read_kernel(data: bytes, file: str = "kernel.json") -> Flow:
    """The flow that a kernel means; `file` is named as the place of all its parts.

    Raises `KernelError` for anything that is not a kernel of a format that is known.
    """
    try:
        version = msgspec.json.decode(data, type=_Version).format
        if version not in FORMATS:
            known = ", ".join(map(str, FORMATS))
            raise KernelError(f"this kernel has format {version}, and this builder reads {known}: use a newer one")
        return FORMATS[version](data, Location(file))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise KernelError(f"this is not a kernel: {error}") from error


def _read_format_1(data: bytes, where: Location) -> Flow:
    return KernelReader(msgspec.json.decode(data, type=format_1.Kernel), where).flow()


def _read_format_2(data: bytes, where: Location) -> Flow:
    return KernelReader(msgspec.json.decode(data, type=format_2.Kernel2), where).flow()


def _read_format_3(data: bytes, where: Location) -> Flow:
    return KernelReader(msgspec.json.decode(data, type=format_3.Kernel3), where).flow()


FORMATS: Mapping[int, Callable[[bytes, Location], Flow]] = {
    format_1.FORMAT: _read_format_1, format_2.FORMAT: _read_format_2,
    format_3.FORMAT: _read_format_3,
}  # fmt: skip
"""A reader for each format that was ever published; none is ever taken out."""
