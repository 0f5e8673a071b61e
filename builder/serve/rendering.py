"""A site that is served: each file is made when somebody asks for it, once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import blake2b
from typing import Protocol


class Plan(Protocol):
    """A site as it is served: the names of its files, and a way to make each."""

    def __contains__(self, file: str, /) -> bool:
        """True if the site has this file."""

    def make(self, file: str) -> bytes:
        """The content of one file."""

    @property
    def others(self) -> Mapping[str, Callable[[], bytes]]:
        """A function for each file that is no page."""


@dataclass(frozen=True, slots=True)
class FixedFiles:
    """Files that are there already."""

    files: Mapping[str, bytes]

    def __contains__(self, file: str) -> bool:
        """True if it is one of them."""
        return file in self.files

    def make(self, file: str) -> bytes:
        """Its content."""
        return self.files[file]

    @property
    def others(self) -> Mapping[str, Callable[[], bytes]]:
        """A function for each of them."""
        return {name: partial(bytes, data) for name, data in self.files.items()}


class Rendering:
    """The files of a site. They are made outside of the event loop, on which everything here is called."""

    def __init__(self, plan: Plan, executor: Executor) -> None:
        self.plan = plan
        self._executor = executor
        self._made: dict[str, asyncio.Future[bytes]] = {}

    def __contains__(self, file: str) -> bool:
        """True if the site has this file."""
        return file in self.plan

    async def file(self, name: str) -> bytes:
        """The content of a file. Two who ask at once wait for the same one."""
        if name not in self._made:
            self._made[name] = asyncio.get_running_loop().run_in_executor(self._executor, self.plan.make, name)
        return await asyncio.shield(self._made[name])

    @property
    def busy(self) -> bool:
        """True while a file is being made."""
        return not all(made.done() for made in list(self._made.values()))

    @cached_property
    def styles(self) -> Mapping[str, bytes]:
        """A digest of each stylesheet."""
        return {name: _digest(make()) for name, make in self.plan.others.items() if name.endswith(".css")}

    @cached_property
    def scripts(self) -> bytes:
        """A digest of all scripts, which a page may have loaded without naming them."""
        return _digest(*(make() for name, make in self.plan.others.items() if name.endswith(".js")))

    def version(self, page: bytes) -> tuple[str, str]:
        """A name for the state of an open page without its stylesheets, and one for that of these."""
        return _digest(page, self.scripts).hex(), _digest(*self.styles.values()).hex()


def _digest(*parts: bytes) -> bytes:
    digest = blake2b(digest_size=8)
    for part in parts:
        digest.update(part)
    return digest.digest()
