"""Work that other processes share comes back in its order, and with what this process knew."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from builder.load.workers import FEW, each
from tests.knowledge_bases import ROOT

KNOWN = {"word": "known"}


def _made(number: int) -> bytes:
    return f"{number} {KNOWN['word']} {os.getpid()}".encode()


def made_by(jobs: int) -> None:
    """Print what processes make, for a program with nothing else in it: only such a one is forked."""
    KNOWN["word"] = "changed"
    print(os.getpid(), *(line.decode() for line in each(_made, FEW * 2, jobs)), sep="\n")


@pytest.mark.parametrize("jobs", [1, 3])
def test_everything_in_its_order(jobs: int) -> None:
    """However many processes there are; what they use need not be handed over."""
    code = f"from tests.load.test_workers import made_by; made_by({jobs})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    own, *lines = done.stdout.splitlines()
    made = [line.split() for line in lines]
    assert [(int(number), word) for number, word, _ in made] == [(n, "changed") for n in range(FEW * 2)]
    forked = jobs > 1 and sys.platform == "linux"
    assert (own in {process for *_, process in made}) is not forked


def test_a_few_are_done_here() -> None:
    """If others would take longer to start than the work takes."""
    assert {line.split()[2] for line in each(_made, FEW, 3)} == {str(os.getpid()).encode()}
