"""Run git: the one place that does.

The repository can be somebody else's, and its `.git/config` can name programs. Git runs none of them here: no hook, no
monitor of files, no filter, no conversion of texts, no pager; and it fetches nothing. A git that says nothing for too
long is ended.
"""

from __future__ import annotations

import os
import select
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from builder.history.git.odd_files import check_repository
from builder.history.git.time_limit import time_limit

SETTINGS = (
    "core.quotePath=false", "core.fsmonitor=false", f"core.hooksPath={os.devnull}", "log.showRoot=true",
    "log.follow=false", "log.showSignature=false", "log.diffMerges=first-parent", "diff.relative=false",
    f"diff.orderFile={os.devnull}", "i18n.logOutputEncoding=UTF-8",
)  # fmt: skip
"""Options that keep a user's own settings from changing what is read, and from running anything."""
ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # what GIT_NO_LAZY_FETCH says to newer gits alone
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
}
_KEPT = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY", "GIT_EXEC_PATH", "GIT_TEST")
"""Prefixes of variables that name settings and places; a hook that runs a build sets others, which mislead."""


def run_git(root: Path, arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    """Run git and return all its output. Raises `TimeoutError`, `OddFileError`, and `OSError` if there is no git."""
    check_repository(root)
    command, nothing = _command(root, arguments), subprocess.DEVNULL
    try:
        return subprocess.run(
            command, stdin=nothing, capture_output=True, check=False, env=_environment(), timeout=time_limit()
        )
    except subprocess.TimeoutExpired:
        raise TimeoutError from None


def start_git(root: Path, arguments: Sequence[str], stdin: int, stderr: int | IO[bytes]) -> subprocess.Popen[bytes]:
    """Start a git that goes on answering, to be read with `Output`."""
    check_repository(root)
    command = _command(root, arguments)
    return subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, stderr=stderr, env=_environment())


class Output:
    """The output of a running git. Each method raises `TimeoutError` if nothing comes for too long.

    Windows cannot wait at a pipe for some time, so that there it waits for ever.
    """

    def __init__(self, git: subprocess.Popen[bytes]) -> None:
        assert git.stdout is not None
        self._file = git.stdout.fileno()
        self._seconds = time_limit()
        self._rest = bytearray()
        self._poll = select.poll() if hasattr(select, "poll") else None
        if self._poll:
            self._poll.register(self._file, select.POLLIN)

    def pieces(self) -> Iterator[bytes]:
        """The rest of the output."""
        while piece := self._more():
            yield piece

    def line(self) -> bytes:
        """The next line with its end; the rest, if there is no line end."""
        while (end := self._rest.find(b"\n")) < 0:
            if not self._fill():
                return self._taken(len(self._rest))
        return self._taken(end + 1)

    def take(self, size: int) -> bytes:
        """So many bytes; fewer at the end of the output."""
        while len(self._rest) < size and self._fill():
            pass
        return self._taken(size)

    def _taken(self, size: int) -> bytes:
        taken = bytes(self._rest[:size])
        del self._rest[:size]
        return taken

    def _fill(self) -> bool:
        more = self._more()
        self._rest += more
        return bool(more)

    def _more(self) -> bytes:
        if self._poll and not self._poll.poll(self._seconds * 1000):
            raise TimeoutError
        return os.read(self._file, 1 << 16)


def tag_commit(root: Path, name: str, note: str, commit: str) -> subprocess.CompletedProcess[bytes]:
    """Make an annotated tag as the user's own git does, with hooks and signature: the one call with their settings."""
    command = ["git", "-C", str(root), "tag", "--annotate", "--cleanup=whitespace", "--file=-", name, commit]
    return subprocess.run(command, input=note.encode(), capture_output=True, check=False, env=_own_environment())


def _command(root: Path, arguments: Sequence[str]) -> list[str]:
    settings = [part for setting in SETTINGS for part in ("-c", setting)]
    return ["git", "-C", str(root), "--no-pager", "--literal-pathspecs", *settings, *arguments]


def _own_environment() -> dict[str, str]:
    """The environment without the variables that a hook sets."""
    return {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key.startswith(_KEPT)}


def _environment() -> dict[str, str]:
    return _own_environment() | ENVIRONMENT
