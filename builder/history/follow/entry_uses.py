"""Find the pages that use an entry that changed: by a cheap search for its key, confirmed by loading the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from builder.history.follow.page_files import kind_of
from builder.history.follow.page_header import marks_in, messages_of, named_messages
from builder.history.follow.page_lifetimes import PageLifetime
from builder.history.follow.shared_entries import SharedEntry, used_blocks
from builder.history.states.load_state import Fetched, Store, load_page
from builder.load.located import Mapping
from builder.load.storage import MemoryStorage
from builder.site.citations import EVERY_TERM, HELP, TERM, used_by
from builder.site.page_kinds import Kind

_PREFIXES = {"source": "", "help": HELP, "term": TERM}
_WORD = re.compile(rb"[\w-]+")


class EntryUses:
    """The entries that pages use; each state is searched once."""

    def __init__(self, store: Store) -> None:
        self._read = store.read
        self._store = store
        self._cited: dict[str, frozenset[str]] = {}
        self._blocks: dict[str, set[SharedEntry]] = {}
        self._messages: dict[str, frozenset[str]] = {}

    def among(self, lifetimes: Iterable[PageLifetime], changed: set[SharedEntry], index: int) -> Iterator[PageLifetime]:
        """The pages that use one of the entries that the commit with this index changed."""
        named = {entry: _name(entry) for entry in changed if entry[0] in _PREFIXES}
        terms = any(entry[0] == "term" for entry in named)
        names = frozenset(named.values()) | ({EVERY_TERM} if terms else frozenset())
        messages = frozenset(entry[1] for entry in changed if entry[0] == "message")
        blocks = {entry for entry in changed - named.keys() if entry[0] != "message"}
        for lifetime in lifetimes:
            if kind_of(lifetime.file) is not Kind.FLOW:
                uses = self._document_uses(lifetime, names)
            else:
                uses = (
                    bool(blocks & self._used_blocks(lifetime))
                    or self._names_message(lifetime, messages)
                    or self._flow_uses(lifetime, names, index)
                )
            if uses:
                yield lifetime

    def _document_uses(self, lifetime: PageLifetime, names: frozenset[str]) -> bool:
        if not lifetime.header.cites & names:
            return False
        (blob,) = lifetime.own.values()
        if blob not in self._cited:
            page, _ = load_page(MemoryStorage(Fetched(self._read, {lifetime.file: blob})), lifetime.file)
            self._cited[blob] = lifetime.header.cites if page is None else used_by(page)
        return bool(self._cited[blob] & names)

    def _used_blocks(self, lifetime: PageLifetime) -> set[SharedEntry]:
        blob = lifetime.own.get("flow.yaml", "")
        if blob not in self._blocks:
            self._blocks[blob] = used_blocks(self._store.entries.of(lifetime.file, blob) or {})
        return self._blocks[blob]

    def _names_message(self, lifetime: PageLifetime, messages: frozenset[str]) -> bool:
        return bool(messages) and any(
            messages & self._named_messages(lifetime.file, name, blob) for name, blob in lifetime.own.items()
        )

    def _named_messages(self, file: str, name: str, blob: str) -> frozenset[str]:
        """The messages that a file of a flow names, in its front matter or in the outcomes inside it."""
        if blob not in self._messages:
            if name == "flow.yaml":
                inside = (self._store.entries.of(file, blob) or {}).get("outcomes")
                outcomes = inside[1].entries if inside and isinstance(inside[1], Mapping) else ()
                self._messages[blob] = frozenset().union(*(named_messages(value) for _, value in outcomes))
            else:
                self._messages[blob] = self._of_outcome(blob)
        return self._messages[blob]

    def _of_outcome(self, blob: str) -> frozenset[str]:
        try:
            return messages_of(self._read(blob))
        except OSError:
            return frozenset()

    def _flow_uses(self, lifetime: PageLifetime, names: frozenset[str], index: int) -> bool:
        if not names:
            return False
        blocks = {file: self._store.timeline.blob(file, index) for file, *_ in self._used_blocks(lifetime)}
        try:
            words = {
                word for blob in {*lifetime.own.values(), *filter(None, blocks.values())} for word in self._words(blob)
            }
        except OSError:
            return False
        if not words & names:
            return False
        page, _ = load_page(
            MemoryStorage(Fetched(self._read, self._store.flow_files(lifetime.file, index))), lifetime.file
        )
        return bool((words if page is None else used_by(page)) & names)

    def _words(self, blob: str) -> set[str]:
        data = self._read(blob)
        return {word.decode("utf-8", "replace") for word in _WORD.findall(data)} | marks_in(data)


def _name(entry: SharedEntry) -> str:
    """A source, help service or term, as `used_by` names it."""
    return f"{_PREFIXES[entry[0]]}{entry[1]}"
