"""YAML as text with places."""

from __future__ import annotations

import pytest
import yaml

from builder.load.located import Mapping, Node, Scalar, Sequence, read_yaml
from builder.problems import Location


def read(text: str) -> Node | None:
    """The node of a text without problems."""
    node, found = read_yaml(text, "f.yaml")
    assert found == ()
    return node


def plain(node: Node | None) -> object:
    """The node without its places."""
    match node:
        case Scalar(text):
            return text
        case Sequence(items):
            return [plain(item) for item in items]
        case Mapping(entries):
            return {key.text: plain(value) for key, value in entries}
    return None


def test_nothing_is_guessed() -> None:
    """Text that other readers turn into numbers, dates and truth values stays as typed."""
    text = "a: yes\nb: no\non: 1.10\nd: 2026-11-23\ne: ~\nf: 0o17\ng: 1_000\nh: null\n"
    expected = {
        "a": "yes", "b": "no", "on": "1.10", "d": "2026-11-23", "e": "~", "f": "0o17", "g": "1_000", "h": "null",
    }  # fmt: skip
    assert plain(read(text)) == expected


def test_structure() -> None:
    """Lists and groups in both styles."""
    assert plain(read("a: [b, {c: d}]\ne:\n  - f\n  - g: h\n")) == {"a": ["b", {"c": "d"}], "e": ["f", {"g": "h"}]}


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "---\n"])
def test_empty(text: str) -> None:
    """An empty document is none at all."""
    assert read(text) is None


def test_an_empty_text_that_was_meant() -> None:
    """Quotes make the difference."""
    assert read("''\n") == Scalar("", Location("f.yaml", 1, 1), quoted=True, written="''")


def test_first_line_and_indentation() -> None:
    """Front matter begins further down, and a condition further to the right."""
    node, _ = read_yaml("{a: b}", "f.md", first_line=7, indent=9)
    assert isinstance(node, Mapping)
    assert node.where == Location("f.md", 7, 10)
    assert node.entries[0][1].where == Location("f.md", 7, 14)


def test_both_of_two_equal_keys_are_seen() -> None:
    """The first one counts; the second one is a problem that names the first."""
    node, found = read_yaml("a: b\nc: d\na: e\n", "f.yaml")
    assert plain(node) == {"a": "b", "c": "d"}
    (problem,) = found
    assert problem.where == Location("f.yaml", 3, 1)
    assert problem.also == ((Location("f.yaml", 1, 1), "the first one"),)


STYLES = {
    "plain": "a: one two three\n",
    "plain over lines": "a: one\n  two\n\n  three\n",
    "single": "a: 'one ''two'' three'\n",
    "single over lines": "a: 'one\n\n    two\n  three'\n",
    "double": 'a: "one \\"two\\" \\u00e9 three"\n',
    "double over lines": 'a: "one \\\n    two\n  three"\n',
    "literal": "a: |\n  one\n    two\n\n  three\n",
    "literal with hints": "a: |2-  # a hint\n\n   one two\n  three\n",
    "folded": "a: >\n  one\n  two\n\n    more\n  three\n",
    "in brackets": "a: [one\n  two, three]\n",
    "behind wide characters": "é日\U0001f600: \U0001f600 one\n  two three\n",
}


@pytest.mark.parametrize("text", STYLES.values(), ids=STYLES)
def test_places_of_characters(text: str) -> None:
    """Every letter of a value is found again in the file at its place, however it is written."""
    node = read(text)
    assert isinstance(node, Mapping)
    value = node.entries[0][1]
    scalars = [item for item in value.items if isinstance(item, Scalar)] if isinstance(value, Sequence) else [value]
    lines = text.split("\n")
    for scalar in scalars:
        assert isinstance(scalar, Scalar)
        assert "three" in scalar.text or "one" in scalar.text
        for offset, character in enumerate(scalar.text):
            where = scalar.positions.at(offset)
            if character.isalpha() and character.isascii():
                assert lines[where.line - 1][where.column - 1] == character


def test_both_readers_of_yaml_agree_on_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML has a reader in C, which need not be there, and one in Python."""
    text = "é: [\U0001f600, 'b']\nc: |\n  d\n\ne: {f: g}\n"
    fast = read(text)
    monkeypatch.delattr(yaml, "CBaseLoader")
    assert read(text) == fast
