"""A site that is served: each file is made when somebody asks for it, once."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import Executor
from functools import cached_property
from hashlib import blake2b


class Rendering:
    """The files of a site. They are made outside of the event loop, on which everything here is called."""

    def __init__(self, files: Mapping[str, bytes], executor: Executor) -> None:
        self.files = files
        """The files by name; asking for one may take a while."""
        self._executor = executor
        self._made: dict[str, asyncio.Future[bytes]] = {}

    async def file(self, name: str) -> bytes:
        """The content of a file. Two who ask at once wait for the same one."""
        if name not in self._made:
            self._made[name] = asyncio.get_running_loop().run_in_executor(self._executor, self.files.__getitem__, name)
        return await asyncio.shield(self._made[name])

    @property
    def busy(self) -> bool:
        """True while a file is being made."""
        return not all(made.done() for made in list(self._made.values()))

    @cached_property
    def styles(self) -> Mapping[str, bytes]:
        """A digest of each stylesheet."""
        return {name: _digest(self.files[name]) for name in self.files if name.endswith(".css")}

    @cached_property
    def scripts(self) -> bytes:
        """A digest of all scripts, which a page may have loaded without naming them."""
        return _digest(*(self.files[name] for name in self.files if name.endswith(".js")))

    def version(self, page: bytes) -> tuple[str, str]:
        """A name for the state of an open page without its stylesheets, and one for that of these."""
        return _digest(page, self.scripts).hex(), _digest(*self.styles.values()).hex()


def _digest(*parts: bytes) -> bytes:
    digest = blake2b(digest_size=8)
    for part in parts:
        digest.update(part)
    return digest.digest()
