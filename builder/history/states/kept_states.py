"""Old versions of articles as the store keeps them, under the ids that git gives to their texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from builder.history.states.load_state import Loaded
from builder.load.kept_articles import decoded, encoded, key_of
from builder.load.store import KeptValues
from builder.problems import Result
from builder.site import Article

OldText = tuple[str, str]
"""The file of an old version, and the id of its text; the id is empty for a version that is not kept."""


class KeptStates:
    """Keeps what old articles were read as: their texts never change, so that each is parsed once."""

    def __init__(self, store: KeptValues | None) -> None:
        self._store = store
        self._new: list[tuple[bytes, bytes]] = []

    def recall(self, texts: Sequence[OldText]) -> list[Loaded | None]:
        """The article of each text; None where it must be read."""
        if self._store is None:
            return [None for _ in texts]
        keys = [_key(text) for text in texts]
        there = self._store.recall(filter(None, keys))
        return [decoded(there[key]) if key in there else None for key in keys]

    def note(self, texts: Iterable[OldText], loaded: Iterable[Loaded]) -> Iterator[Loaded]:
        """Pass on what was read now, and keep it in the end; what could not be read may be readable next time."""
        for text, page in zip(texts, loaded, strict=True):
            key = _key(text)
            if self._store and key and isinstance(page.value, Article):
                self._new.append((key, encoded(Result(page.value, page.problems))))
            yield page
        self._keep()

    def _keep(self) -> None:
        if self._store:
            self._store.keep(self._new)
        self._new = []


def _key(text: OldText) -> bytes:
    file, id_ = text
    return key_of((file, PurePosixPath(file).parent.name), id_.encode()) if id_ else b""
