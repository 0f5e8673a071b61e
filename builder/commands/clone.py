"""The clone that the program runs from: its repository on the web, and the commit if it is published there."""

from __future__ import annotations

import re
from pathlib import Path

from builder.text.web_address import is_web_address

_SSH = re.compile(r"(?:ssh://)?(?:[\w.-]+@)?(?P<host>[\w-]+(?:\.[\w-]+)+)(?::\d+/|[:/])(?P<name>[\w./~-]+)")
"""`git@host:name` and `ssh://git@host:22/name`, which are ways into the repository that the web shows at host/name."""


def published_commit(folder: Path) -> str:
    """The repository on the web and the commit of a clone, as `https://…@<commit>`; empty if others cannot get it.

    Others can get it if no file was changed and the repository that it was cloned from has the commit.
    """
    from builder.history.git.git import HistoryError, Repository
    from builder.history.revision import listed_files
    from builder.history.uncommitted import is_as_committed

    repository = Repository(folder, "", shallow=False)
    try:
        inside, remote, commit, published = (
            repository.ask(*words).decode("utf-8", "replace").strip()
            for words in (
                ("rev-parse", "--show-prefix"), ("remote", "get-url", "origin"), ("rev-parse", "HEAD"),
                ("for-each-ref", "--contains", "HEAD", "--count=1", "refs/remotes/origin"),
            )
        )  # fmt: skip
        files = listed_files(repository.ask("ls-tree", "-r", "-z", "HEAD"))
    except HistoryError:
        return ""
    if not published or inside or not is_web_address(remote):
        return ""
    return f"{remote}@{commit}" if all(is_as_committed(folder / file.file, file.blob) for file in files) else ""


def home_of(folder: Path) -> str:
    """The web page of the repository that a clone is from; empty if there is none."""
    from builder.history.git.git import HistoryError, Repository

    try:
        return web_home(Repository(folder, "", shallow=False).ask("remote", "get-url", "origin").decode().strip())
    except (HistoryError, UnicodeDecodeError):
        return ""


def web_home(remote: str) -> str:
    """The web page of a repository, from its address in git; empty if that is not clear."""
    ssh = None if remote.startswith("http") else _SSH.fullmatch(remote)
    url = f"https://{ssh['host']}/{ssh['name']}" if ssh else remote
    return url.rstrip("/").removesuffix(".git") if is_web_address(url) else ""
