"""Template files on disk: the program's own folder, and places in the one of a knowledge base."""

from __future__ import annotations

from pathlib import Path

from builder.problems import Location

_HERE = Path(__file__).resolve().parent.parent
PACKAGED = _HERE / "templates" if (_HERE / "templates").is_dir() else _HERE.parent / "templates"
"""The templates of the program: inside the package where it is installed, beside it in a checkout."""
PROGRAM_PREFIX = "program"
"""The folder in which a template of a knowledge base finds the program's own, to extend them."""
MAX_BYTES = 30_000_000
"""More than any asset or template needs."""
FIX = "correct it, or go back to the program's own file of this name"


def in_template(name: str, line: int = 0) -> Location:
    """A place in a template of the knowledge base; line 0 is the file as a whole."""
    return Location(f"templates/{name}", line)
