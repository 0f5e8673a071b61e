"""A difference as HTML: the newer text with `<ins>` and `<del>`, which say what they are to everybody.

The marks are around the words inside a block, never around blocks: so they are valid in lists, tables and headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.changes.prose.addresses import HERE, Pages
from builder.changes.prose.blocks import Block
from builder.changes.prose.compare_prose import Added, Edited, Gone, Part, Prose, Same, Within
from builder.changes.show.folding import Fold, folded
from builder.changes.show.inline_html import deleted, inserted, words_as_html

_START = re.compile(r'start="(\d+)"')


def as_html(prose: Prose, pages: Pages = HERE, *, fold: bool = True, unchanged: bool = True) -> str:
    """The newer version with what was inserted and deleted marked; what stayed is folded away where it is long.

    Without `unchanged`, what is folded away is only counted.

    It is valid flow content. Ids are those of the newer version, where `pages` says that this is its page.
    """
    parts = folded(prose.parts) if fold else prose.parts
    return "".join(_folded(part, pages, unchanged) if isinstance(part, Fold) else _part(part, pages) for part in parts)


def _folded(fold: Fold, pages: Pages, unchanged: bool) -> str:
    if not unchanged:
        return f'<p class="unchanged">{fold.words}</p>\n'
    inside = "".join(f"{pages.kept(block.raw)}\n" for block in fold.blocks)
    return f'<details class="unchanged">\n<summary>{fold.words}</summary>\n{inside}</details>\n'


def _part(part: Part, pages: Pages) -> str:
    match part:
        case Same(block):
            return f"{pages.kept(block.raw)}\n"
        case Added(block):
            return f"{pages.kept(_marked(block, inserted()))}\n"
        case Gone(block):
            return "" if block.tag == "hr" else f"{pages.deleted(_marked(block, deleted()))}\n"
        case Edited(block, runs):
            words = words_as_html(runs, pages, exact=block.tag == "pre")
            return f"{pages.kept(block.open)}{words}{block.close}\n"
        case Within(block, parts):
            inside = _items(block, parts, pages) if block.tag == "ol" else (_part(each, pages) for each in parts)
            return f"{pages.kept(_unfolded(block.open))}\n{''.join(inside)}{block.close}\n"


def _items(block: Block, parts: Sequence[Part], pages: Pages) -> Iterator[str]:
    """The items of an ordered list, which keep their numbers after a deleted item."""
    start = _START.search(block.open)
    number, shown = (int(start[1]) if start else 1,) * 2
    for part in parts:
        html = _part(part, pages)
        if isinstance(part, Gone):
            yield html
            shown += 1
            continue
        yield html.replace("<li", f'<li value="{number}"', 1) if shown != number else html
        number, shown = number + 1, number + 1


def _marked(block: Block, mark: tuple[str, str]) -> str:
    """A whole block with everything in it marked."""
    if block.children:
        return "\n".join([_unfolded(block.open), *(_marked(child, mark) for child in block.children), block.close])
    return f"{block.open}{mark[0]}{block.inner.strip()}{mark[1]}{block.close}" if block.inner.strip() else block.raw


def _unfolded(tag: str) -> str:
    """The tag of a block in which something changed; a folding box is open, so that readers see it."""
    return tag.replace("<details", "<details open", 1)
