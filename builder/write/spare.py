"""The spare: a second tree, beside the site, which a build brings up to date and then exchanges with the site.

`site.spare/` holds the tree, records of it and of the site, and a `.gitignore`, so that git never sees it. A build
replaces what differs and deletes what is gone; it makes a new file wherever one changes, so that one which somebody
has open stays as it is. The record of a tree is deleted before the tree is changed: without one, each file is made
anew, and so is every file that somebody touched.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from builder.load.left_files import NO_KEY, PageKey
from builder.write.contents import Contents, contents_of, remove
from builder.write.leftovers import old_folder
from builder.write.manifest import MARKER, manifest_of
from builder.write.record import KEPT, Record, Written, digest_of, forget_record, read_record, state_of, write_record

IGNORE = ".gitignore"
_ALL = b"*\n"
TREE = "tree"
PART = "part"
"""A file that is being written, before it is put into its place."""
_OURS = re.compile(rf"{re.escape(IGNORE)}|{TREE}|{PART}|{KEPT}|[0-9]+\.json")


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to write."""

    read: Callable[[], bytes]
    """Gives its bytes."""
    digest: str = ""
    """Theirs; empty where it is not known yet."""
    key: PageKey = NO_KEY
    """Digests of everything that it was made from; empty where that is not known."""


def folder_of(out: Path) -> Path:
    """The place of the spare of a site."""
    return out.with_name(f"{out.name}.spare")


def is_ours(folder: Path) -> bool:
    """True if a folder is a spare, as a build has left it, and nothing that somebody only called alike."""
    try:
        if folder.is_symlink() or not _ALL.startswith((folder / IGNORE).read_bytes()):
            return False
        return all(map(_can_be_ours, folder.iterdir()))
    except OSError:
        return False


def _can_be_ours(child: Path) -> bool:
    return bool(_OURS.fullmatch(child.name)) and not child.is_symlink() and child.is_dir() == (child.name == TREE)


def prepared(out: Path) -> tuple[Path, Contents] | None:
    """The folder of the spare, made if it is missing, and the contents of its tree. Raises `OSError`.

    None where something else has its name. A tree in which somebody has put a file is moved aside, where it stays.
    """
    folder = folder_of(out)
    if not os.path.lexists(folder):
        folder.mkdir()
    if not is_ours(folder) and (folder.is_symlink() or not folder.is_dir() or any(folder.iterdir())):
        return None
    (folder / IGNORE).write_bytes(_ALL)
    tree = folder / TREE
    there = contents_of(tree) if tree.is_dir() else Contents()
    if there.foreign:
        tree.rename(old_folder(out))
        there = Contents()
    tree.mkdir(exist_ok=True)
    tree.chmod(0o755)
    return folder, there


def bring_up_to_date(folder: Path, there: Contents, files: Mapping[str, NewFile], note: str, assets: str) -> Path:
    """Make the spare tree hold these files and no others, and record it with a note. Returns the tree.

    Raises `OSError`, and whatever reading a file does.
    """
    tree = folder / TREE
    known = read_record(folder, tree).files
    forget_record(folder, tree)
    _list(folder, {*there.ours, *files})
    _delete(tree, there, files)
    written = _fill(tree, files, known, set(there.folders))
    _list(folder, files)
    write_record(folder, tree, Record(written, note, assets))
    return tree


def remove_spare(folder: Path) -> bool:
    """Delete a spare. Returns True if nothing is left of it. Raises `OSError`."""
    tree = folder / TREE
    if tree.is_dir() and not remove(tree):
        return False
    for child in folder.iterdir():
        if child.name != IGNORE:
            child.unlink()
    (folder / IGNORE).unlink()  # the last one, as the folder is known by it
    folder.rmdir()
    return True


def _list(folder: Path, files: Iterable[str]) -> None:
    """Write the manifest of the tree in one step: everything in a tree without one is somebody else's."""
    part = folder / PART
    part.write_bytes(manifest_of(files))
    part.replace(folder / TREE / MARKER)


def _delete(tree: Path, there: Contents, files: Mapping[str, NewFile]) -> None:
    """Delete the files that are wanted no more, then the folders that are empty."""
    for name in there.ours:
        if name not in files:
            (tree / name).unlink()
    wanted = {parent for name in files for parent in parents(name)}
    for name in reversed(there.folders):
        if name not in wanted:
            with suppress(OSError):  # something has come into it meanwhile
                (tree / name).rmdir()


def parents(name: str) -> Iterable[str]:
    """The folders that a file is in, below the tree."""
    while name := name.rpartition("/")[0]:
        yield name


def _fill(tree: Path, files: Mapping[str, NewFile], known: Mapping[str, Written], made: set[str]) -> dict[str, Written]:
    """Write the files that are not there as they should be; `made` are the folders that are there."""
    written: dict[str, Written] = {}
    for name, new in files.items():
        file, before = f"{tree}/{name}", known.get(name)
        if before and before.digest == new.digest and before.state == state_of(file):
            written[name] = before if before.key == new.key else Written(before.digest, before.state, new.key)
            continue
        data = new.read()
        parent = name.rpartition("/")[0]
        if parent and parent not in made:
            os.makedirs(f"{tree}/{parent}", exist_ok=True)  # noqa: PTH103 - pathlib costs a tenth of a cold build here
            made.add(parent)
        written[name] = Written(new.digest or digest_of(data), _write(file, data), new.key)
    return written


def _write(file: str, data: bytes) -> tuple[int, int, int, int]:
    """Write a new file in the place of the one that may be there."""
    with suppress(FileNotFoundError):
        os.unlink(file)  # noqa: PTH108 - as above
    with open(file, "xb", buffering=0) as opened:  # noqa: PTH123 - as above
        if opened.write(data) < len(data):  # a full disk only reports an error at the next write
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), file)
    state = state_of(file)
    if state is None:
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT), file)
    return state
