"""What a knowledge base asks for to get this very program again."""

from __future__ import annotations

import json
from dataclasses import dataclass

from builder import __version__

DISTRIBUTION = "attend-or-cancel"


@dataclass(frozen=True, slots=True)
class Engine:
    """A line of `requirements.txt`."""

    requirement: str
    is_sure: bool
    """Whether others get the program by this line from where this machine got it."""


def this_engine() -> Engine:
    """The running program: by the address and commit it was installed from, else by its version.

    pip notes where it got a program in `direct_url.json` (PEP 610), unless that was a package index.
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
    if not url.startswith("https://"):
        return Engine(f"{DISTRIBUTION}=={__version__}", is_sure=False)
    repository = origin.get("vcs_info")
    if repository:
        url = f"{repository['vcs']}+{url}@{repository['commit_id']}"
    part = f"#subdirectory={origin['subdirectory']}" if origin.get("subdirectory") else ""
    return Engine(f"{DISTRIBUTION} @ {url}{part}", is_sure=True)
