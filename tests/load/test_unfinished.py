"""Gaps that are left to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.load.unfinished import unfinished
from tests.knowledge_bases import ARTICLE, run_builder, write_files

FRONT = "---\ntitle: A\n---\n"


def test_todo_in_a_comment_is_ones_own_note(tmp_path: Path) -> None:
    """Readers never see a comment in YAML; the same word in a text of YAML is warned of."""
    write_files(tmp_path, {"content/articles/decide/go.md": ARTICLE, "content/site.yaml": "title: A # TODO better\n"})
    assert run_builder(tmp_path, "check").stdout == "no problems\n"
    write_files(tmp_path, {"content/site.yaml": "title: TODO A\n"})
    assert "site.yaml:1:8: warning[unfinished]" in run_builder(tmp_path, "check").stdout


@pytest.mark.parametrize(
    "text",
    [
        "TODO write this",
        "Text. TODO: more",
        "- FIXME",
        "1. **TODO**",
        "> TBD",
        "## TODO",
        "| a | XXX |",
        "Pay is (TODO) a year.",
        "Pay is [TBD].",
        "- [ ] TODO",
        "    no code\nText\n\nTODO",
    ],
)
def test_what_is_missing(text: str) -> None:
    """The word stands for something that is left to write."""
    assert len(list(unfinished(FRONT + text, "a.md"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "You may be asked to build a TODO list in an hour.",
        "TODO lists and TODOS are fine.",
        "A\nTODO app",
        "Write `TODO: x`, or what is TBD.",
        "```js\n// TODO: remember\n```",
        "Text\n\n    TODO: code",
        "<!-- TODO: ask -->",
        "<!--\nTODO\n-->",
    ],
)
def test_what_is_not(text: str) -> None:
    """The word is what the text is about, or readers do not see it."""
    assert list(unfinished(FRONT + text, "a.md")) == []


@pytest.mark.parametrize("text", ["a: TODO", "a: 'TODO'", "a: {b: TODO, c: d}", "- TODO", "a: |\n  TODO\n"])
def test_values_of_yaml(text: str) -> None:
    """A value that begins with the word is missing, in YAML and in front matter."""
    assert len(list(unfinished(text, "a.yaml"))) == 1
    assert len(list(unfinished(f"---\n{text}\n---\n", "a.md"))) == 1


def test_a_value_about_it() -> None:
    """A title may have the word in it."""
    assert list(unfinished("ask: Was there a TODO in it?", "a.yaml")) == []
