"""All files of a beginning, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.commands.write_new_files import write_new_files
from tests.knowledge_bases import read_files, write_files


def test_all_files_or_none(tmp_path: Path) -> None:
    """If one of the files exists, it is kept, and the others are not written either."""
    write_files(tmp_path, {"b.md": "mine"})
    with pytest.raises(FileExistsError):
        write_new_files({tmp_path / "new/folder/a.md": "new", tmp_path / "b.md": "new"})
    assert read_files(tmp_path) == {"b.md": b"mine"}
