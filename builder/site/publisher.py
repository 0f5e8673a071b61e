"""The publisher of a site, and how readers can report a mistake."""

from __future__ import annotations

from dataclasses import dataclass

from builder.site.document import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """The people or the organisation that publish the site; every value is empty where `site.yaml` does not say it."""

    name: str = ""
    """As readers are to see it."""
    email: str = ""
    """An address that takes reports of mistakes in private."""
    issues: str = ""
    """An address of the web that takes reports in public, with `{title}` and `{body}` for what is filled in."""
    privacy: str = ""
    """The publisher's word on cookies and the like, at the foot of every page."""
    unreviewed: str = ""
    """The publisher's word on pages that no expert has reviewed."""
    corrections: Reference | None = None
    """The page that says how mistakes are corrected; it ends with every way to report one."""
