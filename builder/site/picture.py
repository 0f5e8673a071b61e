"""Images as they are published."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from builder.text.names import composed


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


def image_file(file: str, target: str) -> str:
    """The file that an image written in `file` is read from, by its composed name."""
    return composed(posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(target))))
