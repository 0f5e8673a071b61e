"""The five formats in which problems are shown.

Rooms: builder/problems.py.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from builder.problems import Location, Problem, Severity
from builder.report import MARKDOWN_LIMIT, as_json, concise, full, github, markdown, summary
from tests.knowledge_bases import run_builder, write_files

FILE = "content/a.md"
PROBLEMS = [
    Problem(Location("content", 0), "empty-folder", "nothing is here", "add something"),
    Problem(
        Location(FILE, 2, 5), "broken-link", "`x.md` does not exist", "did you mean `y.md`?", "it was moved",
        Severity.WARNING, ((Location(FILE, 1, 1), "the first one"), (Location("content/b.md"), "the other file")),
    ),
]  # fmt: skip


def lines(file: str) -> list[str]:
    """The lines of the only file there is."""
    return ["# One", "see [x](x.md)", "", "\tindented", "日本 wide", "x" * 300] if file == FILE else []


def at(line: int, column: int, message: str = "m") -> Problem:
    """A problem at a place of that file."""
    return Problem(Location(FILE, line, column), "check", message, "f")


def test_full() -> None:
    """For people: the line, a caret, why, what to do, what else belongs to it, and a count."""
    assert (
        full(PROBLEMS, lines)
        == """\
content: error[empty-folder]: nothing is here
  fix: add something

content/a.md:2:5: warning[broken-link]: `x.md` does not exist
    2 | see [x](x.md)
            ^
  why: it was moved
  fix: did you mean `y.md`?
  see: content/a.md:1:1: the first one
  see: content/b.md: the other file

1 error, 1 warning
"""
    )


def test_full_without_problems() -> None:
    """Silence would look like a crash."""
    assert full([], lines) == "no problems\n"


def test_concise() -> None:
    """One line each."""
    assert (
        concise(PROBLEMS)
        == """\
content: error[empty-folder]: nothing is here; add something
content/a.md:2:5: warning[broken-link]: `x.md` does not exist; did you mean `y.md`?
"""
    )


def test_json() -> None:
    """For programs: everything, and null for the place of a whole file."""
    assert json.loads(as_json(PROBLEMS)) == [
        {
            "file": "content", "line": None, "column": None, "severity": "error", "check": "empty-folder",
            "message": "nothing is here", "why": "", "fix": "add something", "also": [],
        },
        {
            "file": FILE, "line": 2, "column": 5, "severity": "warning", "check": "broken-link",
            "message": "`x.md` does not exist", "why": "it was moved", "fix": "did you mean `y.md`?",
            "also": [
                {"file": FILE, "line": 1, "column": 1, "what": "the first one"},
                {"file": "content/b.md", "line": None, "column": None, "what": "the other file"},
            ],
        },
    ]  # fmt: skip


def test_github() -> None:
    """Workflow commands, in which some characters have a meaning."""
    odd = Problem(Location("content/a,b:c.md", 1, 2), "check", "100 %\nof it", "a: b, c")
    assert github([*PROBLEMS, odd]) == (
        "::error file=content,title=empty-folder::nothing is here; add something\n"
        "::warning file=content/a.md,line=2,col=5,title=broken-link::`x.md` does not exist; did you mean `y.md`?\n"
        "::error file=content/a%2Cb%3Ac.md,line=1,col=2,title=check::100 %25%0Aof it; a: b, c\n"
    )


def test_github_names_files_from_the_top_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also those of a knowledge base in a folder of it, with `--root`."""
    write_files(tmp_path, {"docs/content/site.yaml": "tagline: No title\n"})
    for folder, root, named in ((".", "docs", "docs/content"), ("docs", ".", "content")):
        monkeypatch.chdir(tmp_path / folder)
        said = run_builder(Path(root), "check", "--format", "github").stdout
        assert {name.partition("/site")[0] for name in re.findall("file=([^,]*)", said)} == {named}


def test_excerpts() -> None:
    """The caret stands below the character, whatever stands before it."""
    shown = full([at(4, 2), at(5, 4), at(3, 1), at(9, 1), at(2, 14)], lines)
    assert (
        shown
        == """\
content/a.md:4:2: error[check]: m
    4 |  indented
         ^
  fix: f

content/a.md:5:4: error[check]: m
    5 | 日本 wide
             ^
  fix: f

content/a.md:3:1: error[check]: m
  fix: f

content/a.md:9:1: error[check]: m
  fix: f

content/a.md:2:14: error[check]: m
    2 | see [x](x.md)
                     ^
  fix: f

5 errors
"""
    )


def test_a_long_line_is_cut_around_its_caret() -> None:
    """Nobody scrolls sideways for a caret."""
    _, excerpt, caret, *_ = full([at(6, 200)], lines).split("\n")
    assert len(excerpt) == len("    6 | ") + 100
    assert caret == " " * (len("    6 | ") + 65) + "^"


def test_what_a_terminal_would_obey_is_not_printed() -> None:
    """Neither from a message, nor from a source line, nor from the name of a file."""
    text = "a\x1b[31mb\r\u202ec\u200d"
    problem = Problem(Location(f"content/{text}.md", 1, 1), "check", text, text, text, also=((Location(text), text),))
    for shown in (full([problem], lambda _: [text]), concise([problem])):
        assert "a\ufffd[31mb\ufffd\ufffdc\ufffd" in shown
        assert not {"\x1b", "\r", "\u202e", "\u200d"} & set(shown)


def test_a_long_quotation_is_cut() -> None:
    """A value of a megabyte is no message."""
    assert concise([at(1, 1, f"`{'x' * 100_000}` is long")]) == f"{FILE}:1:1: error[check]: `{'x' * 60}…` is long; f\n"


def test_style() -> None:
    """Colour is for parts of the text only; without it the text is the same."""
    styled = full(PROBLEMS, lines, lambda text, part: f"<{part}>{text}</{part}>")
    assert "<where>content/a.md:2:5</where>: <warning>warning[broken-link]</warning>: `x.md`" in styled
    assert "<warning>^</warning>" in styled
    assert "<fix>  fix: add something</fix>" in styled


def test_summary() -> None:
    """Counts, in the singular and the plural."""
    assert summary([]) == "no problems"
    assert summary(PROBLEMS[:1]) == "1 error"
    assert summary([*PROBLEMS, *PROBLEMS]) == "2 errors, 2 warnings"


def test_markdown() -> None:
    """For an editor without a terminal: the mistake, its place and line, what to do; warnings folded, words escaped."""
    assert (
        markdown(PROBLEMS, lines).replace("\u200b", "")
        == """\
### 1 mistake keeps this from being published

Readers still see the site as it was. To correct it, go to “Files changed”, choose “Edit file” from the menu “…” of \
the file, and save to the same branch. Then this comment is written anew.

- **content**: nothing is here

  **What to do:** add something

<details><summary>1 warning: a reason to look, but no reason not to publish</summary>

- **content/a\\.md, line 2**: <strong>x\\.md</strong> does not exist

  > see \\[x\\]\\(x\\.md\\)

  Why: it was moved

  **What to do:** did you mean <strong>y\\.md</strong>?

  See content/a\\.md\\:1\\:1: the first one

  See content/b\\.md: the other file

</details>
"""
    )


@pytest.mark.parametrize(
    ("column", "expected"), [(1, r"word word .* word …"), (500, r"… word .* word …"), (999, r"… word .* word")]
)
def test_markdown_cuts_between_words(column: int, expected: str) -> None:
    """A long line is cut around the place, and no word of it is."""
    shown = markdown([at(1, column)], lambda file: [" ".join(["word"] * 200)])
    (quoted,) = re.findall(r"^  > (.*)$", shown, re.MULTILINE)
    assert re.fullmatch(expected, quoted)
    assert set(quoted.split()) == {"word", *("…" if "…" in quoted else "")}
    assert len(quoted) <= 104


def test_markdown_without_problems() -> None:
    """No word: it is a part of a comment, which may have nothing else to say."""
    assert markdown([], lines) == ""


@pytest.mark.parametrize("severity", list(Severity))
def test_markdown_is_bounded(severity: Severity) -> None:
    """Whatever is wrong, and however much of it, errors and warnings together."""
    problem = replace(at(6, 150, "日本" * 30), severity=severity)
    for number in (1, 20, 500):
        shown = markdown([problem] * number + PROBLEMS, lines)
        assert len(shown.encode()) <= MARKDOWN_LIMIT
        assert shown.count("</details>") == 1
        assert ("more\n" in shown) == (number > 20)
    assert f"{number + 1:,} mistakes keep" in shown or f"{number + 1:,} warnings" in shown


def test_words_of_a_stranger_stay_words() -> None:
    """In the file's name, the message, the source line and the fix."""
    evil = "<img src=x> @team #1 [a](https://evil.example)\n\n`x`\n# b \x1b[2J"
    shown = markdown([Problem(Location(evil, 1), "check", evil, evil, evil)], lambda file: [evil])
    html = MarkdownIt().render(shown)
    assert shown.count("<strong>") == shown.count("</strong>") == 4
    assert not re.search(r"<(?!/?(?:h3|p|ul|li|strong|blockquote)>)", html)
    assert not re.search(r"@\w|#\d|://", shown)
    assert "\x1b" not in shown
