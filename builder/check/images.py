"""Every image exists and has words for those who do not see it (`missing-image`, `alt-text`)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from builder.problems import Problem, did_you_mean
from builder.site import Image, Site


def image_file(file: str, target: str) -> str:
    """The file that an image written in `file` is read from."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(target)))


def check(site: Site) -> Iterator[Problem]:
    """Images in Markdown."""
    for document in site.documents:
        for image in document.images:
            if not image.alt:
                why = "it is read aloud, and shown where the image is not"
                message = f"the image `{image.target}` has no words that stand for it"
                yield Problem(image.where, "alt-text", message, f"write `![what it shows]({image.target})`", why)
            if image_file(document.file, image.target) not in {*site.images, *site.unread}:
                yield _missing(site, document.file, image)


def _missing(site: Site, file: str, image: Image) -> Problem:
    """An image that is not among the files of the articles."""
    try:
        elsewhere = bool(urlsplit(image.target).scheme or urlsplit(image.target).netloc)
    except ValueError:
        elsewhere = True
    fix = "put its file beside the article, and write its name alone"
    if not image.target:
        return Problem(image.where, "missing-image", "this image names no file", fix)
    if elsewhere:
        why = "pages load nothing from elsewhere"
        return Problem(image.where, "missing-image", f"the image `{image.target}` is not one of this site", fix, why)
    known = [posixpath.relpath(other, posixpath.dirname(file)) for other in site.images]
    fix = did_you_mean(unquote(image.target), known, fix)
    return Problem(image.where, "missing-image", f"the image `{unquote(image.target)}` does not exist", fix)
