"""The language that the program speaks to readers: that of the knowledge base that this process works on."""

from __future__ import annotations

from builder.languages.catalogue import Catalogue
from builder.languages.read_catalogue import catalogue

_SPOKEN: list[Catalogue] = []
"""The catalogue in use, once one was chosen."""


def speak(words: Catalogue) -> None:
    """Take all messages from a catalogue from now on, in every thread: called once the settings of a site are read."""
    _SPOKEN[:] = [words]


def spoken() -> Catalogue:
    """The catalogue in use: the English one until another was chosen."""
    return _SPOKEN[0] if _SPOKEN else catalogue("en")


def t(id_: str, /, **slots: object) -> str:
    """A message as plain text."""
    return spoken().text(id_, **slots)
