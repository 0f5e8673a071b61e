"""Write `docs/addresses.md`, the addresses of our sources and when each was read: `python -m docs.addresses`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from builder.load.knowledge_base import load_site
from builder.site import Source

ROOT = Path(__file__).parents[1]
FILE = Path(__file__).with_name("addresses.md")
REVIEWS = Path(__file__).with_name("reviews")
START = """# Addresses looked up

<!-- Made by `python -m docs.addresses` from content/sources.yaml and docs/reviews/. Edit those, not this page. -->

Every source that our pages cite, with the day on which somebody last read it for us. All were read in stored copies of
public pages, not on the live page; many only in part, which the [source](../content/sources.yaml) says.
Where it says “not again”, the source was found in the research of November 2026, and nobody has read it since.
"""
NOT_FOUND = """
## Looked for and not found

The reviews name these. What rests on nothing else was left out of our pages.

| what | looked for on | in |
| --- | --- | --- |
"""
_ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| ([^|]*not (?:found|read|looked)[^|]*) \| [^|]*\|$", re.MULTILINE)
_SIGNS = re.compile(r"([\\<*_~\[\]|])")


def page(sources: Iterable[Source], reviews: Iterable[Path]) -> str:
    """The page as Markdown."""
    rows = sorted((source for source in sources if source.url), key=lambda source: source.key)
    day = sum(source.read is not None for source in rows)
    head = f"\n{len(rows)} addresses, of which {day} have a day.\n\n| key | grade | read on | address |\n"
    head += "| --- | --- | --- | --- |\n"
    return f"{START}{head}{''.join(map(_row, rows))}{NOT_FOUND}{''.join(_not_found(reviews))}"


def _row(source: Source) -> str:
    return f"| {source.key} | {source.grade} | {source.read or 'not again'} | <{source.url}> |\n"


def _not_found(reviews: Iterable[Path]) -> Iterator[str]:
    """The rows of tables in the reviews that say that something was not found."""
    for review in sorted(reviews):
        for what, when, _ in _ROW.findall(review.read_text("utf-8")):
            shown = _SIGNS.sub(r"\\\1", what)
            yield f"| {shown} | {when} | [{review.stem}](reviews/{review.name}) |\n"


def current_page() -> str:
    """The page as it should be now."""
    return page(load_site(ROOT).value.sources.values(), REVIEWS.glob("*.md"))


if __name__ == "__main__":
    FILE.write_text(current_page(), "utf-8")
