"""The files of a knowledge base as a translation sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.load.storage import Child, Disk, Refusal
from builder.site.language_view import LOGIC, WORDS, LanguageView


@dataclass(frozen=True, slots=True)
class Renamed:
    """A file on disk under the name that the language has for it."""

    name: str
    place: Path

    @property
    def stem(self) -> str:
        """Its name without what ends it."""
        return Path(self.name).stem

    @property
    def suffix(self) -> str:
        """The suffix of its name, with the dot."""
        return Path(self.name).suffix

    def is_dir(self) -> bool:
        """True for a folder."""
        return self.place.is_dir()

    def is_file(self) -> bool:
        """True for a file."""
        return self.place.is_file()


@dataclass(frozen=True)
class TranslatedFiles:
    """A storage with the files of one translation, and those that all languages share."""

    disk: Disk
    view: LanguageView

    def at(self, file: str) -> Child:
        """The file or folder of this name."""
        real = self.view.real(file)
        path = self.disk.root / real
        return path if real == file else Renamed(file.rpartition("/")[2], path)

    def children(self, folder: str) -> Iterator[Child]:
        """The children of a folder, without flows that are not translated, and files that others are read with."""
        for child in Disk(self.disk.root).children(folder):
            seen = self.view.seen(f"{folder}/{child.name}").rpartition("/")[2]
            left_out = folder == "content/flows" and child.is_dir() and not self._is_translated(child)
            if seen and not left_out and not seen.endswith((LOGIC, WORDS)):
                yield child if seen == child.name else Renamed(seen, child)

    def _is_translated(self, flow: Path) -> bool:
        return (flow / f"flow.{self.view.language}.yaml").is_file()

    def refusal(self, child: Child) -> Refusal | None:
        """As on disk."""
        return self.disk.refusal(child.place if isinstance(child, Renamed) else child)

    def read(self, file: str, limit: int) -> bytes:
        """The bytes of a file. Raises `OSError`."""
        return self.disk.read(self.view.real(file), limit)

    def on_disk(self, file: str) -> tuple[Path, ...]:
        """The path of a file, with that of the keys that it is put over, or that are put over it."""
        names = (file, file + LOGIC, file + WORDS) if file.endswith(".yaml") else (file,)
        first, *others = (self.disk.root / self.view.real(name) for name in names)
        return first, *(path for path in others if path.is_file())
