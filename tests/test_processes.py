"""Work that other processes share comes back in its order, and with what this process knew."""

from __future__ import annotations

import os
import sys

import pytest

from builder.load.workers import FEW, each

KNOWN = {"word": "known"}


def _made(number: int) -> bytes:
    return f"{number} {KNOWN['word']} {os.getpid()}".encode()


@pytest.mark.parametrize("jobs", [1, 3])
def test_everything_in_its_order(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many processes there are; what they use need not be handed over."""
    monkeypatch.setitem(KNOWN, "word", "changed")
    made = [line.split() for line in each(_made, FEW * 2, jobs)]
    assert [(int(number), word) for number, word, _ in made] == [(n, b"changed") for n in range(FEW * 2)]
    forked = jobs > 1 and sys.platform == "linux"
    assert (str(os.getpid()).encode() in {process for *_, process in made}) is not forked


def test_a_few_are_done_here() -> None:
    """Where others would take longer to begin than this takes."""
    assert {line.split()[2] for line in each(_made, FEW, 3)} == {str(os.getpid()).encode()}
