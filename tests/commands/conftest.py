"""A new knowledge base, for every test of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.beginning import init


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A new knowledge base."""
    assert init(tmp_path / "advice").exit_code == 0
    return tmp_path / "advice"
