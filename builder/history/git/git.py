"""Ask git about the repository of a knowledge base."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from builder.history.git.calls import Output, run_git, start_git
from builder.history.git.odd_files import OddFileError
from builder.history.git.time_limit import VARIABLE, time_limit

OLDEST = "2.30"
"""The oldest git that can do all that is asked here."""
_TOO_OLD = ("unrecognized argument", "nknown option", "nknown switch")
_LEFT_OUT = ("lazy fetching disabled", "promisor remote")


class HistoryError(Exception):
    """The reason why there is no history: the check, the message, the fix, and why it matters."""

    def __init__(self, check: str, message: str, fix: str, why: str = "") -> None:
        super().__init__(message)
        self.check, self.message, self.fix, self.why = check, message, fix, why


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that a knowledge base is in."""

    root: Path
    """The folder of the knowledge base."""
    prefix: str
    """Its place below the top of the repository: empty, or with a slash at its end."""
    shallow: bool
    """True if its history was cut off."""

    def ask(self, *arguments: str) -> bytes:
        """The answer of git. Raises `HistoryError` with git's own message if it fails."""
        return _run(self.root, arguments)

    def tell(self, *arguments: str) -> Iterator[bytes]:
        """The answer of git, split at NULs while it arrives. Raises `HistoryError` at the end if git fails."""
        with tempfile.TemporaryFile() as errors, _start(self.root, arguments, subprocess.DEVNULL, errors) as git:
            rest = b""
            try:
                for data in Output(git).pieces():
                    *whole, rest = (rest + data).split(b"\0")
                    yield from whole
            except TimeoutError:
                git.kill()
                raise _silent() from None
            if git.wait():
                errors.seek(0)
                raise _failure(errors.read().decode("utf-8", "replace").strip())
            yield rest

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a git that answers until its input is closed."""
        return _start(self.root, arguments, subprocess.PIPE, subprocess.DEVNULL)


def find_repository(root: Path) -> Repository:
    """The repository around a folder. Raises `HistoryError` if there is none or it has no commit."""
    root = root.resolve()
    try:
        said = _run(root, ["rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix"])
    except HistoryError as error:
        if error.check != "no-history":
            raise
        if (root / ".git").exists():
            message = "git does not take the .git of this folder for a repository"
            raise HistoryError("unread-history", message, "look what it lacks, or clone the repository anew") from error
        fix = "run `git init`, and commit the content; or go on without versions"
        raise HistoryError("no-history", "this folder is in no git repository", fix) from error
    inside, shallow, prefix = [*said.removesuffix(b"\n").split(b"\n", 2), b""][:3]
    if inside != b"true":
        raise HistoryError("no-history", "this folder is inside git's own", "go to the folder that holds content/")
    repository = Repository(root, os.fsdecode(prefix), shallow == b"true")
    try:
        repository.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    except HistoryError as error:
        raise (error if error.check == "slow-history" else _without_commit(repository)) from error
    return repository


def _without_commit(repository: Repository) -> HistoryError:
    """The error for a branch without a commit, or one that cannot be read."""
    try:
        head = repository.ask("rev-parse", "--verify", "HEAD").decode().strip()
    except HistoryError:
        return HistoryError(
            "no-history", "nothing has been committed yet on this branch", "commit the content; versions begin there"
        )
    return damaged(f"the commit {head[:10]} is missing")


def damaged(said: str) -> HistoryError:
    """The error for a repository that lacks something, in git's words."""
    fix = "look with `git fsck`, and clone it anew with all of its history"
    return HistoryError("damaged-history", f"git cannot read its history: {said}", fix)


def _run(root: Path, arguments: Sequence[str]) -> bytes:
    try:
        done = run_git(root, arguments)
    except (OddFileError, OSError) as error:
        raise _not_run(error) from None
    if done.returncode:
        raise _failure(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def _start(root: Path, arguments: Sequence[str], stdin: int, stderr: int | IO[bytes]) -> subprocess.Popen[bytes]:
    try:
        return start_git(root, arguments, stdin, stderr)
    except (OddFileError, OSError) as error:
        raise _not_run(error) from None


def _not_run(error: Exception) -> HistoryError:
    """The error for a git that could not be run, or that was ended here."""
    if isinstance(error, TimeoutError):
        return _silent()
    if isinstance(error, OddFileError):
        fix = "put the file back that git made, or clone the repository anew"
        return HistoryError("unread-history", f"this repository cannot be read: {error}", fix)
    return HistoryError("no-git", "there is no git to read the history with", "install git, or go on without versions")


def _silent() -> HistoryError:
    fix = f"look with `git fsck` what it waits for; for a slow disk, set {VARIABLE} to more seconds"
    return HistoryError("slow-history", f"git gave no answer for {time_limit():g} seconds", fix)


def _failure(said: str) -> HistoryError:
    """The error in git's words, with a fix if the cause is known."""
    line = _reason(said)
    if "dubious ownership" in said:
        message = "git does not read this repository, because its folder belongs to somebody else"
        return HistoryError(
            "unread-history", message, "run `git config --global --add safe.directory` with this folder"
        )
    if "not a git repository" in said and "(or any" in said:
        return HistoryError("no-history", line, "run git init")
    if "not a git repository" in said or "gitfile" in said:
        message = f"the file .git leads to no repository: {line}"
        return HistoryError("unread-history", message, "make the repository that it names readable here, too")
    if any(word in said for word in _TOO_OLD):
        return HistoryError("no-git", f"this git is too old: {line}", f"install git {OLDEST} or newer")
    if any(word in said for word in _LEFT_OUT):
        message = "this clone has only a part of the contents, and nothing is fetched"
        return HistoryError("shallow-history", message, "clone it anew, without `--filter`")
    return damaged(line)


def _reason(said: str) -> str:
    """The line that says why git ended; warnings and hints can come before it."""
    lines = said.splitlines() or ["no reason given"]
    fatal = [line for line in lines if line.startswith("fatal: ")] or lines
    return fatal[0].removeprefix("fatal: ").removeprefix("error: ")
