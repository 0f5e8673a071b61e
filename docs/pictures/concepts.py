"""Draw the map of the concepts from the text of `concepts.md`: `python -m docs.pictures.concepts`.

Written beside it, and committed; a test compares the two. An arrow leads from each concept to those that
its sentences name in italics. Unlike in the picture of the rooms, no arrow is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from docs.pages import ARTICLES, doc_page
from docs.pictures.rooms import drawn
from tests.architecture import Graph

FILE = ARTICLES / "explanation/concepts.svg"
PAGE = doc_page("concepts")
TITLE = "The concepts, and which of them name which"
_CONCEPT = re.compile(r"^\*\*([A-Z][a-z ]+)\.\*\* ((?:.+\n)+)", re.MULTILINE)


def concepts() -> Mapping[str, str]:
    """The sentences about each concept, by its name in small letters."""
    return {name.lower(): " ".join(said.split()) for name, said in _CONCEPT.findall(PAGE.read_text("utf-8"))}


def named(said: str) -> frozenset[str]:
    """The concepts that some sentences name in italics."""
    return frozenset(word.removesuffix("s") for word in re.findall(r"(?<!\*)\*([a-z ]+)\*(?!\*)", said))


def graph() -> Graph:
    """The concepts that each of them names."""
    return {name: named(said) for name, said in concepts().items()}


def main() -> None:
    """Write the picture."""
    FILE.write_text(drawn(graph(), TITLE, 132), "utf-8")


if __name__ == "__main__":
    main()
