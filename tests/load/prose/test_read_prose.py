"""The words of pages, each with its place.

Rooms: builder/load/prose, builder/load/prose_rules.py.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.build import find_problems_and_judge
from builder.load.knowledge_base import load_site
from builder.load.positions import Positions
from builder.load.prose.markdown_passages import markdown_passages
from builder.load.prose.read_prose import read_prose
from builder.problems import Location
from builder.render.options import Options
from builder.site.prose import ProsePassage
from builder.text.words import LEFT_OUT
from tests.knowledge_bases import ARTICLE, CASES, run_builder, write_files

FILE = "content/articles/decide/go.md"
EVERYTHING = CASES / "good/everything"


def passages(text: str) -> list[ProsePassage]:
    """The passages of some Markdown."""
    return list(markdown_passages(Positions(text, Location(FILE, 1))))


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("**Go** _now_, ~~not~~ then.", "Go now, not then."),
        ("Run `rm`, or <https://example.org>.", f"Run {LEFT_OUT}, or {LEFT_OUT}."),
        ("As [they say](https://example.org/say 'say so') it [@smith; @jones].", "As they say it."),
        ("Call [help:samaritans] today.", f"Call {LEFT_OUT} today."),
        ("One\ntwo<br>three <!-- four --> five.", "One two three five."),
        ("See ![a picture](a.png) it.[^1]\n\n[^1]: A note.", "See  it."),
        ("- [ ] Do it", " Do it"),
        ("Tea &amp; cake \\* milk", "Tea & cake * milk"),
        ('"So" it', "“So” it"),
    ],
)
def test_words_alone(markdown: str, words: str) -> None:
    """Marks, addresses, comments and code are no words."""
    assert passages(markdown)[0].text == words


@pytest.mark.parametrize(
    "markdown",
    [
        "Some **bold** words, a [link of words](https://example.org/goal 'goal') [@goal, p. 4] and `code` by the goal!",
        "> 1. quoted\n>\n>    and ~~struck~~ &lt; \\_ <https://goal.example> ![goal](goal.png)\n>    goal!",
        "| a | b |\n| --- | --- |\n| x \\| y | [z](goal) goal! |",
        "::: note A title\n- one <!-- goal goal goal goal goal goal goal goal goal goal -->\n  two *three* goal!\n:::",
        "Term\n: The \"goal\" 's [help:goal] [w][goal] goal!\n\n[goal]: https://example.org/goal",
        "A note.[^goal] goal!\n\n[^goal]: Another.",
    ],
)  # fmt: skip
def test_places_are_true(markdown: str) -> None:
    """The last word that is read is found where it is in the file."""
    where = [each.place(each.text.index("goal!")) for each in passages(markdown) if "goal!" in each.text]
    lines = markdown.split("\n")
    assert [lines[each.line - 1][each.column - 1 :][:5] for each in where] == ["goal!"]


def test_kinds() -> None:
    """Headings, quotations and boxes are told apart; fenced code and conditions are no passages."""
    text = "## Title\n\n> Quoted\n\n::: note Named\nInside\n:::\n\n::: when {a: b}\nSometimes\n:::\n\n```\ncode\n```\n"
    found = [(each.text, each.level, each.quoted, each.boxes) for each in passages(text)]
    assert found == [
        ("Title", 2, False, ()),
        ("Quoted", 0, True, ()),
        ("Named", 0, False, ()),
        ("Inside", 0, False, ("note",)),
        ("Sometimes", 0, False, ("when",)),
    ]


def test_every_file_with_words_is_read() -> None:
    """Articles, flows with their outcomes and blocks, messages, and what belongs to the site."""
    site = load_site(EVERYTHING).value
    files = {file.split("/")[1].partition(".")[0] for file, found in read_prose(EVERYTHING, site).items() if found}
    assert files == {"articles", "blocks", "flows", "help", "messages", "site"}


def test_limits_that_cannot_be(tmp_path: Path) -> None:
    """Each is reported, and the usual one holds."""
    write_files(tmp_path, {
        FILE: ARTICLE,
        "content/site.yaml": "title: T\nprose:\n  grade: 99\n  figures: {x: ''}\n  avoid: {y: [z]}\n  odd: 1\n",
    })  # fmt: skip
    said = run_builder(tmp_path, "check", "--format", "concise").stdout
    assert "content/site.yaml:3:3: error[wrong-value]: `grade` is 99; write a number from 1 to 20, like 8" in said
    assert "content/site.yaml:4:16: error[empty-value]: `x` has no reason; write the reason after it" in said
    assert "content/site.yaml:5:14: error[wrong-type]: `y` is a list, not text" in said
    assert "error[unknown-key]" in said
    assert load_site(tmp_path).value.settings.prose.grade == 8


PIECES = st.sampled_from(
    [*"*_`[]()<>!#|\\&;:@^~-\"'“”\n\t .…", "::: note\n", ":::\n", "[@a]", "[help:a]", "](x)", "![a](b)", "<!--", "-->",
     "```\n", "> ", "- ", "1. ", "| a |\n| --- |\n", "£5", "50%", "3 of 5", "simply", "[^1]", "[^1]: n\n", "\0", "😀",
     "\N{RIGHT-TO-LEFT OVERRIDE}", "word ", "Dr. ", "<https://a.b>", "[here](c)", "\n\n", "---\n", "{x}", "&nbsp;"]
)  # fmt: skip
HOSTILE = st.lists(PIECES | st.text(max_size=5), max_size=60).map("".join)


@given(HOSTILE)
def test_any_markdown_has_passages_with_places(text: str) -> None:
    """Each character of each passage has a place on a line of the text."""
    lines = text.count("\n") + 1
    for each in passages(text):
        for position in range(len(each.text) + 1):
            where = each.place(position)
            assert 1 <= where.line <= lines
            assert where.column >= 1


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(HOSTILE, HOSTILE)
def test_no_check_of_prose_fails(body: str, value: str) -> None:
    """Whatever is in a page or in a value of YAML, there are problems or none."""
    quoted = value.replace("'", "''").replace("\n", " ")
    with TemporaryDirectory() as folder:
        root = write_files(Path(folder), {
            "content/site.yaml": f"title: T\nnotice: '{quoted}'\nwelcome: '{quoted}'\n",
            FILE: f"---\ntitle: T\nsummary: '{quoted}'\n---\n{body}\n",
        })  # fmt: skip
        for problem in find_problems_and_judge(root, Options()).problems:
            assert problem.where.column >= 1
