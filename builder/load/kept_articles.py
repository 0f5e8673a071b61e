"""Articles as the store keeps them: JSON, by a digest of the file, its name, its section and this program."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

import msgspec

from builder.languages import spoken
from builder.load.article import read_article
from builder.load.files import Files
from builder.load.plain_files import MAX_BYTES
from builder.load.program import digest_of_text, program_digest
from builder.load.storage import MemoryStorage, Storage
from builder.load.store import KeptValues
from builder.problems import Problem, Result
from builder.site import Article

Task = tuple[str, str]
"""The file of an article, and its section."""
Parsed = tuple[bytes, bytes]
"""The key of an article, empty where it cannot be kept, and its JSON."""
_Kept = tuple[Article | None, tuple[Problem, ...]]
_DECODER = msgspec.json.Decoder(_Kept)
_ENCODER = msgspec.json.Encoder()


def key_of(task: Task, text: bytes) -> bytes:
    """The key of an article, whose bytes have the digest `text`."""
    parts = (*(part.encode(errors="surrogateescape") for part in task), text)
    digest = blake2b(program_digest() + spoken().digest, digest_size=16, person=b"article")
    for part in parts:
        digest.update(len(part).to_bytes(8) + part)
    return digest.digest()


def encoded(result: Result[Article | None]) -> bytes:
    """An article and its problems as JSON."""
    return _ENCODER.encode(tuple(result))


def decoded(data: bytes) -> Result[Article | None] | None:
    """The article that JSON has; None where it has none."""
    try:
        return Result(*_DECODER.decode(data))
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def read_back(data: bytes) -> Result[Article | None]:
    """The article of JSON that another process encoded just now."""
    result = decoded(data)
    assert result is not None
    return result


def parsed(storage: Storage, task: Task) -> Parsed:
    """Read an article and encode it, with a key for the very bytes that were parsed."""
    try:
        data = storage.read(task[0], MAX_BYTES)
    except OSError:
        return b"", encoded(read_article(Files(storage), *task))
    return key_of(task, digest_of_text(data)), encoded(read_article(Files(MemoryStorage({task[0]: data})), *task))


def kept_or_read(
    storage: Storage,
    tasks: Sequence[Task],
    store: KeptValues,
    read: Callable[[Sequence[Task]], Iterable[Parsed]],
    texts: Mapping[str, bytes],
) -> Iterator[Result[Article | None]]:
    """The articles of some tasks: those that are kept, and the others read anew, which are then kept.

    `texts` are digests of the bytes of files, as far as they are known.
    """
    keys = [key_of(task, texts[task[0]]) if task[0] in texts else _key_in(storage, task) for task in tasks]
    there = store.recall(key for key in keys if key)
    found = [decoded(there.pop(key)) if key in there else None for key in keys]
    missing = [number for number, result in enumerate(found) if result is None]
    anew = []
    for number, (key, data) in zip(missing, read([tasks[number] for number in missing]), strict=True):
        found[number] = read_back(data)  # while other processes read on
        anew.append((key, data))
    store.keep((key, data) for key, data in anew if key)
    for result in found:
        assert result is not None  # it was encoded just now
        yield result


def _key_in(storage: Storage, task: Task) -> bytes:
    """The key of the article that is there now; empty where it cannot be read."""
    try:
        return key_of(task, digest_of_text(storage.read(task[0], MAX_BYTES)))
    except OSError:
        return b""
