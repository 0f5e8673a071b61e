"""Edit `site.yaml` on disk, completely or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from builder.load.files import Files
from builder.load.settings import FILE, read_settings
from builder.load.storage import MemoryStorage
from builder.problems import Result, has_errors
from builder.site import Settings
from builder.text.yaml_entry import with_entry


def add_withdrawal(root: Path, entry: Mapping[str, str]) -> bool:
    """Append a withdrawal. Returns False if that is impossible, and raises `OSError` if the disk refuses.

    Nothing is written unless the new text reads as the old one with this withdrawal added.
    """
    file = (root / FILE).resolve()
    data = file.read_bytes()
    text = with_entry(data.decode(), "withdrawn", entry)
    if text is None:
        return False
    new = text.encode()
    (before, _), (after, found) = _settings(data), _settings(new)
    if has_errors(found) or len(after.withdrawn) != len(before.withdrawn) + 1:
        return False
    _replace(file, new)
    return True


def _settings(data: bytes) -> Result[Settings]:
    """The settings in some bytes."""
    files = Files(MemoryStorage({FILE: data}))
    list(files.entries("content"))
    return files.result(files.take(read_settings(files)))


def _replace(file: Path, data: bytes) -> None:
    """Replace a file in one step, so that it is never half written."""
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as made:
        new = Path(made.name)
        try:
            made.write(data)
            made.flush()
            shutil.copymode(file, new)
            new.replace(file)
        except OSError:
            new.unlink(missing_ok=True)
            raise
