"""Whatever the input, a comparison ends soon, and says the same each time."""

from __future__ import annotations

import random

import pytest

from builder.changes.prose.compare_prose import compare_prose
from builder.changes.show.prose_as_html import as_html
from tests.changes.versions import html_of, one_version, plain, tree_of
from tests.counted_calls import at_most


def paragraphs(draw: random.Random, words: str, count: int, length: int) -> str:
    """HTML of paragraphs of random words."""
    return "".join(f"<p>{' '.join(draw.choices(words, k=length))}</p>\n" for _ in range(count))


@pytest.mark.long
@pytest.mark.parametrize(
    ("words", "count", "length"),
    [("ab", 1, 100_000), ("abc", 8_000, 1), ("ab", 500, 60), ("abcdefghijklmnop", 130, 80)],
    ids=["one paragraph of 100,000 words", "8,000 paragraphs", "500 paragraphs of two words", "10,000 words"],
)
def test_repeated_words(words: str, count: int, length: int) -> None:
    """Texts of few different words are the worst for difflib, which would take hours for the first of these."""
    draw = random.Random(1)
    old, new = (paragraphs(draw, words, count, length) for _ in range(2))
    with at_most(4_000_000):
        html = as_html(compare_prose(old, new))
    assert html.count("<del>") + html.count("<ins>") > 0


def test_it_is_the_same_each_time() -> None:
    """The budget is counted in steps, not in seconds."""
    draw = random.Random(2)
    old, new = (paragraphs(draw, "abcd", 60, 60) for _ in range(2))
    assert as_html(compare_prose(old, new)) == as_html(compare_prose(old, new))


def test_deep_nesting() -> None:
    """As deep as Markdown goes, nothing is lost."""
    old, new = (html_of(f"{'> ' * 60}- {'- ' * 60}{word} words") for word in ("some", "other"))
    tree = tree_of(as_html(compare_prose(old, new)))
    assert plain(new) == one_version(tree, "del")
    assert plain(old) == one_version(tree, "ins")
    deep = "<div>" * 190 + "<p>{} words</p>" + "</div>" * 190
    assert "<ins>" in as_html(compare_prose(deep.format("some"), deep.format("other")))
