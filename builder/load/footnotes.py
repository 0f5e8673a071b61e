"""Footnotes whose words would be lost: those that nothing refers to, and those defined twice or inside of another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin

from builder.load.positions import Positions
from builder.problems import Location, Problem

_PLACES = "places of footnotes"


@dataclass(frozen=True, slots=True)
class _Place:
    label: str
    line: int
    inside: bool
    """True if it is inside of another footnote."""


def footnotes_plugin(parser: MarkdownIt) -> None:
    """Read footnotes, and note where they are defined before their tokens are moved to the end."""
    parser.use(footnote_plugin, inline=False)
    parser.core.ruler.after("block", "places_of_footnotes", _places)


def _places(state: StateCore) -> None:
    if "[^" not in state.src:
        return
    places, depth = [], 0
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            places.append(_Place(token.meta["label"], (token.map or [0])[0], inside=depth > 0))
            depth += 1
        elif token.type == "footnote_reference_close":
            depth -= 1
    state.env[_PLACES] = places


def lost_footnotes(positions: Positions, env: EnvType) -> Iterator[Problem]:
    """The problems of footnotes, once a text is parsed."""
    uses = env.get("footnotes", {}).get("refs", {})  # -1 for one that nothing uses; a colon is before each name
    first: dict[str, Location] = {}
    for place in env.get(_PLACES, ()):
        line = positions.lines[place.line]
        where = positions.line(place.line, max(line.find(f"[^{place.label}]:"), 0) + 1)
        if place.label in first:
            message = f"the footnote `{place.label}` is here a second time, so that the words of one would be lost"
            fix = "give one of them another name, also where the text refers to it"
            yield Problem(where, "broken-footnote", message, fix, also=((first[place.label], "the first"),))
        elif place.inside:
            message = f"the footnote `{place.label}` is inside of another one, whose words would be lost"
            fix = "write it in the first column, below the other one"
            yield Problem(where, "broken-footnote", message, fix)
        elif uses.get(f":{place.label}", -1) < 0:
            fix = f"write `[^{place.label}]` in the text where it belongs, or remove the footnote"
            message = f"nothing refers to the footnote `{place.label}`"
            yield Problem(where, "unused-footnote", message, fix)
        first.setdefault(place.label, where)
