r"""Mistakes in YAML that a keyboard, a word processor or another program makes: each is named, at its place.

Rooms: builder/load, builder/text.
"""

from __future__ import annotations

import pytest

from builder.load.article import read_article
from builder.load.files import Files
from builder.load.storage import MemoryStorage
from builder.problems import Problem, in_order
from builder.site import Article

FILE = "content/articles/decide/a.md"
COMMENT = "lost-words: YAML takes `{}` and what follows it for a comment, so that nobody would see it"
REST = "summary: B\n---\nText.\n"


def read(text: str) -> tuple[Article | None, list[Problem]]:
    """The article of a text, and its problems."""
    read, problems = read_article(Files(MemoryStorage({FILE: text.encode()})), FILE, "decide")
    return read, in_order(problems)


NAMED = {
    "title: Top tip #1\n": f"2:16 {COMMENT.format('#1')}",
    'title: "Tip" #1\n': f"2:14 {COMMENT.format('#1')}",
    "title: A\nslug:\n  #one\n": None,
    "title: A\n  #one\n": f"3:3 {COMMENT.format('#one')}",
    "title: A\ntags: [a] #b\n": f"3:11 {COMMENT.format('#b')}",
    "title: A\ntags: [a, b #c]\n": "3:13 yaml: YAML takes everything after this ` #` for a comment",
    "title: “A: b”\n": "2:8 yaml: curly quotation marks do not count in YAML",
    "title: «A: b»\n": "2:8 yaml: curly quotation marks do not count in YAML",
    "title: “A”\n": "2:8 curly-quotes: the curly quotation marks round this value are shown to readers",
    "title:\u00a0A\n": "2:7 yaml: a no-break space (U+00A0) follows this colon, where YAML wants a space",
    "title:\u202fA\n": "2:7 yaml: a narrow no-break space (U+202F) follows this colon, where YAML wants a space",
    "title: A\nslug:\u00a0b\n": "3:6 yaml: a no-break space (U+00A0) follows this colon, where YAML wants a space",
    "title: A\n  slug:\u00a0b\n": "3:8 yaml: a no-break space (U+00A0) follows this colon, where YAML wants a space",
    "title: A\ntags:\n  -\u00a0b\n": "4:4 yaml: a no-break space (U+00A0) follows this `-`, where YAML wants a space",
    "title: A\ntags:\n\u00a0\u00a0- b\n": "4:1 yaml: a no-break space (U+00A0) does not indent this line",
    "\u00a0title: A\n": "2:1 yaml: the key `title` has a no-break space (U+00A0) in it",
    "title\u00a0: A\n": "2:6 yaml: the key `title` has a no-break space (U+00A0) in it",
    "ti\u200btle: A\n": "2:3 yaml: the key `title` has a zero-width space (U+200B) in it",
    "ti\u00adtle: A\n": "2:3 yaml: the key `title` has a soft hyphen (U+00AD) in it",
    "\ufefftitle: A\n": "2:1 encoding: a character that cannot be shown (U+FEFF) is here",
    "title\uff1a A\n": "2:6 yaml: a wide colon (U+FF1A) is not the `:` after a key",
    "title: A\nslug\uff1ab\n": "3:5 yaml: a wide colon (U+FF1A) is not the `:` after a key",
    "title: A\ntags:\n\u2013 b\n": "4:1 yaml: an en dash (U+2013) is not the `-` of a list",
    "title: A\ntags:\n  \u2013 b\n": "4:3 yaml: an en dash (U+2013) is not the `-` of a list",
    "title: A\ntags:\n  \u2022 b\n": "4:3 yaml: a bullet (U+2022) is not the `-` of a list",
    "title: A\ntags:\n  * b\n": "4:3 yaml: a value cannot begin with `*`",
    "title: A\ntags:\n\t- b\n": "4:1 yaml: a tab is not allowed here",
    "title: A\ntags:\n  -\tb\n": "4:4 yaml: a tab is not allowed here",
    "title: @home\n": "2:8 yaml: a value cannot begin with `@`",
    "title: `a`\n": "2:8 yaml: a value cannot begin with a backquote",
    "title: %a\n": "2:8 yaml: a value cannot begin with `%`",
    "title: *a* b\n": "2:8 yaml: a value cannot begin with `*`",
    "title: **a** b\n": "2:8 yaml: a value cannot begin with `*`",
    "title: & b\n": "2:8 yaml: a value cannot begin with `&`",
    "title: !a b\n": "2:8 yaml: a value cannot begin with `!`",
    "title: |a\n": "2:8 yaml: text cannot follow `|` or `>` on the same line",
    "title: ? a\n": "2:8 yaml: a value cannot begin with `?`",
    "title: {{ name }}\n": "2:9 yaml: nothing fills in what is between `{{` and `}}`",
    "title: [sic] b\n": "2:14 yaml: text continues after the closing bracket",
    "title: A\ntags: [a, b\n": "3:7 yaml: this bracket is not closed, or an entry in it has no comma after it",
    "title:A\n": "2:6 yaml: this colon has no space after it",
    "title: A\nslug:b\n": "3:5 yaml: this colon has no space after it",
    "title = A\n": "2:7 yaml: a key is followed by `:`, not by `=`",
    "title: A\ntitle: B\n": "3:1 duplicate-key: the key `title` is written twice",
    "<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> other\n": (
        "2:1 merge-conflict: git could not merge this file: both versions are in it, of `HEAD` and `other`"
    ),
}
"""The lines before the rest of an article, with the one thing that is wrong."""


@pytest.mark.parametrize("before", NAMED)
def test_named_at_its_place(before: str) -> None:
    """There is one message, and it says what is wrong at the character where it is."""
    _, problems = read(f"---\n{before}{REST}")
    said = [f"{each.where.line}:{each.where.column} {each.check}: {each.message}" for each in problems]
    wanted = NAMED[before]
    if wanted is None:
        assert said == ["3:1 empty-value: `slug` is empty"]
    else:
        assert [wanted] == said
    assert all(each.fix for each in problems)


FENCES = {
    f"\u200b---\ntitle: A\n{REST}": "1:1 a zero-width space (U+200B) is beside this `---`",
    f"\n---\ntitle: A\n{REST}": "2:1 the front matter begins too late",
    f"\u2013\u2013\u2013\ntitle: A\n{REST}": "1:1 front matter does not begin with `\u2013\u2013\u2013`",
    f"\u2014\ntitle: A\n{REST}": "1:1 front matter does not begin with `\u2014`",
    f"-----\ntitle: A\n{REST}": "1:1 front matter does not begin with `-----`",
    f"title: A\n{REST}": "1:1 the line `---` above the front matter is missing",
    '+++\ntitle = "A"\n+++\nText.\n': "1:1 front matter in TOML is not read",
    '{"title": "A"}\n\nText.\n': "1:1 front matter in JSON is not read",
    "---\ntitle: A\nsummary: B\n...\nText.\n": "4:1 this line does not close the front matter",
    "---\ntitle: A\nsummary: B\n\u2014\nText.\n": "4:1 this line does not close the front matter",
    "---\ntitle: A\nsummary: B\n\u00a0---\nText.\n": "4:1 this line does not close the front matter",
    "---\ntitle: A\nsummary: B\n\nText.\n": "1:1 the front matter that begins here is not closed",
    f"---\ntitle: A\nsummary: B\n---\n\n---\ntags: [a]\n{REST}": "6:1 a second front matter begins here",
    "---\ntitle:A\nsummary:B\n---\nText.\n": "2:6 this colon has no space after it",
}


@pytest.mark.parametrize("text", FENCES)
def test_lines_round_the_front_matter(text: str) -> None:
    """A line that looks like one of the two is named, and so is front matter for another program."""
    _, problems = read(text)
    assert [FENCES[text]] == [f"{each.where.line}:{each.where.column} {each.message}" for each in problems]


HARMLESS = (
    f"\ufeff---\ntitle: A\n{REST}",
    f"---\ntitle: A\n{REST}".replace("\n", "\r\n"),
    f"---\ntitle : A\n{REST}",
    f"---\ntitle:\tA\n{REST}",
    f"---\ntitle: A # a remark, as #1\n{REST}",
    f"---\n#title: Z\ntitle: A\n#slug: b\n{REST}",
    f"---\n#############\ntitle: A ## ###\n{REST}",
    f'---\ntitle: A\ntags: ["#1", C#, a#b, "b #2"]\n{REST}',
    f"---\ntitle: A\ntags:\n  # - one\n  - two\n{REST}",
    f"---\ntitle: A\ntags: [“a” and “b”, '“c”', don\u2019t]\n{REST}",
    "---\ntitle: A\nsummary: |\n  B #1\n  \u2013 c\n---\nText.\n",
    "---\ntitle: A\nsummary: B\n---\n---\n\nText after a line.\n\n---\n",
    f"---\ntitle: A\n{REST}\n```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n```\n",
)


@pytest.mark.parametrize("text", HARMLESS)
def test_no_false_alarm(text: str) -> None:
    """Remarks, line ends of Windows, signs in quotes or in blocks, and signs inside of words are no mistakes."""
    article, problems = read(text)
    assert not problems
    assert article is not None
    assert article.title == "A"


def test_all_markers_of_a_conflict_are_named_once() -> None:
    """The lines to delete are counted, those of the common ancestor too, and the branches are named."""
    part = "<<<<<<< HEAD\nOne.\n||||||| 1a2b3c\nNone.\n=======\nTwo.\n>>>>>>> my-branch\n"
    _, problems = read(f"---\ntitle: A\n{REST}\n{part}\n{part}")
    assert [each.message for each in problems] == [
        "git could not merge this file: both versions are in it, of `HEAD` and `my-branch`"
    ]
    assert problems[0].fix == (
        "keep the words that are right, and delete the lines 7, 9, 11, 13, 15, 17, 19 and 21, which git added"
    )


def test_many_comments_take_little_time() -> None:
    """Each comment is looked at once, however long the text is."""
    text = "title: A\n" + "#a\n" * 50_000 + "  #b\n" * 50_000
    _, problems = read(f"---\n{text}{REST}")
    assert not problems
