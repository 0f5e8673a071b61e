"""Images as pages show them: their addresses, and the attributes that let a browser choose and keep their place."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import PurePosixPath

from markupsafe import escape

from builder.site import PublishedImage, Site, Variant

SIZES = "(min-width: 43rem) 39rem, 92vw"
"""The width of the text column: see `--measure` and `--edge-space` in tokens.css."""


def picture_files(site: Site) -> dict[str, bytes]:
    """The files of all images, by their addresses below the base address."""
    return {
        picture_url(picture, variant): variant.data
        for picture in site.pictures.values() for variant in picture.variants
    }  # fmt: skip


def picture_url(picture: PublishedImage, variant: Variant) -> str:
    """The address of one variant: beside the articles of its section, with a hash of its bytes in the name."""
    place = PurePosixPath(picture.file.removeprefix("content/articles/"))
    return f"{place.parent}/{place.stem}.{_fingerprint(variant.data)}{picture.suffix}"


@lru_cache(maxsize=256)
def _fingerprint(data: bytes) -> str:
    """A hash of an image, made once for all the places of a page that show it."""
    return hashlib.sha256(data).hexdigest()[:10]


def picture_attributes(picture: PublishedImage, to: Callable[[str], str]) -> str:
    """`src`, `width` and `height`, and where there are several variants `srcset` and `sizes`."""
    addresses = {variant.width: to(picture_url(picture, variant)) for variant in picture.variants}
    widest = picture.variants[0]
    attributes = {"src": addresses[picture.variants[-1].width]}
    if len(addresses) > 1:
        attributes["srcset"] = ", ".join(f"{address} {width}w" for width, address in addresses.items())
        attributes["sizes"] = SIZES
    attributes |= {"width": str(widest.width), "height": str(widest.height)}
    return " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
