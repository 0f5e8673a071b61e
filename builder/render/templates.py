"""The templates: those of the knowledge base first, one by one, then those that come with the program."""

from __future__ import annotations

import datetime
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

_HERE = Path(__file__).resolve().parent.parent
PACKAGED = _HERE / "templates" if (_HERE / "templates").is_dir() else _HERE.parent / "templates"
"""The templates of the program: inside the package where it is installed, beside it in a checkout."""


def template_folders(root: Path) -> list[Path]:
    """Where templates and assets are looked for, in this order."""
    own = root.resolve() / "templates"
    return [own, PACKAGED] if own.is_dir() and own != PACKAGED else [PACKAGED]


def environment(root: Path) -> Environment:
    """A Jinja environment that escapes everything and takes no undefined name."""
    env = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in template_folders(root)]),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters["date"] = long_date
    return env


def long_date(day: datetime.date) -> str:
    """A date as people write it: 23 November 2026."""
    return f"{day.day} {day:%B %Y}"
