"""Ids of elements: each kind has its own names, and none of them is that of a heading."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.load.fields import SLUG
from builder.load.markdown import parse_markdown
from builder.problems import Location
from builder.text.element_ids import KINDS, element_id, heading_anchor

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


def test_kind_and_names() -> None:
    """The kind comes first, then what the element belongs to."""
    assert element_id("option", "pay", "high") == "option.pay.high"
    assert element_id("step", 2) == "step.2"


def test_a_new_kind_is_listed() -> None:
    """An id of a kind that is not in the table is a bug."""
    with pytest.raises(ValueError, match="heading"):
        element_id("heading", "pay")
    assert all(re.fullmatch("[a-z]+", kind) for kind in KINDS)


@given(st.lists(WORDS | st.sampled_from(["fn.1", "page.main", "…", ". .", "fn1:1"]), min_size=1, max_size=4))
def test_no_anchor_is_an_id_of_another_kind(headings: list[str]) -> None:
    """An anchor has neither a dot nor white space in it, is not empty, and no other heading has it."""
    document, _ = parse_markdown("\n\n".join(f"## {words}" for words in headings), Location("a.md"))
    anchors = [heading.anchor for heading in document.headings]
    assert all(re.fullmatch(r"[^\s.]+", anchor) for anchor in anchors)
    assert len(anchors) == len(set(anchors))


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        ("साक्षात्कार की तैयारी", "साक्षात्कार-की-तैयारी"),
        ("การสัมภาษณ์", "การสัมภาษณ์"),
        ("किताब", "किताब"),
        ("कातब", "कातब"),
        ("שָׁלוֹם", "שָׁלוֹם"),
        ("Straße & Co.", "straße--co"),
        ("İstanbul", "i̇stanbul"),
        ("1\ufe0f\u20e3 First", "1\ufe0f\u20e3-first"),
        ("Cafe\u0301", "cafe\u0301"),
        ("Caf\u00e9", "caf\u00e9"),
        ("CO\u00b2 and \u00bd", "co-and-"),
        ("snake_case, C++ & C#", "snake_case-c--c"),
        ("\u0660\u0661 Ⅳ", "\u0660\u0661-ⅳ"),
        ("🟠", "section"),
        ("\u26a0\ufe0f", "section"),
        ("\u26a0\ufe0f Warning", "\ufe0f-warning"),
        ("…", "section"),
    ],
)
def test_anchors_are_those_of_github(words: str, anchor: str) -> None:
    """Letters of every script keep their marks; an emoji is dropped; nothing is left without an anchor."""
    document, _ = parse_markdown(f"## {words}", Location("a.md"))
    assert anchor == heading_anchor(words)
    assert [anchor] == [heading.anchor for heading in document.headings]


def test_no_id_of_an_editor_has_a_dot() -> None:
    """Ids of questions, options, outcomes and sources are parts of others, between dots."""
    assert SLUG.fullmatch("constructor")
    assert not SLUG.fullmatch("a.b")
