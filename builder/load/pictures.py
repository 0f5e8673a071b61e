"""Read the images that pages show; other images are neither read nor published."""

from __future__ import annotations

import errno
import warnings
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from builder.load.cache_folder import cache_folder
from builder.load.plain_files import read_plain
from builder.load.refused_image import Refused
from builder.problems import Location, Problem, Result
from builder.site import Document, PublishedImage
from builder.site.picture import image_file

MAX_BYTES = 30_000_000
"""More than photos of telephones have."""
AT_ONCE = 4
"""Each may take 200 MB while it is decoded."""


def read_pictures(
    images: Mapping[str, Path], documents: Iterable[Document], jobs: int, *, cache: bool
) -> Result[dict[str, PublishedImage]]:
    """The images that documents show, by file, without those that cannot be published.

    Pillow works outside of Python's lock, so threads read `jobs` of them at once, or `AT_ONCE`.
    """
    shown = {image_file(document.file, image.target) for document in documents for image in document.images}
    names = sorted(shown & images.keys())
    if not names:
        return Result({})
    with warnings.catch_warnings(), ThreadPoolExecutor(min(jobs, AT_ONCE)) as pool:
        warnings.simplefilter("ignore")  # Pillow's, on notes of cameras that are thrown away
        read = list(pool.map(partial(_read, cache=cache), names, [images[name] for name in names]))
    pictures = {result.file: result for result in read if isinstance(result, PublishedImage)}
    return Result(pictures, tuple(result for result in read if isinstance(result, Problem)))


def _read(file: str, path: Path, *, cache: bool) -> PublishedImage | Problem:
    try:
        data = read_plain(path, MAX_BYTES)
    except OSError as error:
        if error.errno == errno.EFBIG:
            fix = f"make it smaller; the limit is {MAX_BYTES // 1_000_000} MB"
            return Refused("large-image", "this image is too large to be read", fix).problem(file)
        fix = "check that you may read it"
        return Problem(Location(file), "unreadable", f"this file cannot be read: {error.strerror}", fix)
    result = published(file, data, cache=cache)
    return result.problem(file) if isinstance(result, Refused) else result


def published(file: str, data: bytes, *, cache: bool) -> PublishedImage | Refused:
    """The image as it is published; `cache` keeps the result between builds."""
    if file.lower().endswith(".svg"):
        from builder.load.drawing import read_drawing

        drawing = read_drawing(data)
        return drawing if isinstance(drawing, Refused) else PublishedImage(file, ".svg", (drawing,))
    from builder.load.picture_cache import key_of, read_entry, write_entry  # Pillow takes 50 ms to import
    from builder.load.raster import read_raster

    folder, key = (cache_folder("pictures") if cache else None), key_of(data)
    kept = read_entry(folder, key) if folder else None
    made = kept or read_raster(data)
    if isinstance(made, Refused):
        return made
    if folder and not kept:
        write_entry(folder, key, made)
    return PublishedImage(file, *made)
