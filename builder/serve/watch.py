"""Notice changes in folders, from events of the system or by polling twice a second."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from livereload.watcher import Watcher
from watchfiles import watch

from builder.load.plain_files import WELL_KNOWN

GROUP = 10
"""Changes within this many milliseconds count as one."""
TICK = 100
"""Milliseconds between checks that the watched folders are still the same."""
LOOK = 0.5
"""Seconds between two polls."""


class Changes(Watcher):  # type: ignore[misc]  # livereload has no types
    """livereload's watcher with a thread of its own, instead of a look at every file from the event loop."""

    def __init__(self, folders: Callable[[], Sequence[Path]], *, poll: bool) -> None:
        super().__init__()
        self._folders = folders
        self._poll = poll
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, callback: Callable[[frozenset[str]], object]) -> bool:
        """Call `callback` as soon as the folders are watched, then after every change, always from another thread.

        It is given the changed files, as far as they are known.
        """
        self._thread = threading.Thread(target=self._run, args=(callback,), daemon=True)
        self._thread.start()
        return True

    def stop(self) -> None:
        """No call comes after this one returns."""
        self._stopped.set()
        if self._thread:
            self._thread.join()

    def _run(self, callback: Callable[[frozenset[str]], object]) -> None:
        while not self._stopped.is_set():
            try:
                for files in self._look() if self._poll else self._listen():
                    callback(files)
            except FileNotFoundError:  # a folder that went away just now
                continue
            except (OSError, RuntimeError):  # the system can watch no more files
                self._poll = True

    def _listen(self) -> Iterator[frozenset[str]]:
        """Yield once the system watches the folders, then on each change; end when one of them comes or goes."""
        folders = _identities(self._folders())
        events = watch(
            *folders,
            watch_filter=lambda _, file: _matters(file, folders),
            step=GROUP,
            rust_timeout=TICK,
            yield_on_timeout=True,
            stop_event=self._stopped,
            force_polling=False,
        )
        with closing(events):
            watching = False
            for files in events:
                if files or not watching:
                    yield frozenset(file for _, file in files)
                watching = True
                if _identities(self._folders()) != folders:
                    return

    def _look(self) -> Iterator[frozenset[str]]:
        """Yield at first, then whenever a file differs.

        watchfiles polls, too, but compares times in whole seconds: the second of two quick changes is lost.
        """
        seen: dict[str, tuple[int, int, int]] | None = None
        while not self._stopped.wait(LOOK if seen is not None else 0):
            stamps = _stamps(self._folders())
            if seen is None:
                yield frozenset()
            elif stamps != seen:
                yield frozenset(file for file, _ in stamps.items() ^ seen.items())
            seen = stamps


def _identities(folders: Sequence[Path]) -> dict[Path, tuple[int, int]]:
    """The existing folders, each with a value that changes when another folder takes its place."""
    found = {}
    for folder in folders:
        if folder.is_dir():
            status = folder.stat()
            found[folder] = (status.st_dev, status.st_ino)
    return found


def _matters(file: str, folders: Iterable[Path]) -> bool:
    """False for hidden files and for the backup files of editors."""
    inside = (Path(file).relative_to(folder) for folder in folders if Path(file).is_relative_to(folder))
    parts = (part for part in next(inside, Path()).parts if part != WELL_KNOWN)
    return not any(part.startswith(".") or part.endswith("~") or part == "4913" for part in parts)


def _stamps(folders: Sequence[Path]) -> dict[str, tuple[int, int, int]]:
    """A value for each relevant file that changes with its content."""
    stamps = {}
    for base in folders:
        for folder, _, names in os.walk(base):
            for file in (os.path.join(folder, name) for name in names):  # noqa: PTH118 - as os.walk gives them
                if _matters(file, folders):
                    try:
                        status = os.stat(file)  # noqa: PTH116 - a plain name, as os.walk gives it
                    except OSError:
                        continue
                    stamps[file] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return stamps
