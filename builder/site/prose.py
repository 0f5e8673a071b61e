"""The words of the knowledge base as readers see them, without markup, for what can be judged about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from builder.problems import Location


@dataclass(frozen=True, slots=True)
class ProseLink:
    """A link in a passage."""

    start: int
    """The offset of its words in the text."""
    end: int
    target: str
    bare: bool = False
    """True if its words are its address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProsePassage:
    """A paragraph, heading, item, cell or value of YAML."""

    text: str
    """Its words; code, addresses and marks are left out, or have a placeholder where they are a part of a sentence."""
    place: Callable[[int], Location]
    """The place in the file of a character of the text."""
    key: str = ""
    """The key of YAML that it is the value of."""
    level: int = 0
    """1 to 6 for a heading."""
    quoted: bool = False
    """True inside of a quotation: an example, or words of somebody else."""
    boxes: tuple[str, ...] = ()
    """The kinds of the boxes that it is in."""
    links: tuple[ProseLink, ...] = ()
    citations: tuple[int, ...] = ()
    """The offsets after which sources are cited."""
    helps: int = 0
    """The number of help services named."""
    markdown: bool = True
    """False for a value that takes plain text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseRules:
    """The limits of prose, from `prose` in `site.yaml`."""

    grade: int = 8
    """The highest reading grade of a page."""
    sentence: int = 28
    """The most words of a sentence."""
    names: tuple[str, ...] = ()
    """Names, and terms of law without a plain synonym: no reader can be spared them."""
    avoid: Mapping[str, str] = field(default_factory=dict)
    """Further words to avoid, each with what to write instead."""
    allow: tuple[str, ...] = ()
    """Words to avoid that are allowed here."""
    figures: Mapping[str, str] = field(default_factory=dict)
    """Figures that need no source, each with the reason."""
    apart: tuple[str, ...] = ()
    """Sections whose articles stand apart: they need no next step, and no way in from an article and a flow."""
