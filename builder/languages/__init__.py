"""The program's words for readers: one catalogue of messages a language, and nothing else has any."""

from __future__ import annotations

from builder.languages.catalogue import Catalogue
from builder.languages.read_catalogue import catalogue, languages
from builder.languages.spoken import speak, speaking, spoken, t

__all__ = ["Catalogue", "catalogue", "languages", "speak", "speaking", "spoken", "t"]
