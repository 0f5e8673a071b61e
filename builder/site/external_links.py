"""Links that leave the site, as far as their address alone tells whether they can."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import SplitResult

from builder.text.telephone import SCHEMES, number_of

EXTERNAL = {"https": "netloc", "http": "netloc", "mailto": "path", "tel": "path", "sms": "path"}
"""The schemes of links that leave the site, each with the part of the address that it cannot do without."""


@dataclass(frozen=True, slots=True)
class External:
    """A link that leaves the site; empty for a file of the repository if nobody knows where its host shows it."""

    url: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A link that leads nowhere: the problem and what to do."""

    message: str
    fix: str
    check: str = "broken-link"
    why: str = ""


def external(href: str, parts: SplitResult) -> External | Broken:
    """The target of a link with a scheme."""
    if parts.scheme not in EXTERNAL:
        return Broken(f"links to `{parts.scheme}:` are not published", "link to a page that begins with https://")
    essential = getattr(parts, EXTERNAL[parts.scheme])
    if not essential or (essential == parts.netloc and "%" in essential):
        return Broken(f"`{href}` is not a whole address", "write all of it, like https://example.org/page")
    if parts.scheme in SCHEMES and not number_of(href):
        fix = f"write it in full, like `{parts.scheme}:+442079460000`, or as a short number like `{parts.scheme}:112`"
        return Broken(f"`{href}` has no number that can be dialled", fix)
    return External(href)
