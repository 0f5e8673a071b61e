"""Ask git, which only ever reads here: no hook, filter, pager, replacement or network has a part in the answer."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SETTINGS = (
    "core.quotePath=false", "core.fsmonitor=false", "core.hooksPath=/dev/null", "log.showRoot=true", "log.follow=false",
    "log.showSignature=false", "log.diffMerges=first-parent", "diff.relative=false", "i18n.logOutputEncoding=UTF-8",
)  # fmt: skip
"""So that nobody's own settings change what is read."""
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
"""How variables begin that say where git and its settings are; a hook that runs a build sets others, which mislead."""

OLDEST = "2.30"
"""The first git that knows all that it is asked here."""
_TOO_OLD = ("unrecognized argument", "nknown option", "nknown switch")
_LEFT_OUT = ("lazy fetching disabled", "promisor remote")


class HistoryError(Exception):
    """Why there is no history: its check, the message, what to do, and why that matters."""

    def __init__(self, check: str, message: str, fix: str, why: str = "") -> None:
        super().__init__(message)
        self.check, self.message, self.fix, self.why = check, message, fix, why


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that a knowledge base is in."""

    root: Path
    """The folder of the knowledge base."""
    prefix: str
    """Where that is below the top of the repository: empty, or with a slash at its end."""
    shallow: bool
    """Whether its history was cut off."""

    def ask(self, *arguments: str) -> bytes:
        """What git answers. Raises `HistoryError` with what git said where it fails."""
        return _run(self.root, arguments)

    def tell(self, *arguments: str) -> Iterator[bytes]:
        """What git answers, cut at each NUL, while it still answers. Raises `HistoryError` at the end if it fails."""
        command, environment = _command(self.root, arguments), _environment()
        with (
            tempfile.TemporaryFile() as errors,
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, env=environment) as git,
        ):
            assert git.stdout is not None
            rest = b""
            while data := git.stdout.read(1 << 15):
                *whole, rest = (rest + data).split(b"\0")
                yield from whole
            if git.wait():
                errors.seek(0)
                raise _failure(errors.read().decode("utf-8", "replace").strip())
            yield rest

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """A git that goes on answering until its input is closed."""
        command, environment = _command(self.root, arguments), _environment()
        pipe = subprocess.PIPE
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=environment)


def find_repository(root: Path) -> Repository:
    """The repository around a folder. Raises `HistoryError` where there is none or it has no commit."""
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
        raise _without_commit(repository) from error
    return repository


def _without_commit(repository: Repository) -> HistoryError:
    """A branch that has no commit yet, or one that cannot be read."""
    try:
        head = repository.ask("rev-parse", "--verify", "HEAD").decode().strip()
    except HistoryError:
        return HistoryError(
            "no-history", "nothing has been committed yet on this branch", "commit the content; versions begin there"
        )
    return damaged(f"the commit {head[:10]} is missing")


def damaged(said: str) -> HistoryError:
    """The repository lacks something, in git's words."""
    fix = "look with `git fsck`, and clone it anew with all of its history"
    return HistoryError("damaged-history", f"git cannot read its history: {said}", fix)


def _run(root: Path, arguments: Sequence[str]) -> bytes:
    try:
        done = subprocess.run(_command(root, arguments), capture_output=True, check=False, env=_environment())
    except (FileNotFoundError, PermissionError):
        fix = "install git, or go on without versions"
        raise HistoryError("no-git", "there is no git to read the history with", fix) from None
    if done.returncode:
        raise _failure(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def _failure(said: str) -> HistoryError:
    """What git said, as far as it is known what to do about it."""
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
    """The line that says why git ended; warnings and hints can stand before it."""
    lines = said.splitlines() or ["no reason given"]
    fatal = [line for line in lines if line.startswith("fatal: ")] or lines
    return fatal[0].removeprefix("fatal: ").removeprefix("error: ")


def _command(root: Path, arguments: Sequence[str]) -> list[str]:
    settings = [part for setting in SETTINGS for part in ("-c", setting)]
    return ["git", "-C", str(root), "--no-pager", "--literal-pathspecs", *settings, *arguments]


def own_environment() -> dict[str, str]:
    """The environment for a git that is the user's own, without what a hook set."""
    return {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key.startswith(_KEPT)}


def _environment() -> dict[str, str]:
    return own_environment() | ENVIRONMENT
