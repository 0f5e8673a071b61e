"""Load a page, the sources or the whole site at a commit, from ids in git instead of files on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.history.git.blobs import Blobs
from builder.history.git.git import HistoryError, Repository
from builder.history.git.log import LoggedChange
from builder.history.git.timeline import Timeline
from builder.history.revision import commit_at, files_at
from builder.history.states.entries import Entries, KeyAndValue, Read, is_shared
from builder.history.states.message_flow import flow_read_by
from builder.load.blocks import FOLDER as BLOCKS
from builder.load.files import Files
from builder.load.glossary import FILE as GLOSSARY
from builder.load.glossary import read_term
from builder.load.help_services import FILE as HELP
from builder.load.help_services import read_service
from builder.load.sources import FILE as SOURCES
from builder.load.sources import read_source
from builder.load.storage import MemoryStorage, Refusal, Storage
from builder.problems import Result
from builder.site import ContentPage, GlossaryTerm, HelpService, Source
from builder.site.page_kinds import KINDS, function_of, kind_of

LINK = Refusal("symlink", "this link is not followed in an older state", "nothing needs to be done")
SUBMODULE = Refusal("stray-file", "this is another git repository", "put its files here themselves")


@dataclass(frozen=True, slots=True)
class Fetched(Mapping[str, bytes]):
    """Files by name, each fetched from git when it is read, which may raise `OSError`."""

    read: Callable[[str], bytes]
    blobs: Mapping[str, str]

    def __getitem__(self, file: str) -> bytes:
        return self.read(self.blobs[file])

    def __iter__(self) -> Iterator[str]:
        return iter(self.blobs)

    def __len__(self) -> int:
        return len(self.blobs)

    def __contains__(self, file: object) -> bool:
        return file in self.blobs


Texts = dict[str, bytes | OSError]
"""Files by name, or why they cannot be had."""


@dataclass(frozen=True, slots=True)
class Given(Mapping[str, bytes]):
    """Files by name that were fetched already; one that could not be raises its error when it is read."""

    texts: Texts

    def __getitem__(self, file: str) -> bytes:
        text = self.texts[file]
        if isinstance(text, OSError):
            raise text
        return text

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)

    def __contains__(self, file: object) -> bool:
        return file in self.texts


def tree_of(read: Read, changes: Iterable[LoggedChange]) -> MemoryStorage:
    """Files as they were, from what had last been done to each."""
    changes = list(changes)
    files = {change.file: change.blob for change in changes if change.is_file}
    odd = {change.file: SUBMODULE if change.mode == "160000" else LINK for change in changes if not change.is_file}
    return MemoryStorage(Fetched(read, files), odd)


def tree_at(repository: Repository, revision: str, blobs: Blobs) -> MemoryStorage:
    """The files below `content/` at a revision. Raises `HistoryError` if there is no such revision or no content."""
    changes = files_at(repository, commit_at(repository, revision))
    if not changes:
        raise HistoryError("no-revision", f"there was no content/ at `{revision}`", "choose a later one")
    return tree_of(blobs.read, changes)


class Store:
    """The content at every commit, with its bytes; what is in shared files is parsed once."""

    def __init__(self, read: Read, timeline: Timeline) -> None:
        self.read = read
        self.timeline = timeline
        self.entries = Entries(read)
        self._sources: dict[int, Source] = {}
        self._help: dict[int, HelpService] = {}
        self._terms: dict[int, GlossaryTerm] = {}

    def in_force(self, file: str, index: int) -> str:
        """The id of the last readable content of a shared file; empty if there is none, or no such file."""
        return next((blob for blob in self.timeline.blobs(file, index) if self.entries.of(file, blob) is not None), "")

    def flow_files(self, file: str, index: int) -> dict[str, str]:
        """The ids of what a flow may be made of: its folder, and the blocks, each as it could last be read."""
        there = self.timeline.files(index, file.rpartition("/")[0])
        files = {change.file: change.blob for change in there if change.is_file}
        for change in self.timeline.files(index, BLOCKS):
            if is_shared(change.file):
                files[change.file] = self.in_force(change.file, index) or change.blob
        return files

    def message_files(self, file: str, index: int) -> dict[str, str]:
        """The ids of what a message is made of: its file, and the flow that its conditions are about."""
        blob = self.timeline.blob(file, index)
        try:
            flow = flow_read_by(self.read(blob))
        except OSError:
            flow = ""
        return {file: blob} | (self.flow_files(f"content/flows/{flow}/flow.yaml", index) if flow else {})

    def tree(self, index: int) -> MemoryStorage:
        """All files at a commit."""
        return tree_of(self.read, self.timeline.files(index))

    def sources(self, index: int) -> dict[str, Source]:
        """The sources in force, by key. What is wrong with them was said in its day."""
        entries = self.entries.of(SOURCES, self.in_force(SOURCES, index)) or {}
        return {key: self._source(piece) for key, piece in entries.items()}

    def help(self, index: int) -> dict[str, HelpService]:
        """The help services in force, by key."""
        entries = self.entries.of(HELP, self.in_force(HELP, index)) or {}
        return {key: self._service(piece) for key, piece in entries.items()}

    def glossary(self, index: int) -> dict[str, GlossaryTerm]:
        """The terms in force, by key."""
        entries = self.entries.of(GLOSSARY, self.in_force(GLOSSARY, index)) or {}
        return {key: self._term(piece) for key, piece in entries.items()}

    def _term(self, piece: KeyAndValue) -> GlossaryTerm:
        if id(piece) not in self._terms:
            self._terms[id(piece)] = read_term(*piece).value
        return self._terms[id(piece)]

    def _service(self, piece: KeyAndValue) -> HelpService:
        if id(piece) not in self._help:
            self._help[id(piece)] = read_service(*piece).value
        return self._help[id(piece)]

    def _source(self, piece: KeyAndValue) -> Source:
        if id(piece) not in self._sources:  # pieces are kept by the entries, so that no other gets the same id
            self._sources[id(piece)] = read_source(*piece).value
        return self._sources[id(piece)]


Loaded = Result[ContentPage | None]
"""A page, or None if it cannot be read; and its problems."""


def load_page(storage: Storage, file: str) -> Loaded:
    """Load a page of any kind, with everything that it is made of."""
    files = Files(storage)
    page: ContentPage | None = files.take(function_of(KINDS[kind_of(file)].read_one)(files, file))
    return files.result(page)
