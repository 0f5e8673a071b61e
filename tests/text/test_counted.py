"""Numbers and nouns in messages of the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.text.counted import plural

BUILDER = Path(__file__).parent.parent / "builder"
READERS = ("render/", "languages/", "changes/flow/changes.py", "flows/conditions_in_words.py", "flows/drawing/")
"""Rooms whose sentences readers of a site see."""
BY_HAND = re.compile(r"""('s'|"s") if|if [^:\n]*== 1 else ('s'|"s")|('|")\3? if [^:\n]*== 1 else ('s'|"s")""")


@pytest.mark.parametrize(
    ("n", "said"), [(0, "0 pages"), (1, "1 page"), (2, "2 pages"), (999, "999 pages"), (1234, "1,234 pages")]
)
def test_a_noun_that_takes_an_s(n: int, said: str) -> None:
    """One is singular, none is not, and thousands are grouped."""
    assert plural(n, "page") == said


def test_a_noun_with_a_plural_of_its_own() -> None:
    """The plural can be given, also of several words."""
    assert plural(1, "match", "matches") == "1 match"
    assert plural(2, "match", "matches") == "2 matches"
    assert plural(1200, "combination of answers has", "combinations of answers have") == (
        "1,200 combinations of answers have"
    )


def test_no_message_makes_a_plural_by_hand() -> None:
    """All messages of the command line take their plurals from here."""
    files = [file for file in BUILDER.rglob("*.py") if not file.relative_to(BUILDER).as_posix().startswith(READERS)]
    found = [str(file) for file in files if BY_HAND.search(file.read_text("utf-8"))]
    assert found == []
