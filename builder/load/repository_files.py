"""The files of the repository that texts link to and that are no part of the content: code, a changelog, a licence."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from builder.site import Document


def repository_files(root: Path, repository: str, documents: Iterable[Document]) -> frozenset[str]:
    """Those that exist, seen from the root, such as `../LICENSE`; none if `repository` is empty.

    A link that leads out of the repository, by itself or through a symbolic link, leads to no file of it.
    """
    if not repository:
        return frozenset()
    folder = (root / repository).resolve()
    return frozenset(name for name in set(_linked(documents)) if _is_inside(root / name, folder))


def _linked(documents: Iterable[Document]) -> Iterator[str]:
    """The paths outside of the content that links lead to, where they are paths at all."""
    for document in documents:
        for link in document.links:
            path = unquote(link.target.partition("#")[0])
            if path and ":" not in path and "\0" not in path and not path.startswith("/"):
                name = posixpath.normpath(posixpath.join(posixpath.dirname(document.file), path))
                if not name.startswith("content/"):
                    yield name


def _is_inside(file: Path, folder: Path) -> bool:
    """True for a file or folder that exists inside of another folder."""
    try:
        return file.resolve(strict=True).is_relative_to(folder)
    except (OSError, RuntimeError):  # it is not there, its name is too long, or its links go round in a circle
        return False
