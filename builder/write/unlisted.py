"""Sites of earlier versions, whose `.builder` lists nothing: recognise their files by name and content."""

from __future__ import annotations

import re
from pathlib import Path

_FIXED = re.compile(
    r"404\.html|\.nojekyll|(?:favicon\.ico|apple-touch-icon\.png|social\.png)|feed\.xml|sitemap\.xml|robots\.txt|llms\.txt"
    r"|assets/[0-9a-f]{10}/(?:questions/)?[^/]+"
    r"|(?:[a-z0-9][A-Za-z0-9._~-]*/){2,}today\.js"
    r"|[a-z0-9-]+/[^/]+\.[0-9a-f]{10}\.(?:png|jpe?g|gif|webp|avif|svg)"
)
_PAGE = re.compile(r"(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*[A-Za-z0-9_~-][A-Za-z0-9._~-]*\.html")
_HEAD = re.compile(rb"<!doctype html>.*http-equiv=\"(?:Content-Security-Policy|refresh)\"", re.DOTALL | re.IGNORECASE)
"""The start of every page and redirect that any version has written."""
_HEAD_BYTES = 4000


def looks_built(site: Path, file: str) -> bool:
    """True if only a build can have written this file of an unlisted site. Raises `OSError`."""
    if _PAGE.fullmatch(file):
        with (site / file).open("rb") as opened:
            return _HEAD.match(opened.read(_HEAD_BYTES)) is not None
    return _FIXED.fullmatch(file) is not None
