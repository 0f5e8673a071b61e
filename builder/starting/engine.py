"""What a knowledge base asks for to get this very program again."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from builder import __version__
from builder.web_address import is_web_address

DISTRIBUTION = "attend-or-cancel"


@dataclass(frozen=True, slots=True)
class Engine:
    """A line of `requirements.txt`."""

    requirement: str
    is_sure: bool
    """Whether others get the program by this line from where this machine got it."""


def this_engine() -> Engine:
    """The running program: by the address and commit it was installed from, else by its version.

    pip notes where it got a program in `direct_url.json` (PEP 610), unless that was a package index. Where that was a
    clone, git knows from which repository it is.
    """
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        noted = distribution(DISTRIBUTION).read_text("direct_url.json")
    except PackageNotFoundError:
        return Engine(f"{DISTRIBUTION}=={__version__}", is_sure=False)
    return engine_from(noted)


def engine_from(direct_url: str | None) -> Engine:
    """The same from the text of `direct_url.json`; a folder or file of one machine is of no use to another."""
    origin = json.loads(direct_url) if direct_url else {}
    url = str(origin.get("url", ""))
    if not url:
        return Engine(f"{DISTRIBUTION}=={__version__}", is_sure=True)
    part = f"#subdirectory={origin['subdirectory']}" if origin.get("subdirectory") else ""
    if url.startswith("file://") and "dir_info" in origin:
        url = _cloned_from(url2pathname(urlsplit(url).path))
    elif origin.get("vcs_info"):
        url = f"{origin['vcs_info']['vcs']}+{url}@{origin['vcs_info']['commit_id']}"
    if re.match(r"(\w+\+)?https://", url):
        return Engine(f"{DISTRIBUTION} @ {url}{part}", is_sure=True)
    return Engine(f"{DISTRIBUTION}=={__version__}", is_sure=False)


def _cloned_from(folder: str) -> str:
    """Where others get what is in a clone: its commit, if nothing was changed and the repository it is from has it."""
    from builder.versions.committed import is_as_committed
    from builder.versions.git import HistoryError, Repository
    from builder.versions.revision import listed_files

    repository = Repository(Path(folder), "", shallow=False)
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
    known = published and not inside and is_web_address(remote)
    return (
        f"git+{remote}@{commit}"
        if known and all(is_as_committed(repository.root / f.file, f.blob) for f in files)
        else ""
    )
