"""Tests that take minutes run when they are asked for, and only then."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.knowledge_bases import ROOT

LONG, QUICK = "test_hundreds_of_builds_are_killed", "test_a_few_builds_are_killed"
PROPERTY = "test_it_counts_the_same_both_ways"
SOME = "test_closed["


def test_tiers() -> None:
    """Each test is in one of them, but a property in both; pytest's own line says how many were left out."""
    quick, long = (_collected("-m", "not browser", *tier) for tier in ((), ("--long",)))
    assert (PROPERTY in quick, PROPERTY in long) == (True, True)
    assert (LONG in quick, QUICK in quick) == (False, True)
    assert (LONG in long, QUICK in long) == (True, False)
    assert 0 < quick.count(SOME) < long.count(SOME)
    assert set(_some(quick)).isdisjoint(_some(long))
    assert "deselected" in quick.splitlines()[-1]
    assert "deselected" in long.splitlines()[-1]


def _some(collected: str) -> list[str]:
    return [line for line in collected.splitlines() if SOME in line]


def _collected(*options: str) -> str:
    files = ["write/test_killed.py", "changes/prose/test_share.py", "commands/test_closed_streams.py"]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--collect-only",
        "--quiet",
        *(f"tests/{file}" for file in files),
        *options,
    ]
    # no other plugin is needed, and each takes its time
    without = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(command, cwd=ROOT, env=without, capture_output=True, text=True, check=True).stdout.strip()
