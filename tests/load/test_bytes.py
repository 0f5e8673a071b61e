"""Files in other encodings, and with characters that nobody sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge_bases import ARTICLE
from tests.load.odd import FILE, knowledge_base, problems

BYTES = {
    "Latin-1": (
        ARTICLE.replace("Text.", "Wages and caf\xe9s.").encode("latin-1"),
        """\
content/articles/decide/go.md:5:14: error[encoding]: this file is not UTF-8: the byte 0xe9 is no character in it
    5 | Wages and caf\ufffds.
                     ^
  fix: save it with the encoding UTF-8 in your editor""",
    ),
    "UTF-16": (
        ARTICLE.encode("utf-16"),
        """\
content/articles/decide/go.md:1:1: error[encoding]: this file is not UTF-8: the byte 0xff is no character in it
    1 | \ufffd\ufffd-\ufffd-\ufffd-\ufffd
        ^
  fix: save it with the encoding UTF-8 in your editor""",
    ),
    "NUL": (
        ARTICLE.replace("Text.", "Te\0xt."),
        """\
content/articles/decide/go.md:5:3: error[encoding]: a character that cannot be shown (U+0000) is here
    5 | Te\ufffdxt.
          ^
  fix: delete it""",
    ),
    "escape in YAML": (
        ARTICLE.replace("Go or not", "Go \x1b[31mor not"),
        """\
content/articles/decide/go.md:2:11: error[encoding]: a character that cannot be shown (U+001B) is here
    2 | title: Go \ufffd[31mor not
                  ^
  fix: delete it""",
    ),
    "byte order mark inside": (
        ARTICLE.replace("Text.", "Te\ufeffxt."),
        """\
content/articles/decide/go.md:5:3: error[encoding]: a character that cannot be shown (U+FEFF) is here
    5 | Te\ufffdxt.
          ^
  fix: delete it""",
    ),
    "byte order mark and Windows line ends": (
        "\ufeff" + ARTICLE.replace("title", "tittle").replace("\n", "\r\n"),
        """\
content/articles/decide/go.md:2:1: error[unknown-key]: this article has an unknown key `tittle`
    2 | tittle: Go or not
        ^
  fix: did you mean `title`?""",
    ),
    "byte order mark and bytes": (
        b"\xef\xbb\xbf\xe9" + ARTICLE.encode(),
        """\
content/articles/decide/go.md:1:1: error[encoding]: this file is not UTF-8: the byte 0xe9 is no character in it
    1 | \ufffd---
        ^
  fix: save it with the encoding UTF-8 in your editor""",
    ),
    "old Macintosh line ends": (
        ARTICLE.replace("Text.", "Some <b>text</b>.").replace("\n", "\r"),
        """\
content/articles/decide/go.md:5:6: error[html]: bold text in HTML is shown as text here, not carried out
    5 | Some <b>text</b>.
             ^
  fix: write `**words**`, or in backquotes if it is meant to be shown""",
    ),
    "wide characters": (
        ARTICLE.replace("Text.", "日本 e\u0301 \U0001f600 <b>text</b>."),
        """\
content/articles/decide/go.md:5:9: error[html]: bold text in HTML is shown as text here, not carried out
    5 | 日本 e\u0301 \U0001f600 <b>text</b>.
                  ^
  fix: write `**words**`, or in backquotes if it is meant to be shown""",
    ),
    "line separator": (
        ARTICLE.replace("Go or not", "Go\u2028or not"),
        """\
content/articles/decide/go.md:2:10: error[encoding]: a character that cannot be shown (U+2028) is here
    2 | title: Go\ufffdor not
                 ^
  fix: delete it""",
    ),
    "too long": (
        ARTICLE + "Text.\n" * 400_000,
        """\
content/articles/decide/go.md: error[too-long]: this file is too long to be read
  fix: split it; the limit is 2 MB""",
    ),
    "a long value": (
        ARTICLE.replace("Go or not\n", "Go or not\nslug: " + "Go" * 5_000 + "\n"),
        f"""\
content/articles/decide/go.md:3:7: error[odd-name]: `slug` cannot be `{"Go" * 30}…`
    3 | slug: {"Go" * 47}
              ^
  fix: use small letters, digits and single hyphens, at most 100 of them, for example `{"go" * 30}…`""",
    ),
}


@pytest.mark.parametrize(("content", "expected"), BYTES.values(), ids=BYTES)
def test_bytes(content: str | bytes, expected: str, tmp_path: Path) -> None:
    """Whatever the bytes are, the message names the character that the editor sees in that place."""
    assert problems(knowledge_base(tmp_path, **{FILE: content})) == expected


def test_byte_order_mark_and_line_ends_are_no_mistake(tmp_path: Path) -> None:
    """Editors on Windows write both."""
    text = "\ufeff" + ARTICLE.replace("\n", "\r\n")
    assert problems(knowledge_base(tmp_path, **{FILE: text, "content/site.yaml": "\ufefftitle: x\r\n"})) == ""
