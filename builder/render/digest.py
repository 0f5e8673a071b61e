"""Digests of values: equal values have equal digests, in every process and on every machine.

A value is made of texts, numbers, days, dataclasses, tuples, lists and mappings. Sets are taken in order, and so are
the keys of mappings: a page whose looks depend on an order gets it as a tuple.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import PurePath

import msgspec
from markupsafe import Markup


def _plainly(value: object) -> object:
    """The few things that are no JSON, but are values."""
    if isinstance(value, Markup):
        return str.__str__(value)
    if isinstance(value, PurePath):
        return value.as_posix()
    raise TypeError(f"{type(value).__qualname__} is no plain value")


_ENCODER = msgspec.json.Encoder(enc_hook=_plainly, order="deterministic")


def digest_of_value(*values: object) -> bytes:
    """A digest of some values. Raises `TypeError` for one that is not made of such parts."""
    return blake2b(_ENCODER.encode(values), digest_size=16).digest()
