"""Clean up on SIGTERM while a site is written, then end."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn


class _EndedError(BaseException):
    """SIGTERM was received."""


@contextmanager
def cleaned_up_on_sigterm() -> Iterator[None]:
    """Turn SIGTERM into an exception inside this block, and end the process by it afterwards."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread receives signals
        return
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    except _EndedError:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTERM)
        raise
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _EndedError
