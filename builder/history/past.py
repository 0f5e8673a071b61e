"""Read old versions from git, one page at a time, without parsing any other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from functools import cached_property
from itertools import islice

from builder.history.follow.page_header import title_of
from builder.history.git.blobs import Blobs, blobs_of
from builder.history.history import History
from builder.history.model import Version
from builder.history.releases import Releases, read_releases
from builder.history.states.kept_states import KeptStates, OldText
from builder.history.states.load_state import Given, Loaded, Store, Texts, load_page
from builder.history.states.state import PageState, documents_of
from builder.history.uncommitted import uncommitted
from builder.load.files import IMAGE_TYPES
from builder.load.knowledge_base import load_site
from builder.load.storage import MemoryStorage
from builder.load.store import KeptValues
from builder.load.workers import FEW, workers
from builder.problems import Problem, Result
from builder.site import ContentPage, GlossaryTerm, HelpService, MessagePage, Site, Source
from builder.site.citations import cited_by
from builder.site.page_kinds import Kind
from builder.site.picture import image_file

PICTURE_LIMIT = 50_000_000
CHUNK = 50
"""Versions given to another process at once."""
AHEAD = 3
"""So many chunks wait for each process, so that none waits for us."""
Task = tuple[Texts, str]
"""The files of a version, and the main file among them."""


class Past:
    """Reads from git what a history names; `past_of` opens and closes it."""

    def __init__(
        self, history: History, blobs: Blobs, kept: KeptValues | None = None, edited: frozenset[str] | None = None
    ) -> None:
        self.history = history
        self.translations: Mapping[str, Past] = {}
        """The older versions of translations, by their codes."""
        self._edited = edited
        self._kept = KeptStates(kept)
        self._blobs = blobs
        self._store = Store(blobs.read, history.timeline)
        self._sources: dict[int, dict[str, Source]] = {}
        self._help: dict[int, dict[str, HelpService]] = {}
        self._glossary: dict[int, dict[str, GlossaryTerm]] = {}
        self._titles: dict[tuple[str, Kind], str] = {}
        self._messages: dict[tuple[tuple[str, str], ...], MessagePage | None] = {}

    @cached_property
    def uncommitted(self) -> frozenset[str]:
        """The files of pages that are on disk as no commit has them."""
        if self._edited is not None:
            return self._edited
        repository = self.history.repository
        return frozenset(uncommitted(self.history, repository.root)) if repository else frozenset()

    @cached_property
    def releases(self) -> Releases:
        """The named states of the whole site, and what is wrong with their tags."""
        return read_releases(self.history)

    def state_of(self, version: Version) -> PageState:
        """A version of a page. Nothing raises: a page that cannot be read is None, and its problems say why."""
        (state,) = self.states_of([version])
        return state

    def states_of(self, versions: Sequence[Version], jobs: int = 1) -> Iterator[PageState]:
        """Many of them, in their order; `jobs` is how many processes may parse at once."""
        texts = [self._text_of(version) for version in versions]
        kept = self._kept.recall(texts)
        missing = [number for number, known in enumerate(kept) if known is None]
        read = self._loaded([versions[number] for number in missing], jobs)
        anew = self._kept.note((texts[number] for number in missing), read)
        for version, known in zip(versions, kept, strict=True):
            yield self._state(version, *(known or next(anew)))
        deque(anew, maxlen=0)  # to its end, where what was read is kept

    def _loaded(self, versions: Sequence[Version], jobs: int) -> Iterator[Loaded]:
        """The pages of versions, parsed now."""
        if jobs < 2 or len(versions) <= FEW:
            yield from (_load(*self._tasks([version])) for version in versions)
            return
        chunks = (versions[start : start + CHUNK] for start in range(0, len(versions), CHUNK))
        with workers(jobs) as pool:

            def ask(chunk: Sequence[Version]) -> Future[list[Loaded]]:
                return pool.submit(_load_all, self._tasks(chunk))

            asked = deque(map(ask, islice(chunks, AHEAD * jobs)))
            while asked:
                loaded = asked.popleft().result()
                asked.extend(map(ask, islice(chunks, 1)))
                yield from loaded

    def _text_of(self, version: Version) -> OldText:
        """The file of a version and the id of its text, where that is all it is made of."""
        alone = version.kind is Kind.ARTICLE
        return version.file, self.history.timeline.blob(version.file, version.index) if alone else ""

    def text_of(self, version: Version) -> str:
        """The main file of a version as it was written; empty if it cannot be read."""
        try:
            data = self._blobs.read(self.history.timeline.blob(version.file, version.index))
        except OSError:
            return ""
        return data.decode("utf-8", "replace")

    def title_of(self, version: Version) -> str:
        """The title of a version, from its front matter alone; empty if it cannot be read."""
        blob = self.history.timeline.blob(version.file, version.index)
        if (blob, version.kind) not in self._titles:
            try:
                data = self._blobs.read(blob)
            except OSError:
                data = b""
            self._titles[blob, version.kind] = title_of(data, flow=version.kind is Kind.FLOW)
        return self._titles[blob, version.kind]

    def title_at(self, file: str, index: int) -> str:
        """The title of a page or an outcome after a commit; the name of its file if it cannot be read."""
        try:
            data = self._blobs.read(self.history.timeline.blob(file, index))
        except OSError:
            data = b""
        return title_of(data, flow=file.endswith("flow.yaml")) or file.rpartition("/")[2]

    def sources_at(self, index: int) -> Mapping[str, Source]:
        """The sources in force after the commit with this index."""
        if index not in self._sources:
            self._sources[index] = self._store.sources(index)
        return self._sources[index]

    def message_at(self, file: str, index: int) -> MessagePage | None:
        """A message after a commit; None if there was none, or if it cannot be read."""
        blob = self.history.timeline.blob(file, index)
        if not blob:
            return None
        ids = self._store.message_files(file, index)
        key = tuple(sorted(ids.items()))
        if key not in self._messages:
            texts = dict(self._blobs.read_many(dict.fromkeys(ids.values())))
            page, _ = _load(({name: texts[id_] for name, id_ in ids.items()}, file))
            self._messages[key] = page if isinstance(page, MessagePage) else None
        return self._messages[key]

    def help_at(self, index: int) -> Mapping[str, HelpService]:
        """The help services in force after the commit with this index."""
        if index not in self._help:
            self._help[index] = self._store.help(index)
        return self._help[index]

    def glossary_at(self, index: int) -> Mapping[str, GlossaryTerm]:
        """The terms in force after the commit with this index."""
        if index not in self._glossary:
            self._glossary[index] = self._store.glossary(index)
        return self._glossary[index]

    def picture(self, blob: str) -> bytes:
        """The bytes of an image, by its id. Raises `OSError`."""
        return self._blobs.read(blob, PICTURE_LIMIT)

    def site_at(self, index: int) -> Result[Site]:
        """The whole site after a commit, without images: as slow as reading it today."""
        return load_site(self._store.tree(index))

    def _tasks(self, versions: Iterable[Version]) -> list[Task]:
        """The texts of versions, all asked for at once; an error in place of one that git cannot give."""
        wanted = [(self._ids(version), version.file) for version in versions]
        texts = dict(self._blobs.read_many({id_: None for ids, _ in wanted for id_ in ids.values()}))
        return [({name: texts[id_] for name, id_ in ids.items()}, file) for ids, file in wanted]

    def _ids(self, version: Version) -> dict[str, str]:
        """The ids of the files that a version is made of, by name."""
        if version.kind is Kind.FLOW:
            return self._store.flow_files(version.file, version.index)
        if version.kind is Kind.MESSAGE:
            return self._store.message_files(version.file, version.index)
        return {version.file: self.history.timeline.blob(version.file, version.index)}

    def _state(self, version: Version, page: ContentPage | None, problems: Sequence[Problem]) -> PageState:
        sources, index = self.sources_at(version.index), version.index
        documents = documents_of(page)
        named = {each.target: each for document in documents for each in document.helps}
        services = {key: HelpService(key=key, name=key, where=each.where) for key, each in named.items()}
        services |= self.help_at(index)
        glossary = self.glossary_at(index)
        listed = glossary.values() if any(document.lists_terms for document in documents) else ()
        shared = [each.source for each in (*map(services.__getitem__, named), *listed) if each.source]
        cited = (cited_by(page) if page else frozenset()) | {source.target for source in shared}
        shown = {image_file(document.file, image.target) for document in documents for image in document.images}
        blobs = {file: self.history.timeline.blob(file, index) for file in sorted(shown) if _is_picture(file)}
        pictures = {file: blob for file, blob in blobs.items() if blob}
        return PageState(
            version=version,
            page=page,
            problems=tuple(problems),
            sources=sources,
            help=services,
            glossary=glossary,
            unknown_sources=cited - sources.keys(),
            pictures=pictures,
            missing_pictures=frozenset(shown - pictures.keys()),
        )


@contextmanager
def past_of(history: History, kept: KeptValues | None = None, edited: frozenset[str] | None = None) -> Iterator[Past]:
    """Open git and give access to the versions of a history, until the block ends; some may be `kept` already.

    `edited` are the pages that are on disk as no commit has them, where somebody knows.
    """
    if history.repository is None:
        raise ValueError("there is no history to read from")
    with blobs_of(history.repository) as blobs:
        yield Past(history, blobs, kept, edited)


def _is_picture(file: str) -> bool:
    return file.startswith("content/articles/") and file.lower().endswith(IMAGE_TYPES)


def _load_all(tasks: Sequence[Task]) -> list[Loaded]:
    """Parse pages; in another process, as this is what takes time."""
    return [_load(task) for task in tasks]


def _load(task: Task) -> Loaded:
    texts, file = task
    return load_page(MemoryStorage(Given(texts)), file)
