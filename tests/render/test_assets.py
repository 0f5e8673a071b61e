"""Assets are collected from the program's folders and from a knowledge base's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.render.assets import collect_assets, smaller_style
from tests.knowledge_bases import write_files


def test_folders_that_are_links_are_left_out(tmp_path: Path) -> None:
    """A link in place of any folder is not followed: neither its files nor those of folders in it are published."""
    write_files(tmp_path, {"theirs/a.js": "1", "theirs/questions/b.js": "1", "own/js/questions/c.js": "1"})
    assert "questions/c.js" in collect_assets([tmp_path / "own"], preview=False)[1]
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked/js").symlink_to(tmp_path / "theirs")
    assert set(collect_assets([tmp_path / "linked"], preview=False)[1]) == {"style.css", "message.css"}


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
