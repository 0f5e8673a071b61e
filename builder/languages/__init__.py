"""The program's words for readers: one catalogue of messages a language, and nothing else has any."""

from __future__ import annotations

from builder.languages.catalogue import Catalogue
from builder.languages.read_catalogue import catalogue

__all__ = ["Catalogue", "catalogue", "t"]


def t(id_: str, /, **slots: object) -> str:
    """A message in English, which is the language of every page so far, and of the command line for good."""
    return catalogue("en").text(id_, **slots)
