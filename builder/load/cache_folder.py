"""The folder in which this user's programs keep what they can make again."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder(name: str = "") -> Path | None:
    """The folder of the entries of one sort, or of all, which may be missing; None if this user has no place for it."""
    try:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:
        return None
    return base / "attend-or-cancel" / name
