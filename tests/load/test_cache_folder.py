"""The folder for what can be made again is where the system's users expect it."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.load.cache_folder import cache_folder


def test_the_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The one that the environment names, or `.cache`."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "attend-or-cancel"
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    assert cache_folder() == Path.home() / ".cache/attend-or-cancel"
