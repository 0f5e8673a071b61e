"""Commands whose output or input is closed end as usual, without a traceback.

Rooms: builder/text.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.history.pages import FLOW, SITE, WHOLE_FLOW, A, article, flow
from tests.history.repositories import Commit, make

COMMANDS = {
    "--help": 0, "check": 0, "diff HEAD~1": 0, "diff nothing": 2, "flow diff pick HEAD~1": 0, "flow run pick": 1,
    "flow run pick --answers -": 0, "flow run pick --answers answers.jsonl": 0, "links": 0, "build --out made": 0,
}  # fmt: skip
"""Each command with its exit code."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base of two commits, with answers to its flow."""
    root = tmp_path_factory.mktemp("closed") / "kb"
    first = {**SITE, **WHOLE_FLOW, A: article("Text.")}
    make(root, [Commit("2026-11-20", first), Commit("2026-11-21", {FLOW: flow(words="Other words.")})])
    (root / "answers.jsonl").write_text("{}\n", "utf-8")
    return root


def run(root: Path, command: str, closed: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a shell that closes some streams or pipes them elsewhere."""
    program = shlex.join([sys.executable, "-m", "builder", "--root", "."])
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; cd {shlex.quote(str(root))}; {program} {command} {closed}"],
        capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip


@pytest.mark.one_in(4)
@pytest.mark.parametrize("command", COMMANDS)
def test_closed(root: Path, command: str) -> None:
    """With everything closed but the errors: the exit code is that of the command, and no traceback is among them."""
    ended = run(root, command, "<&- >&-")
    assert (COMMANDS[command], False) == (ended.returncode, "Traceback" in ended.stderr), ended.stderr


def test_errors_closed(root: Path) -> None:
    """Then they are not printed elsewhere, and the exit code says that there are some."""
    ended = run(root, "diff nothing", "2>&-")
    assert (2, "", "") == (ended.returncode, ended.stdout, ended.stderr)


def test_closed_pipe(root: Path) -> None:
    """A command to which nobody listens any more ends in silence."""
    ended = run(root, "diff HEAD~1", "| true")
    assert "" == ended.stdout + ended.stderr
