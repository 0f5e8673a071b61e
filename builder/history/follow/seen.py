"""Tell a change that some reader can see from one of line ends, wrapping, quotes, comments or the order of keys.

First by the letters and digits of both texts, which takes no time and differs for nearly every change of words. Only
where their number and sum are the same are both pages read, and compared by what they say.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from zlib import adler32

from builder.history.follow.page_header import split_matter
from builder.history.follow.page_lifetimes import PageLifetime
from builder.history.model import Version
from builder.history.states.load_state import Fetched, Store, load_page
from builder.load.files import IMAGE_TYPES
from builder.load.storage import MemoryStorage
from builder.problems import Location
from builder.site import ContentPage
from builder.site.page_kinds import Kind, kind_of
from builder.site.picture import image_file

Letters = tuple[int, ...]
"""The number of letters and digits of a text, and their sum, which the first half of Adler-32 is in whatever order."""
_OTHERS = bytes(byte for byte in range(256) if not (byte < 128 and chr(byte).isalnum()))
_YAML_UNSEEN = re.compile(
    rb"(?:^|[ \t])#[^\n]*|\b(?:was|draft):[^\n]*(?:\n[ \t]*-[^\n]*)*|\\(?:x..|u....|U.{8})"
    rb"|^anchors:[^\n]*(?:\n[ \t]+[^\n]*)*",
    re.MULTILINE,
)
"""Comments, former ids and anchors, and letters that YAML can write otherwise."""
_TELLING = (b"#", b"was", b"draft", b"anchors", b"\\")
"""YAML without any of these has nothing of it."""
_MARKDOWN_UNSEEN = re.compile(rb"<!--.*?-->", re.DOTALL)
_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_PLACES = frozenset({"file", "section", "slug", "called"})
"""Fields that a moved page has otherwise; a move alone is no version."""
_MADE = frozenset({"diagram", "ordered", "tree", "shown", "weights", "conditions", "weighed"})
"""Fields that are made of the others."""
_UNSEEN = _PLACES | _MADE | {"was", "anchors"}
_UNORDERED = frozenset({"facts", "scores"})
"""Fields whose order no reader sees: they are listed as the rules name them."""


def letters_of(file: str, data: bytes) -> Letters:
    """The letters and digits of a file of a page, without what nobody can see of it."""
    if file.endswith(".csv"):  # every sign of it can be seen
        plain = data.translate(None, _OTHERS)
        return len(plain), adler32(plain) & 0xFFFF
    matter, body = (data, b"") if file.endswith(".yaml") else split_matter(data)
    body = _MARKDOWN_UNSEEN.sub(b"", body) if b"<!--" in body else body
    if any(sign in matter for sign in _TELLING):
        matter = _YAML_UNSEEN.sub(b"", matter)
    left = (matter + body).translate(None, _OTHERS)
    return len(left), adler32(left) & 0xFFFF


def lines_of(data: bytes) -> bytes:
    """A text with the line ends of Unix, without a byte order mark and without empty lines at its end."""
    return data.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n").rstrip(b"\n")


class Seen:
    """Compares the files of pages; each content is counted once."""

    def __init__(self, store: Store, letters: Mapping[str, Letters]) -> None:
        self._store = store
        self._letters = dict(letters)

    def same(self, lifetime: PageLifetime, own: Mapping[str, str], page: str, index: int) -> bool:
        """True if the version in force of a page says what these files of it say after a commit."""
        if len(own) == len(lifetime.own) == 1:  # an article, whose file may have another name now
            pairs = [(*lifetime.own.values(), *own.values(), page)]
        elif own.keys() == lifetime.own.keys():
            pairs = [(lifetime.own[name], blob, name) for name, blob in own.items()]
        else:
            return False
        if not all(self._alike(*pair) for pair in pairs):
            return False
        if kind_of(lifetime.file) is not kind_of(page):
            return False
        plain = all(before == now or self._has_same_lines(before, now) for before, now, _ in pairs)
        return plain or self._say_the_same(lifetime.versions[-1], page, index)

    def _has_same_lines(self, before: str, now: str) -> bool:
        """True for texts without pictures that differ by line ends alone, as a thousand may in one commit."""
        try:
            texts = [lines_of(self._store.read(blob)) for blob in (before, now)]
        except OSError:
            return False
        return texts[0] == texts[1] and b"![" not in texts[0]

    def _say_the_same(self, version: Version, page: str, index: int) -> bool:
        before, now = self._page(version.file, version.index), self._page(page, index)
        return before is not None and now is not None and (
            meaning(before) == meaning(now)
            and self._pictures(before, version.index) == self._pictures(now, index)
        )  # fmt: skip

    def _alike(self, before: str, now: str, file: str) -> bool:
        return before == now or self._counted(before, file) == self._counted(now, file)

    def _counted(self, blob: str, file: str) -> Letters:
        if blob not in self._letters:
            try:
                self._letters[blob] = letters_of(file, self._store.read(blob))
            except OSError:
                self._letters[blob] = ()
        return self._letters[blob]

    def _page(self, file: str, index: int) -> ContentPage | None:
        store = self._store
        flow = kind_of(file) is Kind.FLOW
        blobs = store.flow_files(file, index) if flow else {file: store.timeline.blob(file, index)}
        return load_page(MemoryStorage(Fetched(store.read, blobs)), file).value

    def _pictures(self, page: ContentPage, index: int) -> list[str]:
        """The ids of the images that it shows."""
        files = [image_file(document.file, image.target) for document in page.documents for image in document.images]
        return [self._store.timeline.blob(file, index) for file in files if file.lower().endswith(IMAGE_TYPES)]


def meaning(thing: object) -> object:
    """All that readers can see of a page, or of a part of it, in a form that is equal for what is the same to them."""
    if isinstance(thing, str):
        return _words(thing)
    if isinstance(thing, Location):
        return None
    if is_dataclass(thing) and not isinstance(thing, type):
        named = ((field.name, getattr(thing, field.name)) for field in fields(thing) if field.name not in _UNSEEN)
        return type(thing).__name__, [_field(name, value) for name, value in named]
    if isinstance(thing, Mapping):
        return [(key, meaning(value)) for key, value in thing.items()]
    if isinstance(thing, AbstractSet):
        return thing
    if isinstance(thing, tuple | list):
        return [meaning(each) for each in thing]
    return thing


def _field(name: str, value: object) -> object:
    if name in _UNORDERED and isinstance(value, Mapping):
        return {key: meaning(each) for key, each in value.items()}
    return meaning(value)


def _words(text: str) -> str:
    """Text in which white space parts words, and counts in code alone."""
    if "<pre" not in text:
        return " ".join(text.split())
    return "".join(part if part.startswith("<pre") else " ".join(part.split()) for part in _PRE.split(text))
