"""Old articles are read once; the store gives them back as they were read."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.history import past
from builder.history.history import read_history
from builder.history.past import past_of
from builder.history.states.load_state import Loaded
from builder.history.states.state import PageState
from builder.load.store import KeptValues
from tests.history.repositories import Commit, make

ARTICLE = "---\ntitle: Go\nsummary: When.\ntags: [a]\n---\nWords {number}, [and](go.md#more).\n\n## More\n"
GO = "content/articles/decide/go.md"


def states(root: Path, store: KeptValues) -> list[PageState]:
    """Every version of every page."""
    with past_of(read_history(root, None), store) as opened:
        return list(opened.states_of([version for page in opened.history.pages for version in page.versions]))


def test_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article is parsed the first time alone; one that could not be read is tried again."""
    commits = [Commit(f"2026-11-{day}", {GO: ARTICLE.format(number=day)}) for day in (20, 21, 22)]
    commits.append(Commit("2026-11-23", {GO: "---\ntitle: [\n---\n"}))
    root, store = make(tmp_path / "kb", commits), KeptValues(tmp_path / "store")
    read: list[str] = []
    load = past._load

    def noted(task: past.Task) -> Loaded:
        read.append(task[1])
        return load(task)

    monkeypatch.setattr(past, "_load", noted)
    first = states(root, store)
    assert [state.page is None for state in first] == [False, False, False, True]
    assert len(read) == 4
    assert states(root, store) == first
    assert len(read) == 5
    (tmp_path / "store").write_bytes(b"no store")
    assert states(root, store) == first
    assert len(read) == 9
