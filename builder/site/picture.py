"""Images as they are published."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Variant:
    """An image in one size, encoded; width and height in pixels."""

    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True)
class PublishedImage:
    """An image as it is published."""

    file: str
    suffix: str
    """The suffix of its published files, like `.webp`."""
    variants: tuple[Variant, ...]
    """The same image in several sizes, widest first."""
