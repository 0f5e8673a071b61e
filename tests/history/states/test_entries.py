"""Entries parsed one by one are those of the whole file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.history.states.entries import Entries
from builder.load.located import Mapping, Node, Scalar, Sequence, read_yaml
from tests.history.pages import SOURCES

LINES = (
    "a: {title: One, grade: A}", "b:", "  title: Two", "  shows: |", "    # no comment", "", "# a comment",
    "  # another", "c: {title: Three,", "grade: C}", "d: 'quoted", "e: still quoted'", "--- ", "? f", "- g",
    "a: again", "\ttab: x",
)  # fmt: skip


def plain(node: Node) -> object:
    """A value without its places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries}


def whole(text: str) -> object:
    """The file read at once; None where it cannot be."""
    node, found = read_yaml(text, SOURCES)
    if found or not isinstance(node, Mapping | None):
        return None
    return plain(node) if node else {}


def one_by_one(text: str) -> object:
    """The same by its entries."""
    entries = Entries(lambda _: text.encode()).of(SOURCES, "blob")
    return None if entries is None else {key: plain(value) for key, (_, value) in entries.items()}


@given(st.lists(st.sampled_from(LINES), max_size=8))
def test_entries_are_those_of_the_whole_file(lines: list[str]) -> None:
    """Whatever stands in it, in whatever order: comments, values over several lines, documents, mistakes."""
    text = "\n".join(lines)
    assert one_by_one(text) == whole(text)


@pytest.mark.parametrize(
    "text", ["c: {title: Three,\ngrade: C}\n", "a: {title: One}\n# comment\n\nb: {title: Two}\n", ""]
)
def test_what_is_easily_cut_wrongly(text: str) -> None:
    """A value that goes on at the beginning of a line, and comments between entries."""
    assert one_by_one(text) == whole(text) is not None


def test_an_entry_is_parsed_once() -> None:
    """However many files it is in."""
    files = {str(number): f"a: {{title: One}}\nb: {{title: {number}}}\n".encode() for number in range(3)}
    entries = Entries(files.__getitem__)
    first, *others = [entries.of(SOURCES, blob) for blob in files]
    assert first
    assert [other["a"] is first["a"] for other in others if other] == [True, True]
