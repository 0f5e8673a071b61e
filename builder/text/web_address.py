"""Whole addresses of the web, as `site.yaml`, `sources.yaml` and `--base-url` want them."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

_ODD = re.compile(r"[\x00-\x20\x7f\s<>\"\\]")
"""Characters that no address has; a browser would read a backslash as a slash."""

_PLAIN = re.compile(r"(?!//)[\w./-]+", re.ASCII)
"""A path and nothing else, as most links inside a site are: `urlsplit` takes seven times as long to say so."""


def is_web_address(text: str) -> bool:
    """True if it has a scheme of the web, a host, a possible port, and neither a name nor a password."""
    try:
        parts = urlsplit(text)
        known = parts.scheme in ("https", "http") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # also where the port is too high, or brackets hold no address of a host
        return False
    return known and "@" not in parts.netloc and not _ODD.search(text)


def address_parts(text: str) -> SplitResult | None:
    """The parts of an address, whole or not; None where it cannot be one, as with half a bracket in it."""
    if _PLAIN.fullmatch(text):
        return SplitResult(scheme="", netloc="", path=text, query="", fragment="")
    try:
        return urlsplit(text)
    except ValueError:
        return None
