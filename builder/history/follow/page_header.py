"""What the history must know of a page's file: its address, its former ones, and whether it is a draft."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from builder.load.fields import SLUG
from builder.load.located import Mapping, Node, Scalar, Sequence, read_yaml
from builder.site.aliases import alias_mistake, alias_url_path

_CITED = re.compile(rb"@([\w-]+)")
_FRONT_MATTER = re.compile(rb"---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_TELLING = (b"slug", b"aliases", b"draft")
"""Where none of these words stands, the front matter need not be parsed; few have one."""


@dataclass(frozen=True, slots=True)
class Front:
    """What was read; nothing of a file that cannot be read."""

    slug: str = ""
    aliases: tuple[str, ...] = ()
    """Former addresses below the base address."""
    draft: bool = False
    """Whether it says that it is not to be published, so that it never was."""
    cites: frozenset[str] = frozenset()
    """What could be a source that it cites; code can look like a citation."""


def front_of(data: bytes) -> Front:
    """What an article says at its top."""
    matter = _FRONT_MATTER.match(data.removeprefix(codecs.BOM_UTF8))
    cites = frozenset(key.decode() for key in _CITED.findall(data))
    if matter is None or not any(word in matter[1] for word in _TELLING):
        return Front(cites=cites)
    node = read_yaml(matter[1].decode("utf-8", "replace").replace("\r", ""), "").value
    slug = _text(node, "slug")
    return Front(slug if SLUG.fullmatch(slug) else "", _aliases(node), _text(node, "draft") == "true", cites)


def front_of_flow(data: bytes) -> Front:
    """What a `flow.yaml` says of former addresses."""
    if b"aliases" not in data:
        return Front()
    return Front(aliases=_aliases(read_yaml(data.decode("utf-8", "replace").replace("\r", ""), "").value))


def title_of(data: bytes, *, flow: bool) -> str:
    """The title of an article or of a `flow.yaml`; empty where none can be read."""
    matter = data if flow else matter_of(data)
    return _text(read_yaml(matter.decode("utf-8", "replace").replace("\r", ""), "").value, "title").strip()


def matter_of(data: bytes) -> bytes:
    """The front matter at the top of a file, without its lines of dashes; nothing where there is none."""
    matter = _FRONT_MATTER.match(data.removeprefix(codecs.BOM_UTF8))
    return matter[1] if matter else b""


def _text(node: Node | None, key: str) -> str:
    value = node.get(key) if isinstance(node, Mapping) else None
    return value.text if isinstance(value, Scalar) else ""


def _aliases(node: Node | None) -> tuple[str, ...]:
    value = node.get("aliases") if isinstance(node, Mapping) else None
    items: Iterable[Node | None] = value.items if isinstance(value, Sequence) else (value,)
    texts = [item.text.strip() for item in items if isinstance(item, Scalar) and item.text.strip()]
    return tuple(alias_url_path(text) for text in texts if not alias_mistake(text))
