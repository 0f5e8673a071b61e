"""Every image exists and has words for those who do not see it (`missing-image`, `alt-text`)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from builder.problems import Problem, did_you_mean
from builder.site import Site


def image_file(file: str, target: str) -> str:
    """The file that an image written in `file` is read from."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(target)))


def check(site: Site) -> Iterator[Problem]:
    """Images in Markdown."""
    for document in site.documents:
        for image in document.images:
            if not image.alt:
                why = "it is read aloud, and shown where the image is not"
                message = f"the image `{image.target}` has no text that stands for it"
                yield Problem(image.where, "alt-text", message, "write `![what it shows](…)`", why)
            if urlsplit(image.target).scheme or image.target.startswith("//"):
                why = "pages load nothing from elsewhere"
                message = f"the image `{image.target}` is not in this knowledge base"
                yield Problem(image.where, "missing-image", message, "put its file beside the article", why)
            elif image_file(document.file, image.target) not in site.images:
                folder = posixpath.dirname(document.file)
                known = [posixpath.relpath(f, folder) for f in site.images]
                fix = did_you_mean(unquote(image.target), known, "put its file beside the article")
                yield Problem(image.where, "missing-image", f"the image `{image.target}` does not exist", fix)
