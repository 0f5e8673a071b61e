"""Worker processes, started when there is enough to do; none outlives the process that started it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

from builder.languages import Catalogue, speak, spoken

FEW = 150
"""This many articles or pages are done before other processes would have started."""
_CHUNK = 50
"""Tasks that a process receives at once."""
_inherited: list[Callable[[int], bytes]] = []
"""The function of a forked process, inherited from its parent."""


def process_context() -> multiprocessing.context.BaseContext:
    """The way to start processes: forking is fast, and safe on Linux as long as nothing else runs in this process."""
    alone = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else "spawn")


@contextmanager
def workers(
    jobs: int, context: multiprocessing.context.BaseContext | None = None, do: Callable[[int], bytes] | None = None
) -> Iterator[ProcessPoolExecutor]:
    """A pool of workers, which end with this block and at the latest with this process; forked ones can `do` something.

    Where an exception ends the block, they finish what they are at and begin nothing more. None is killed: one that was
    writing an answer would leave half of it, for which the pool would wait for ever.
    """
    pool = ProcessPoolExecutor(jobs, context or process_context(), initializer=_begin, initargs=(do, spoken()))
    try:
        yield pool
    except BaseException as error:
        pool.shutdown(wait=isinstance(error, Exception), cancel_futures=True)
        raise
    pool.shutdown()


def each(do: Callable[[int], bytes], count: int, jobs: int) -> Iterator[bytes]:
    """The results of `do` for each number below `count`, in order.

    Where processes fork, `jobs` of them share what `do` knows without a copy; elsewhere handing it over would cost more
    than it saves, so that this process does it all.
    """
    context = process_context()
    if jobs < 2 or count <= FEW or context.get_start_method() != "fork":
        yield from map(do, range(count))
        return
    with workers(jobs, context, do) as pool:
        yield from pool.map(_do, range(count), chunksize=_CHUNK)


def _begin(do: Callable[[int], bytes] | None, words: Catalogue) -> None:
    """Make a new process a worker: it ends when its parent does, and leaves Ctrl-C to that one.

    It speaks as its parent does.
    """
    speak(words)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if do:
        _inherited.append(do)


def _end_with_parent() -> None:
    """Wait for the end of the parent, which closes a pipe however it ends, and end at once."""
    parent = multiprocessing.parent_process()
    assert parent
    parent.join()
    os._exit(1)


def _do(number: int) -> bytes:
    return _inherited[-1](number)
