"""Stylesheets as they are published."""

from __future__ import annotations

import pytest

from builder.render.assets import smaller_style


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
    """What stands in quotation marks, or in an address, stays; so do the spaces that keep selectors apart."""
    assert smaller_style(style) == smaller
