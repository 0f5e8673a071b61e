"""Advice that changes without a note is warned of; typos are not.

Rooms: builder/check/history/open_past.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.build import read_and_check
from builder.check.history.open_past import open_past
from tests.history.pages import FLOW, PROSE, SITE, WHOLE_FLOW, A, article, flow
from tests.history.repositories import Commit, make
from tests.knowledge_bases import write_files

NOTE = "changes: [{date: 2026-11-21, note: New advice.}]\n"
OTHER = PROSE.replace("some prose", "quite another text")
TURNED = flow().replace("advise: go", "advise: stay").replace("otherwise: stay", "otherwise: go")


def found(root: Path) -> list[str]:
    """The warnings about pages without a note."""
    site, _ = read_and_check(root)
    with open_past(root, site, history=True) as (_, problems):
        return [problem.message for problem in problems if problem.check == "missing-note"]


@pytest.mark.parametrize("committed", [True, False], ids=["committed", "not committed"])
@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        (A, article(OTHER), "27% of its words changed"),
        (A, article(PROSE.replace("Line 3", "Line three")), ""),
        (A, article(OTHER, more=NOTE), ""),
        (FLOW, TURNED, "The advice changes for 2 of 2 combinations of answers (100%)"),
        (FLOW, TURNED.replace("start:", f"{NOTE}start:"), ""),
        (FLOW, flow("mood: {use: trouble} # a comment"), ""),
    ],
)
def test_what_needs_a_note(file: str, text: str, said: str, committed: bool, tmp_path: Path) -> None:
    """More than a few words, or another outcome for anybody; the same before and after the commit."""
    before = Commit("2026-11-20", {**SITE, **WHOLE_FLOW, A: article(PROSE)})
    root = make(tmp_path / "kb", [before, Commit("2026-11-21", {file: text})] if committed else [before])
    write_files(root, {file: text})
    messages = found(root)
    assert len(messages) == bool(said)
    assert [message for message in messages if said not in message] == []


def test_a_new_page_needs_none(tmp_path: Path) -> None:
    """There is nothing before it."""
    root = make(tmp_path / "kb", [Commit("2026-11-20", {**SITE, A: article(PROSE)})])
    write_files(root, {"content/articles/decide/new.md": article("New.", "New")})
    assert [] == found(root)
