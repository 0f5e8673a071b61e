"""The language that the program speaks to readers: that of the knowledge base, or of the translation it works on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from builder.languages.catalogue import Catalogue
from builder.languages.read_catalogue import catalogue

_SPOKEN: list[Catalogue] = []
"""The catalogue in use, once one was chosen."""
_MEANWHILE: ContextVar[Catalogue | None] = ContextVar("meanwhile", default=None)
"""The catalogue of the translation that this thread works on."""


def speak(words: Catalogue) -> None:
    """Take all messages from a catalogue from now on, in every thread: called once the settings of a site are read."""
    _SPOKEN[:] = [words]


@contextmanager
def speaking(words: Catalogue) -> Iterator[None]:
    """Take all messages of this thread from a catalogue until the block ends."""
    token = _MEANWHILE.set(words)
    try:
        yield
    finally:
        _MEANWHILE.reset(token)


def spoken() -> Catalogue:
    """The catalogue in use: the English one until another was chosen."""
    return _MEANWHILE.get() or (_SPOKEN[0] if _SPOKEN else catalogue("en"))


def t(id_: str, /, **slots: object) -> str:
    """A message as plain text."""
    return spoken().text(id_, **slots)
