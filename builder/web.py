"""Addresses of the web, as anybody may have typed them."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit


def address_parts(address: str) -> SplitResult | None:
    """The parts of an address, absolute or not; None where it cannot be one, as with half a bracket in it."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def is_web_address(address: str) -> bool:
    """Whether it names a host that browsers can ask."""
    parts = address_parts(address)
    return (
        parts is not None
        and parts.scheme in ("https", "http")
        and bool(parts.hostname)
        and not re.search(r"[\s<>\"]", address)
    )
