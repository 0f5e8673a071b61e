"""Read the key `email`."""

from __future__ import annotations

import re

from builder.load.fields import Fields

_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"\\]{1,64}@(?:[a-zA-Z0-9-]{1,63}\.)+[a-zA-Z]{2,63}")


def email_address(fields: Fields) -> str:
    """The address under `email`, or the empty string."""
    scalar = fields.scalar("email")
    if scalar is None or _EMAIL.fullmatch(scalar.text):
        return scalar.text if scalar else ""
    message = f"`email` is `{scalar.text}`, which is not an address"
    fields.problem(scalar.where, "wrong-value", message, "write it like `help@example.org`")
    return ""
