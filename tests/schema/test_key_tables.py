"""Tables of keys say what each key takes, in words, and are put where a page asks for them."""

from __future__ import annotations

import re

import pytest

from builder.schema.key_tables import HEAD, table, with_key_tables


@pytest.mark.parametrize(
    ("name", "key", "kind"),
    [
        ("flow", "format", "`1`, needed"), ("flow", "title", "text, needed"), ("flow", "draft", "`true` or `false`"),
        ("flow", "questions", "group, needed"), ("flow", "rules", "list"), ("flow", "reviewed", "date"),
        ("flow", "tags", "text, or a list"), ("flow", "start", "Markdown"), ("flow", "weight", "whole number"),
        ("question", "go", "text, or a list"), ("question", "currency", "text"), ("comparison", "from", "day"),
        ("comparison", "at-least", "number"), ("fact", "when", "[condition](#conditions), needed"),
        ("condition", "not", "[condition](#conditions)"), ("figure", "value", "[expression](#expressions), needed"),
        ("outcome", "keep", "`calendar`, `reply-by` or `record`, or a list"),
        ("outcome", "do-now", "text, or a group, or a list"),
    ],
)  # fmt: skip
def test_kinds(name: str, key: str, kind: str) -> None:
    """The kinds of value, the shortest first, and if the key is needed."""
    assert re.findall(rf"^\| `{key}` \| (.*?) \| .* \|$", table(name), re.MULTILINE) == [kind]


def test_page() -> None:
    """A table is exchanged, one that is missing is put in, and nothing else is touched."""
    page = "Text.\n\n<!-- keys: rate -->\n\n{}\nMore.\n\n<!-- keys: then -->\n\n"
    made = with_key_tables(page.format("| old | table |\n"))
    assert made == page.format(table("rate")) + table("then") == with_key_tables(made)
    assert made.count(HEAD) == 2
    with pytest.raises(KeyError):
        with_key_tables("<!-- keys: nothing -->\n\n")
