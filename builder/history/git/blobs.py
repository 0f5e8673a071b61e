"""Read contents of files from git through one long-lived `git cat-file --batch`."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from builder.history.git.calls import Output
from builder.history.git.git import Repository
from builder.load.plain_files import too_big

TEXT_LIMIT = 2_000_000
"""More than any text of a knowledge base needs, as in `load/files.py`."""
AT_ONCE = 300
"""Number of ids asked for together: twice as many fit into a pipe, so neither side waits for the other for ever."""


class Blobs:
    """Contents by id. If git ends on a damaged one, it is started again for the next.

    A forked process has a git of its own: two that read from one would each get a part of what the other asked for.
    """

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._git: subprocess.Popen[bytes] | None = None
        self._out: Output | None = None
        self._silent = False
        self._process = os.getpid()
        self._others: list[subprocess.Popen[bytes] | None] = []
        """The git of the process from which this one was forked; it is not ours to end."""

    def read(self, blob: str, limit: int = TEXT_LIMIT) -> bytes:
        """The bytes of a blob. Raises `OSError` if it is missing or damaged, with `errno.EFBIG` if it is too long."""
        self._ask([blob])
        return self._answer(blob, limit)

    def read_many(self, blobs: Iterable[str]) -> Iterator[tuple[str, bytes | OSError]]:
        """The bytes of many blobs, or the reason why they cannot be read; several times as fast as one by one.

        Git is asked ahead, so that it goes on meanwhile; nothing else may be read before all have been.
        """
        asked: deque[str] = deque()
        following, more = iter(blobs), True
        while more:
            ahead = list(islice(following, AT_ONCE))
            more = bool(ahead)
            self._ask(ahead)
            asked.extend(ahead)
            while len(asked) > len(ahead):
                blob = asked.popleft()
                try:
                    yield blob, self._answer(blob, TEXT_LIMIT)
                except OSError as error:
                    if self._git is None:
                        self._ask(list(asked))
                    yield blob, error

    def close(self) -> None:
        """End git."""
        if self._git is not None:
            self._git.kill()
            self._git.communicate()
            self._git = self._out = None

    def _ask(self, blobs: Sequence[str]) -> None:
        if self._process != os.getpid():
            self._others.append(self._git)
            self._process, self._git, self._out = os.getpid(), None, None
        if self._silent:  # to wait for it once is enough
            return
        if self._git is None:
            self._git = self._repository.start("cat-file", "--batch")
            self._out = Output(self._git)
        assert self._git.stdin is not None
        try:
            self._git.stdin.write("".join(f"{blob}\n" for blob in blobs).encode())
            self._git.stdin.flush()
        except BrokenPipeError:
            self.close()

    def _answer(self, blob: str, limit: int) -> bytes:
        try:
            return self._read(blob, limit)
        except TimeoutError:
            self._silent = True
            return self._fail(OSError(errno.ETIMEDOUT, "git gave no answer"))

    def _read(self, blob: str, limit: int) -> bytes:
        if self._silent:
            raise TimeoutError
        out = self._out
        head = out.line().split() if out else []
        if head[1:] == [b"missing"]:
            raise OSError(errno.EIO, f"the object {blob[:10]} is missing in the git repository")
        if out is None or len(head) != 3 or head[1] != b"blob":
            return self._fail(OSError(errno.EIO, f"the object {blob[:10]} is damaged in the git repository"))
        size = int(head[2])
        if size > limit:
            return self._fail(too_big())
        data = out.take(size + 1)
        if len(data) <= size:
            return self._fail(OSError(errno.EIO, f"the object {blob[:10]} is damaged in the git repository"))
        return data[:-1]

    def _fail(self, error: OSError) -> bytes:
        """End a git whose answer is too long, or that has none."""
        self.close()
        raise error


@contextmanager
def blobs_of(repository: Repository) -> Iterator[Blobs]:
    """Open the contents of a repository until the block ends."""
    blobs = Blobs(repository)
    try:
        yield blobs
    finally:
        blobs.close()


def blob_id(data: bytes, like: str) -> str:
    """The id that git gives to some content, in a repository with ids like another one."""
    algorithm = hashlib.sha256 if len(like) == 64 else hashlib.sha1
    return algorithm(b"blob %d\0%s" % (len(data), data), usedforsecurity=False).hexdigest()
