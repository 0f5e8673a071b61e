"""Which pages use an entry that changed: a cheap look for its name first, then what the loaded page says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from builder.history.follow.page_files import kind_of
from builder.history.follow.page_lifetimes import Life
from builder.history.follow.shared_entries import Entry, used_blocks
from builder.history.states.load_state import Fetched, Store, load_page
from builder.load.storage import MemoryStorage
from builder.site.citations import cited_by
from builder.site.page_kinds import Kind

_WORD = re.compile(rb"[\w-]+")


class Uses:
    """What pages use; what was found for a state once is kept."""

    def __init__(self, store: Store) -> None:
        self._read = store.read
        self._store = store
        self._cited: dict[str, frozenset[str]] = {}
        self._blocks: dict[str, set[Entry]] = {}

    def among(self, lives: Iterable[Life], changed: set[Entry], index: int) -> Iterator[Life]:
        """The pages that use an entry that the commit with this index changed."""
        sources = frozenset(entry[1] for entry in changed if entry[0] == "source")
        blocks = changed - {("source", key) for key in sources}
        for life in lives:
            if kind_of(life.file) is not Kind.FLOW:
                uses = self._document_cites(life, sources)
            else:
                uses = bool(blocks & self._used_blocks(life)) or self._flow_cites(life, sources, index)
            if uses:
                yield life

    def _document_cites(self, life: Life, sources: frozenset[str]) -> bool:
        if not life.front.cites & sources:
            return False
        (blob,) = life.own.values()
        if blob not in self._cited:
            page, _ = load_page(MemoryStorage(Fetched(self._read, {life.file: blob})), life.file)
            self._cited[blob] = life.front.cites if page is None else cited_by(page)
        return bool(self._cited[blob] & sources)

    def _used_blocks(self, life: Life) -> set[Entry]:
        blob = life.own.get("flow.yaml", "")
        if blob not in self._blocks:
            self._blocks[blob] = used_blocks(self._store.entries.of(life.file, blob) or {})
        return self._blocks[blob]

    def _flow_cites(self, life: Life, sources: frozenset[str], index: int) -> bool:
        if not sources:
            return False
        blocks = {file: self._store.timeline.blob(file, index) for file, *_ in self._used_blocks(life)}
        try:
            words = {
                word for blob in {*life.own.values(), *filter(None, blocks.values())} for word in self._words(blob)
            }
        except OSError:
            return False
        if not words & sources:
            return False
        page, _ = load_page(MemoryStorage(Fetched(self._read, self._store.flow_files(life.file, index))), life.file)
        return bool((words if page is None else cited_by(page)) & sources)

    def _words(self, blob: str) -> set[str]:
        return {word.decode("utf-8", "replace") for word in _WORD.findall(self._read(blob))}
