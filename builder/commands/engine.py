"""The line that installs this program in a new knowledge base: a repository, an archive, or a wheel beside it.

A name alone is never enough: in a package index it belongs to whoever registers it first.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from builder.commands import clone
from builder.commands.wheel import EngineError, Wheel, build_wheel, read_wheel
from builder.text.web_address import is_web_address

DISTRIBUTION = "attend-or-cancel"
SOURCE = Path(__file__).resolve().parent.parent.parent
"""The folder of the program, if it was not installed."""
_NAMED = r"(?:[\w.-]+(?:\[[\w,.-]+\])? @ )?"
_REPOSITORY = re.compile(_NAMED + r"git\+(?P<url>(?:https|ssh)://\S+?)@(?:[0-9a-f]{40}|[0-9a-f]{64})(?:#\S+)?")
_ARCHIVE = re.compile(_NAMED + r"(?P<url>https://[^\s#]+)#(?:\S+&)?sha256=[0-9a-f]{64}(?:&\S+)?")
_HASHED = re.compile(r"[\w.-]+==[\w.!+-]+(?: --hash=sha256:[0-9a-f]{64})+")
FORMS = (
    "name a repository with its commit (`attend-or-cancel @ git+https://…@<all digits of the commit>`), an archive "
    "with its hash (`attend-or-cancel @ https://…#sha256=<hash>`), a version with its hash "
    "(`attend-or-cancel==1.2 --hash=sha256:<hash>`), or the file of a wheel"
)


@dataclass(frozen=True, slots=True)
class Engine:
    """The program as a knowledge base names it."""

    requirement: str
    """The line of `requirements.txt`."""
    wheel: Wheel | None = None
    """The file that the line names, if it is to be copied beside it."""


def engine_of(text: str) -> Engine:
    """The program that `--engine` names. Raises `EngineError` unless that can never become another one."""
    if re.search(r"\.whl$", text):
        return _beside(read_wheel(Path(text)))
    repository = _REPOSITORY.fullmatch(text)
    archive = _ARCHIVE.fullmatch(text)
    if repository and (repository["url"].startswith("ssh:") or is_web_address(repository["url"])):
        return Engine(text)
    if (archive and is_web_address(archive["url"])) or _HASHED.fullmatch(text):
        return Engine(text)
    raise EngineError(f"`{text}` could be another program tomorrow, or has a password in it; {FORMS}")


def this_engine() -> Engine:
    """The running program. Raises `EngineError`.

    pip notes where it got a program in `direct_url.json` (PEP 610), unless that was a package index.
    """
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        noted = distribution(DISTRIBUTION).read_text("direct_url.json")
    except PackageNotFoundError:
        return _from_folder(SOURCE)
    return engine_from(noted)


def engine_from(direct_url: str | None) -> Engine:
    """The same from the text of `direct_url.json`."""
    origin = json.loads(direct_url) if direct_url else {}
    url = str(origin.get("url", ""))
    local = Path(url2pathname(urlsplit(url).path)) if url.startswith("file://") else None
    if local and "dir_info" in origin:
        return _from_folder(local)
    hashes = (origin.get("archive_info") or {}).get("hashes") or {}
    if local and local.suffix == ".whl" and local.is_file():
        found = read_wheel(local)
        if found.digest == hashes.get("sha256"):
            return _beside(found)
    try:
        return engine_of(_line_of(origin, hashes.get("sha256", "")))
    except EngineError:
        message = f"others may be unable to install this program from the same place; with --engine, {FORMS}"
        raise EngineError(message) from None  # the first one could show a password


def _line_of(origin: dict[str, Any], digest: str) -> str:
    """The requirement that pip noted: a repository with its commit, or an archive with its hash."""
    url, part = origin.get("url", ""), f"subdirectory={origin['subdirectory']}" if origin.get("subdirectory") else ""
    if origin.get("vcs_info"):
        line = f"{DISTRIBUTION} @ {origin['vcs_info']['vcs']}+{url}@{origin['vcs_info']['commit_id']}"
        return f"{line}#{part}" if part else line
    return f"{DISTRIBUTION} @ {url}#{part + '&' if part else ''}sha256={digest}"


def _from_folder(folder: Path) -> Engine:
    """The program in a clone: its commit if that is published, else a wheel made of the folder."""
    commit = clone.published_commit(folder)
    return Engine(f"{DISTRIBUTION} @ git+{commit}") if commit else _beside(build_wheel(folder))


def _beside(found: Wheel) -> Engine:
    return Engine(f"./{found.name} --hash=sha256:{found.digest}", found)
