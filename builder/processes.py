"""Other processes of this program, where there is enough for them to do."""

from __future__ import annotations

import multiprocessing
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor

FEW = 150
"""So many articles or pages are done before other processes would have started."""
_CHUNK = 50
"""How many another process is given at once."""
_inherited: list[Callable[[int], bytes]] = []
"""What a forked process does, which it has from the one that forked it."""


def process_context() -> multiprocessing.context.BaseContext:
    """How other processes begin: forking is fast, and safe on Linux as long as nothing else runs in this process."""
    alone = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else "spawn")


def each(do: Callable[[int], bytes], count: int, jobs: int) -> Iterator[bytes]:
    """What `do` makes of each number below `count`, in order.

    Where processes fork, `jobs` of them share what `do` knows without a copy; elsewhere handing it over would cost more
    than it saves, so that this process does it all.
    """
    context = process_context()
    if jobs < 2 or count <= FEW or context.get_start_method() != "fork":
        yield from map(do, range(count))
        return
    with ProcessPoolExecutor(jobs, context, initializer=_inherited.append, initargs=(do,)) as pool:
        yield from pool.map(_do, range(count), chunksize=_CHUNK)


def _do(number: int) -> bytes:
    return _inherited[-1](number)
