"""Every image exists (`missing-image`) and has a text for readers who cannot see it (`alt-text`).

An image that no page shows is not published (`unused-image`).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from builder.load.mistakes import Mistakes
from builder.problems import Location, Problem, Severity, did_you_mean
from builder.site import Image, Site
from builder.site.links import MAX_ADDRESS
from builder.site.picture import image_file
from builder.site.relative_names import RelativeNames
from builder.text.web_address import address_parts


def check(site: Site) -> Iterator[Problem]:
    """Images in Markdown, and files of images that none of it shows."""
    missing = False
    used = {image_file(page.file, i.target) for page in site.drafts for each in page.documents for i in each.images}
    for document in site.documents:
        mistakes = Mistakes()
        for image in document.images:
            if len(image.target) > MAX_ADDRESS:
                message = f"this address has {len(image.target):,} characters"
                fix = f"shorten it; {MAX_ADDRESS:,} are the limit"
                mistakes.add(Problem(image.where, "too-long", message, fix))
                continue
            if not image.alt:
                why = "it is read aloud, and shown where the image is not"
                message, fix = "this image has no words that stand for it", f"write `![what it shows]({image.target})`"
                mistakes.add(Problem(image.where, "alt-text", message, fix, why=why))
            file = image_file(document.file, image.target)
            used.add(file)
            if file not in site.images and file not in site.unread:
                missing = True
                mistakes.add(_missing(site, document.file, image))
        yield from mistakes.problems()
    if not missing and not site.unread:  # else one of them may be meant
        for file in sorted(site.images.keys() - used):
            message, fix = "no page shows this image, so that it is not published", "show it, or remove the file"
            yield Problem(Location(file), "unused-image", message, fix, severity=Severity.WARNING)


def _missing(site: Site, file: str, image: Image) -> Problem:
    """An image that is not among the files of the articles."""
    parts = address_parts(image.target)
    fix = "put its file beside the article, and write its name alone"
    if not image.target:
        return Problem(image.where, "missing-image", "this image names no file", fix)
    if parts is None or parts.scheme or parts.netloc:
        why = "pages load nothing from elsewhere"
        return Problem(image.where, "missing-image", "this image is on another site", fix, why=why)
    known = RelativeNames(posixpath.dirname(file), site.images)
    fix = did_you_mean(unquote(image.target), known, fix)
    return Problem(image.where, "missing-image", f"the image `{unquote(image.target)}` does not exist", fix)
