"""The common parts of two texts are cut off between whole blocks, and nothing else is."""

from __future__ import annotations

import pytest

from builder.changes.prose.blocks import parse_blocks
from builder.changes.prose.trimming import changed_part, equal_ends

SECTION = "<h2>One</h2>\n<p>First.</p>\n<ul>\n<li>\n<p>Loose.</p>\n</li>\n</ul>\n"
LAST = "<h2>Two</h2>\n<p>Second.</p>\n<blockquote>\n<h2>Quoted</h2>\n<p>Words.</p>\n</blockquote>\n<p>End.</p>\n"
NEW = "<p>New.</p>\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (SECTION + LAST, SECTION + NEW + LAST),
        (SECTION + LAST, SECTION + LAST + NEW),
        (SECTION + LAST, NEW + SECTION + LAST),
        (SECTION + LAST, SECTION + LAST.replace("Words", "Other words")),
        (SECTION + LAST, SECTION.replace("Loose", "Tight") + LAST),
        (SECTION + LAST, LAST),
        (SECTION, SECTION),
        ("", NEW),
        (NEW, ""),
    ],
)
def test_what_is_cut_off_is_equal_and_whole(old: str, new: str) -> None:
    """On both sides, without overlapping; each piece can be read for itself."""
    for begin, end in (equal_ends(old, new), changed_part(old, new)):
        assert begin + end <= min(len(old), len(new))
        assert old[:begin] == new[:begin]
        assert old[len(old) - end :] == new[len(new) - end :]
        for html in (old[:begin], new[len(new) - end :], old[begin : len(old) - end], new[begin : len(new) - end]):
            parse_blocks(html)


def test_most_of_it_is_cut_off() -> None:
    """A paragraph that is new leaves little to compare; the heading it stands under stays."""
    old = SECTION * 50 + LAST
    new = SECTION * 50 + LAST.replace("<p>Second.</p>\n", f"<p>Second.</p>\n{NEW}")
    begin, end = changed_part(old, new)
    assert new[begin:].startswith("<h2>Two</h2>")
    assert len(new) - begin - end < len(LAST) + len(NEW)
