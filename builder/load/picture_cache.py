"""Keep what images became between builds, in the user's folder for caches, under a hash of all that it depends on.

An entry that cannot be read or written is as good as none: the image is made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path

import PIL

from builder.load.raster import Encoded
from builder.site import Variant

RECIPE = "1"
"""Another one whenever `raster.py` makes something else of the same image."""


def key_of(data: bytes) -> str:
    """The name of the entry for an image."""
    return hashlib.sha256(f"{RECIPE} {PIL.__version__} ".encode() + data).hexdigest()


def read_entry(folder: Path, key: str) -> Encoded | None:
    """The variants of an image, if they are in the cache and undamaged."""
    try:
        head, _, body = (folder / key).read_bytes().partition(b"\n")
        entry = json.loads(head)
        if entry["digest"] != hashlib.sha256(body).hexdigest():
            return None
        variants, start = [], 0
        for width, height, length in entry["variants"]:
            variants.append(Variant(width, height, body[start : start + length]))
            start += length
        return entry["suffix"], tuple(variants)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_entry(folder: Path, key: str, encoded: Encoded) -> None:
    """Store the variants of an image; two builds at once may write the same."""
    suffix, variants = encoded
    body = b"".join(variant.data for variant in variants)
    sizes = [(variant.width, variant.height, len(variant.data)) for variant in variants]
    head = {"suffix": suffix, "digest": hashlib.sha256(body).hexdigest(), "variants": sizes}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=folder)
        with os.fdopen(descriptor, "wb") as file:
            file.write(json.dumps(head).encode() + b"\n" + body)
        Path(name).replace(folder / key)
    except OSError:
        return
