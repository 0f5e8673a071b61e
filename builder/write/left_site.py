"""Files of the last build that the next one needs not make, since they would be the same."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from builder.load.left_files import Left, PageKey
from builder.write.last_build import LastBuild, last_build
from builder.write.record import Record, digest_of, read_kept, read_record, state_of, write_kept
from builder.write.spare import folder_of, is_ours


class ChangedMeanwhileError(Exception):
    """A file that the last build left has changed since this build looked at it, so that this one must make it."""


class LeftSite:
    """The site in a folder, as its record tells it."""

    def __init__(self, out: Path) -> None:
        self.out = out.absolute()
        folder = folder_of(self.out)
        there = not self.out.is_symlink() and self.out.is_dir() and is_ours(folder)
        self._record = read_record(folder, self.out) if there else Record()

    @property
    def last(self) -> LastBuild | None:
        """The build that left it, as its note tells."""
        return last_build(self._record.note) if self._record.note else None

    @property
    def keys(self) -> dict[str, PageKey]:
        """The key of each file that has one."""
        return {name: file.key for name, file in self._record.files.items() if file.key.value}

    def kept(self, digest: str) -> bytes | None:
        """The bytes that a build has kept beside the site under this digest; None where there are others."""
        return read_kept(folder_of(self.out), digest)

    @property
    def record(self) -> Record:
        """The files as its build left them."""
        return self._record

    @property
    def files(self) -> dict[str, Left]:
        """Every file, if nobody has touched it since."""
        return {name: Left(file.digest, file.state[1]) for name, file in self._record.files.items()}

    @property
    def assets(self) -> str:
        """The folder of assets that its pages name."""
        return self._record.assets

    def known(self, file: str, short: str) -> PageKey | None:
        """The key of a file, by its short one."""
        written = self._record.files.get(file)
        return written.key if written and written.key.short == short else None

    def __call__(self, file: str, key: PageKey) -> Left | None:
        """The file that was made under this key, if nobody has touched it since. Raises `OSError`."""
        written = self._record.files.get(file)
        if written is None or written.key.value != key.value or written.state != state_of(f"{self.out}/{file}"):
            return None
        return Left(written.digest, written.state[1])


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The part of a site that the last build left."""

    files: Mapping[str, Left] = field(default_factory=dict)
    before: str = ""
    """The folder of assets that these files name."""
    assets: str = ""
    """The folder that they are to name now."""

    @property
    def renamed(self) -> bool:
        """True if they name another folder than they are to."""
        return bool(self.files) and self.before != self.assets

    def read(self, out: Path, file: str) -> bytes:
        """The bytes of a file in the site `out`, as they are to be. Raises `ChangedMeanwhileError`.

        The name of a folder of assets is a digest of them, which no text has but to name that folder.
        """
        try:
            data = (out / file).read_bytes()
        except OSError as error:
            raise ChangedMeanwhileError(file) from error
        if digest_of(data) != self.files[file].digest:
            raise ChangedMeanwhileError(file)
        return data.replace(self.before.encode(), self.assets.encode()) if self.renamed else data


def keep_beside(out: Path, data: bytes) -> None:
    """Keep something beside a site for the next build, where the site has a spare."""
    folder = folder_of(out.absolute())
    if data and is_ours(folder):
        with suppress(OSError):  # the next build finds other bytes, and does without
            write_kept(folder, data)
