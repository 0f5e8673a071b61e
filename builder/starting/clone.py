"""The clone that a program runs from: where its repository is, and whether others find there what is in it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from builder.web_address import is_web_address

_SSH = re.compile(r"(?:ssh://)?(?:[\w.-]+@)?(?P<host>[\w-]+(?:\.[\w-]+)+)(?::\d+/|[:/])(?P<name>[\w./~-]+)")
"""`git@host:name` and `ssh://git@host:22/name`, which are ways into the repository that the web shows at host/name."""


def published_commit(folder: Path) -> str:
    """The repository on the web and the commit of a clone, as `https://…@<commit>`; empty where others lack its state.

    Others have it if nothing was changed and the repository that it was cloned from has the commit.
    """
    try:
        inside, changed, remote, commit, published = (
            _git(folder, *words)
            for words in (
                ("rev-parse", "--show-prefix"), ("status", "--porcelain", "--untracked-files=no"),
                ("remote", "get-url", "origin"), ("rev-parse", "HEAD"),
                ("for-each-ref", "--contains", "HEAD", "--count=1", "refs/remotes/origin"),
            )
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return ""
    known = published and not inside and not changed and is_web_address(remote)
    return f"{remote}@{commit}" if known else ""


def home_of(folder: Path) -> str:
    """The address of the repository that a clone is from, for people; empty where there is none on the web."""
    try:
        return web_home(_git(folder, "remote", "get-url", "origin"))
    except (OSError, subprocess.CalledProcessError):
        return ""


def web_home(remote: str) -> str:
    """The page of a repository on the web, by the address that git has for it; empty where that is not clear."""
    ssh = None if remote.startswith("http") else _SSH.fullmatch(remote)
    url = f"https://{ssh['host']}/{ssh['name']}" if ssh else remote
    return url.rstrip("/").removesuffix(".git") if is_web_address(url) else ""


def _git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=True, text=True).stdout.strip()
