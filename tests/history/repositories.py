"""Miniature repositories: commits as data, made by one `git fast-import`."""

from __future__ import annotations

import datetime
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Link:
    """A symbolic link."""

    target: str


@dataclass(frozen=True, slots=True)
class Submodule:
    """Another repository."""

    commit: str = "1" * 40


Content = str | bytes | Link | Submodule | None
"""None removes a file."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its moment in UTC, and what becomes of files."""

    when: str
    """`2026-11-23`, which is noon, or `2026-11-23T10:00:00`, or seconds since 1970."""
    files: Mapping[str, Content] = field(default_factory=dict)
    branch: str = "main"
    start: str = ""
    """The branch that a new branch begins at."""
    merge: str = ""
    """The branch that is merged."""


def make(root: Path, commits: Sequence[Commit]) -> Path:
    """A repository of these commits, with the last state of `main` as its files."""
    git(root.parent, "init", "--quiet", "--template=", "--initial-branch=main", str(root))
    stream = b"".join(_commit(number, commit) for number, commit in enumerate(commits, start=1))
    git(root, "fast-import", "--quiet", "--date-format=raw-permissive", stdin=stream)
    git(root, "reset", "--quiet", "--hard")
    return root


def git(folder: Path, *arguments: str, stdin: bytes = b"") -> str:
    """Run git as somebody, and return what it says."""
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "protocol.file.allow=always"]
    command = ["git", "-C", str(folder), *who, *arguments]
    return subprocess.run(command, input=stdin, check=True, capture_output=True).stdout.decode().strip()


def _commit(number: int, commit: Commit) -> bytes:
    message = b"Commit %d" % number
    lines = [b"commit refs/heads/" + commit.branch.encode()]
    lines += [b"mark :%d" % number, b"committer Editor <editor@example.org> %d +0000" % _seconds(commit.when)]
    lines += [b"data %d" % len(message), message]
    lines += [b"from refs/heads/" + commit.start.encode()] if commit.start else []
    lines += [b"merge refs/heads/" + commit.merge.encode()] if commit.merge else []
    return b"\n".join([*lines, *(_change(*item) for item in commit.files.items()), b"", b""])


def _seconds(when: str) -> int:
    if when.isdecimal():
        return int(when)
    moment = datetime.datetime.fromisoformat(when if "T" in when else f"{when}T12:00:00")
    return int(moment.replace(tzinfo=datetime.UTC).timestamp())


def _change(file: str, content: Content) -> bytes:
    name = _quoted(os.fsencode(file))
    if content is None:
        return b"D " + name
    if isinstance(content, Submodule):
        return b"M 160000 %s %s" % (content.commit.encode(), name)
    mode, content = (b"120000", content.target) if isinstance(content, Link) else (b"100644", content)
    data = content if isinstance(content, bytes) else content.encode()
    return b"M %s inline %s\ndata %d\n%s" % (mode, name, len(data), data)


def _quoted(name: bytes) -> bytes:
    return b'"' + b"".join(b"\\%03o" % byte if byte > 126 or byte in b'"\\' else bytes([byte]) for byte in name) + b'"'
