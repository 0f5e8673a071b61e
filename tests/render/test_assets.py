"""Assets are collected from the program's folders and from a knowledge base's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.render.assets import OF_LANGUAGES, SEPARATE, collect_assets, smaller_style
from builder.site import Look
from tests.knowledge_bases import write_files


def test_folders_that_are_links_are_left_out(tmp_path: Path) -> None:
    """A link in place of any folder is not followed: neither its files nor those of folders in it are published."""
    write_files(tmp_path, {"theirs/a.js": "1", "theirs/questions/b.js": "1", "own/js/questions/c.js": "1"})
    assert "questions/c.js" in collect_assets([tmp_path / "own"], Look(), preview=False)[1]
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked/js").symlink_to(tmp_path / "theirs")
    made = {"keep-words.js", "check-words.js", *(f"{name}.css" for name in ("style", *SEPARATE))} - {*OF_LANGUAGES}
    assert set(collect_assets([tmp_path / "linked"], Look(), preview=False)[1]) == made


def test_words_of_scripts_are_a_module(tmp_path: Path) -> None:
    """It exports the messages of its group alone, in ASCII."""
    assets = collect_assets([tmp_path], Look(), preview=True)[1]
    words = assets["keep-words.js"].decode("ascii")
    assert words.startswith("export default {")
    messages = json.loads(words.removeprefix("export default ").rstrip(";\n"))
    assert messages["keep-day"] == "Day"
    assert {name for name in messages if not name.startswith("keep-")} == {"plural"}


@pytest.mark.parametrize(
    ("style", "smaller"),
    [
        (".a {\n  color: red;\n\n}\n", ".a {\ncolor: red;\n}\n"),
        ("/* Why. */\n.a { color: red } /* because */\n", ".a { color: red } \n"),
        (".a > .b\n  .c { margin: 0 }\n", ".a > .b\n.c { margin: 0 }\n"),
        ('.a { content: "/* x */" }\n', '.a { content: "/* x */" }\n'),
        ('.a { content: "\\"/* x */" }\n', '.a { content: "\\"/* x */" }\n'),
        (".a { content: '/* \"' } /* \" */\n", ".a { content: '/* \"' } \n"),
        (".a { background: url(a/*b*/c) }\n", ".a { background: url(a/*b*/c) }\n"),
        ('/* one\n   "two */.a{}\n', ".a{}\n"),
    ],
)
def test_styles_lose_comments_and_indentation(style: str, smaller: str) -> None:
    """Text in quotation marks, or in an address, stays; so do the spaces that keep selectors apart."""
    assert smaller_style(style) == smaller
