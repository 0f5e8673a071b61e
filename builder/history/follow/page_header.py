"""Read the header of a page cheaply: its slug, its aliases, the sources it may cite, and whether it is a draft."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from builder.load.located import Mapping, Node, Scalar, Sequence, read_yaml
from builder.site.aliases import alias_mistake, alias_url_path
from builder.site.citations import EVERY_TERM, HELP, TERM
from builder.text.names import is_address_part

_CITED = re.compile(rb"@([\w-]+)")
_HELPED = re.compile(rb"\[help:[ \t]*([\w-]+)")
_TERM = re.compile(rb"\[term:[ \t]*([\w-]+)")
_GLOSSARY = re.compile(rb"^[ >]*:{3,}[ \t]*glossary", re.MULTILINE)
_FRONT_MATTER = re.compile(rb"---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_TELLING = (b"slug", b"aliases", b"draft")
"""Front matter with none of these words is not parsed; few pages have one. A flow has no `slug`."""


@dataclass(frozen=True, slots=True)
class PageHeader:
    """The header of a page, as far as its history needs it; empty if it cannot be read."""

    slug: str = ""
    aliases: tuple[str, ...] = ()
    """Former addresses below the base address."""
    draft: bool = False
    """True for a draft, which was never published."""
    cites: frozenset[str] = frozenset()
    """The keys of sources that it may cite, and of help services and terms with their prefixes; code can look so."""


def article_header(data: bytes) -> PageHeader:
    """The header of an article."""
    matter = _FRONT_MATTER.match(data.removeprefix(codecs.BOM_UTF8))
    cites = frozenset(key.decode() for key in _CITED.findall(data)) | marks_in(data)
    if matter is None or not any(word in matter[1] for word in _TELLING):
        return PageHeader(cites=cites)
    node = read_yaml(matter[1].decode("utf-8", "replace").replace("\r", ""), "").value
    slug = _text(node, "slug")
    return PageHeader(slug if is_address_part(slug) else "", _aliases(node), _text(node, "draft") == "true", cites)


def marks_in(data: bytes) -> frozenset[str]:
    """The help services and terms that a file may name, with their prefixes."""
    helps = {f"{HELP}{key.decode()}" for key in _HELPED.findall(data)}
    terms = {f"{TERM}{key.decode()}" for key in _TERM.findall(data)}
    return frozenset(helps | terms | ({EVERY_TERM} if _GLOSSARY.search(data) else set()))


def flow_header(data: bytes) -> PageHeader:
    """The header of a flow: its former addresses, and whether it is a draft."""
    if not any(word in data for word in _TELLING[1:]):
        return PageHeader()
    node = read_yaml(data.decode("utf-8", "replace").replace("\r", ""), "").value
    return PageHeader(aliases=_aliases(node), draft=_text(node, "draft") == "true")


def messages_of(data: bytes) -> frozenset[str]:
    """The messages that the file of an outcome names."""
    if b"messages" not in data:
        return frozenset()
    return named_messages(read_yaml(matter_of(data).decode("utf-8", "replace").replace("\r", ""), "").value)


def named_messages(outcome: Node | None) -> frozenset[str]:
    """The messages that the keys of an outcome name."""
    return frozenset(_texts(outcome, "messages"))


def title_of(data: bytes, *, flow: bool) -> str:
    """The title of an article or of a `flow.yaml`; empty if it cannot be read."""
    matter = data if flow else matter_of(data)
    return _text(read_yaml(matter.decode("utf-8", "replace").replace("\r", ""), "").value, "title").strip()


def matter_of(data: bytes) -> bytes:
    """The front matter at the top of a file, without its lines of dashes; empty if there is none."""
    return split_matter(data)[0]


def split_matter(data: bytes) -> tuple[bytes, bytes]:
    """The front matter of a file, empty if there is none, and the rest."""
    data = data.removeprefix(codecs.BOM_UTF8)
    matter = _FRONT_MATTER.match(data)
    return (matter[1], data[matter.end() :]) if matter else (b"", data)


def _text(node: Node | None, key: str) -> str:
    value = node.get(key) if isinstance(node, Mapping) else None
    return value.text if isinstance(value, Scalar) else ""


def _aliases(node: Node | None) -> tuple[str, ...]:
    return tuple(alias_url_path(text) for text in _texts(node, "aliases") if not alias_mistake(text))


def _texts(node: Node | None, key: str) -> list[str]:
    """The texts of a list, or one text."""
    value = node.get(key) if isinstance(node, Mapping) else None
    items: Iterable[Node | None] = value.items if isinstance(value, Sequence) else (value,)
    return [item.text.strip() for item in items if isinstance(item, Scalar) and item.text.strip()]
