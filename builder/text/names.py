"""Names that can be part of an address, in any script: one spelling, no signs, nothing that cannot be seen."""

from __future__ import annotations

import re
import unicodedata

MAX_CHARACTERS = 100
MAX_BYTES = 200
"""File systems allow 255 bytes for a name; a letter has up to four."""
_WINDOWS = re.compile(
    r"(?:con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(?:\..*)?", re.IGNORECASE
)
"""Names that no file or folder can have on Windows, whatever ends them."""
_PART = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""The usual part of an address, which is told faster so than letter by letter."""


def composed(text: str) -> str:
    """Text with every letter and its accents as one character, where there is one (NFC).

    macOS and some keyboards write `é` as two characters. Nobody sees a difference, so names must not differ in it.
    """
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def same_file(name: str) -> str:
    """The form that is equal for names which some file systems take for one: whatever their case and accents."""
    return composed(composed(name).casefold())


def is_reserved_on_windows(name: str) -> bool:
    """True for `con`, `aux`, `nul` and the like, which are devices there."""
    return _WINDOWS.fullmatch(name) is not None


def is_address_part(name: str) -> bool:
    """True for small letters of any script with their marks, digits, and single hyphens between them."""
    short = len(name) <= MAX_CHARACTERS and len(name.encode("utf-8", "replace")) <= MAX_BYTES
    return short and composed(name) == address_part(name) != ""


def address_part(words: str) -> str:
    """Words as they can be part of an address: in small letters, with hyphens for everything else."""
    if _PART.fullmatch(words):
        return words
    kept = "".join(character if is_word_part(character) else " " for character in composed(words.lower()))
    return "-".join(filter(None, map(_from_its_letter, kept.split())))


def shortened(part: str) -> str:
    """The beginning of a part of an address that is short enough for every file system."""
    return part.encode()[:MAX_BYTES].decode("utf-8", "ignore")[:MAX_CHARACTERS].rstrip("-")


def _from_its_letter(word: str) -> str:
    """A word without the marks before its first letter, which would be joined to something else."""
    return word.lstrip("".join(character for character in word if unicodedata.category(character)[0] == "M"))


def is_word_part(character: str) -> bool:
    """True for letters, their marks, and decimal digits."""
    category = unicodedata.category(character)
    return category[0] in "LM" or category == "Nd"
