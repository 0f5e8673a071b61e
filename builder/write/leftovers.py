"""Leftovers of interrupted builds beside the output: new sites half written, old ones half deleted."""

from __future__ import annotations

import os
import re
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from builder.write.contents import contents_of, remove
from builder.write.manifest import MARKER


def new_folder(out: Path) -> Path:
    """Make an empty folder beside the output, to write a site into."""
    return Path(tempfile.mkdtemp(prefix=f"{out.name}.new-", dir=out.parent))


def old_folder(out: Path) -> Path:
    """A free name beside the output, to move the old site to."""
    return out.with_name(f"{out.name}.old-{secrets.token_hex(4)}")


def leftovers(out: Path) -> list[Path]:
    """Find folders with such names and nothing in them but the files of a build. No build may run meanwhile."""
    name = re.compile(re.escape(out.name) + r"\.(?:new|old)-[a-z0-9_]{8}")
    return [folder for folder in _children(out.parent) if name.fullmatch(folder.name) and _is_ours(folder)]


def clear_leftovers(out: Path) -> None:
    """Restore the old site if a build was killed before the new one was in place; delete all other leftovers."""
    for folder in leftovers(out):
        if folder.name.startswith(f"{out.name}.old-") and (folder / MARKER).is_file() and not os.path.lexists(out):
            folder.rename(out)
        else:
            with suppress(OSError):  # the next build tries again
                remove(folder)


def _children(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _is_ours(folder: Path) -> bool:
    try:
        return not folder.is_symlink() and folder.is_dir() and not contents_of(folder).foreign
    except OSError:
        return False
