"""An entry is added to a YAML file, and every other character stays."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.text.yaml_entry import lines, with_entry

NEW = {
    "page": "articles/decide/go.md",
    "version": "2026-11-20.2",
    "date": "2026-11-24",
    "reason": "Wrong: ask # first.",
}
LINES = (
    "  - page: articles/decide/go.md\n    version: 2026-11-20.2\n    date: 2026-11-24\n"
    '    reason: "Wrong: ask # first."\n'
)
FLOW = '{page: articles/decide/go.md, version: 2026-11-20.2, date: 2026-11-24, reason: "Wrong: ask # first."}'
NARROW = LINES.replace("\n  ", "\n").removeprefix("  ")
OLD = "- page: articles/decide/b.md\n    reason: |\n      Two\n\n      lines\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: A # mine\n", f"title: A # mine\nwithdrawn:\n{LINES}"),
        ("title: A", f"title: A\nwithdrawn:\n{LINES}"),
        ("title: A\n# the end\n", f"title: A\n# the end\nwithdrawn:\n{LINES}"),
        ("\ufefftitle: A\n", f"\ufefftitle: A\nwithdrawn:\n{LINES}"),
        ("title: A\r\n", f"title: A\r\nwithdrawn:\n{LINES}".replace("\r\n", "\n").replace("\n", "\r\n")),
        ("withdrawn:\ntitle: A\n", f"withdrawn:\n{LINES}title: A\n"),
        ("withdrawn: # none yet\ntitle: A\n", f"withdrawn: # none yet\n{LINES}title: A\n"),
        ("withdrawn: []\ntitle: A\n", f"withdrawn: [{FLOW}]\ntitle: A\n"),
        ("withdrawn: [{page: x}] # one\n", f"withdrawn: [{{page: x}}, {FLOW}] # one\n"),
        ("withdrawn: [{page: x},]\n", f"withdrawn: [{{page: x}},{FLOW}]\n"),
        ("withdrawn: [\n  {page: x}, # one ]\n]\n", f"withdrawn: [\n  {{page: x}}, # one ]\n{FLOW}]\n"),
        ("withdrawn:\n  - {page: x} # one\n\n# tags\ntags: {}\n",
         f"withdrawn:\n  - {{page: x}} # one\n{LINES}\n# tags\ntags: {{}}\n"),
        ("withdrawn:\n- page: x\n  reason: y\ntitle: A\n", f"withdrawn:\n- page: x\n  reason: y\n{NARROW}title: A\n"),
        (f"withdrawn:\n  {OLD}title: A\n", f"withdrawn:\n  {OLD}{LINES}title: A\n"),
        (f"withdrawn:\n  {OLD}", f"withdrawn:\n  {OLD}{LINES}"),
        ("withdrawn:\n  - page: x", f"withdrawn:\n  - page: x\n{LINES}"),
    ],
)  # fmt: skip
def test_only_the_entry_is_new(text: str, expected: str) -> None:
    """Wherever the list is, however it is written, whatever comments are around it."""
    assert expected == with_entry(text, "withdrawn", NEW)


@pytest.mark.parametrize(
    "text", ["{title: A}", "title: A\n...\n", "withdrawn: text\n", "- a\n", "a: [\n", "", "a: &x 1\nwithdrawn: *x\n"]
)
def test_what_cannot_be_changed_is_left(text: str) -> None:
    """Rather than something else be written."""
    assert with_entry(text, "withdrawn", NEW) is None


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1)


@given(TEXT, st.sampled_from(["title: A\n", "withdrawn: []\n", "withdrawn:\n  - page: x\ntitle: A\n"]))
def test_every_reason_is_read_as_it_was_given(reason: str, text: str) -> None:
    """Quotes, colons, backslashes and words such as `null` are text."""
    added = with_entry(text, "withdrawn", {"page": "x", "reason": reason})
    assert added is not None
    assert reason == yaml.load(added, yaml.BaseLoader)["withdrawn"][-1]["reason"]
    assert [{"a": reason}] == yaml.load(lines({"a": reason}), yaml.BaseLoader)
