"""The knowledge base that commands work on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge_bases import run_builder


@pytest.mark.parametrize("command", [("build",), ("check",), ("clean",), ("flow", "check"), ("new", "flow", "x")])
def test_commands_need_a_knowledge_base(tmp_path: Path, command: tuple[str, ...]) -> None:
    """Elsewhere they say how to make one; their help needs none."""
    refused = run_builder(tmp_path, *command)
    assert refused.exit_code == 2
    assert "has no folder content/" in refused.stderr
    assert "`builder init`" in refused.stderr
    assert run_builder(tmp_path, *command, "--help").exit_code == 0
