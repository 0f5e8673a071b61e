"""The look that a publisher gives a site, on top of the program's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.problems import Location
from builder.site.picture import Variant


@dataclass(frozen=True, slots=True)
class TokenValue:
    """The value that a stylesheet gives to a token, such as a colour."""

    value: str
    where: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The content of `content/theme/`; empty where there is no such folder."""

    style: str = ""
    """The stylesheet."""
    light: Mapping[str, TokenValue] = field(default_factory=dict)
    """The tokens that it sets, by name without the dashes."""
    dark: Mapping[str, TokenValue] = field(default_factory=dict)
    """Those that it sets where readers prefer a dark page."""
    made: frozenset[str] = frozenset()
    """Further custom properties that it reads, or sets for a part of a page."""
    font: str = ""
    """The file of the font that text is set in, if the stylesheet names one."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """The fonts and images, by name."""
    logo: str = ""
    """The name of the image that stands beside the title of the site; empty for the program's icon."""
    logo_size: Variant | None = None
    """The same as an image."""
