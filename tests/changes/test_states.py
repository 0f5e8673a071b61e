"""Whatever mistakes two states have, they are compared, and each way of showing it can show it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from builder.changes.content import compare_states
from builder.changes.show.content_as_json import changes_as_json
from builder.changes.show.content_as_markdown import LIMIT, changes_as_markdown
from builder.changes.show.content_as_text import changes_as_text
from builder.changes.states import ContentState, on_disk
from tests.knowledge_bases import CASES

BAD = sorted(folder for folder in (CASES / "bad").iterdir() if (folder / "content").is_dir())


def state_of(folder: Path) -> ContentState:
    """A case as it is on disk."""
    return on_disk(folder, "0" * 40)


@pytest.mark.one_in(4)
@pytest.mark.parametrize(("old", "new"), list(pairwise(BAD))[::2], ids=lambda folder: folder.name)
def test_mistakes_stop_no_comparison(old: Path, new: Path) -> None:
    """Two cases of mistakes, one after the other; and a case with the same mistake in other words."""
    before, after = state_of(old), state_of(new)
    edited = {file: text.replace(b"the", b"thy") for file, text in after.contents.items()}
    ids = {file: after.ids[file] if edited.get(file) == after.contents.get(file) else "edited" for file in after.ids}
    for other in (before, ContentState("edited", ids, edited, after.odd)):
        changes = compare_states(other, after)
        assert changes.any == (other.ids != after.ids)
        assert len(changes_as_markdown(changes).encode()) <= LIMIT
        assert changes_as_text(changes)
        assert changes_as_json(changes)
