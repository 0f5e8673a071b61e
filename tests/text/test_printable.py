"""Words of others on a terminal, in the log of a workflow and in JSON: they are shown, and command nothing.

Rooms: builder/text.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder import report
from builder.changes.flow.compare_advice import compare_advice
from builder.changes.front_matter import FieldChange
from builder.changes.model import Became, ContentChanges, FileChanges, PageChanges, SourceChanges, Unreadable
from builder.changes.prose.compare_prose import compare_prose
from builder.changes.prose.documents import of_text
from builder.changes.show.advice import advice_as_json, advice_as_markdown, advice_as_text
from builder.changes.show.content_as_json import changes_as_json
from builder.changes.show.content_as_markdown import changes_as_markdown
from builder.changes.show.content_as_text import changes_as_text
from builder.flows.compile import compile_flow
from builder.flows.drawing import outline
from builder.flows.model import Flow
from builder.problems import Location, Problem
from builder.site import Article, Document
from builder.text.printable import json_text, one_line, printable, safe_lines
from tests.flows.naive import flow_of
from tests.history.pages import SITE, WHOLE_FLOW, A, article
from tests.history.repositories import Commit, git, make
from tests.knowledge_bases import run_builder
from tests.properties import examples

HOSTILE = st.text(
    st.sampled_from("\x1b\x9b\r\n\t\x85\u2028\u202e\u2066\u200d\udcff\ud800:#[%`") | st.characters(codec=None),
    max_size=30,
) | st.sampled_from(
    ["a\n::error file=x::forged", "::stop-commands::x", "  ::error::x", "##[error]x", "\x1b]0;x\x07", "x\r##[group]y",
     "a\x1b[31mred", "\u202egnp.exe", "caf\udce9.md", "\ud83d", "[-x-] {+y+}\n::debug::z"]
)  # fmt: skip
COMMANDS = re.compile(r"^\s*::|##\w*\[", re.MULTILINE)
CONTROLS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
COLOURS = re.compile(r"\x1b\[(?:0|1|3[1236])m")
TEXT = """
format: 1
title: T
summary: S
questions:
  keen:
    ask: Keen?
    options: {"yes": "Yes", "no": "No"}
rules:
  - {id: keen, when: {keen: "yes"}, advise: a}
  - {otherwise: b}
"""
FLOW = flow_of(TEXT)
TURNED = flow_of(TEXT.replace("advise: a", "advise: b"))


def is_safe(printed: str) -> bool:
    """True if a terminal and the log of a workflow obey nothing in it."""
    return not COMMANDS.search(printed) and not CONTROLS.search(COLOURS.sub("", printed))


def is_sound_json(text: str) -> object:
    """The value of strict JSON in strict UTF-8."""
    assert not COMMANDS.search(text)
    assert not CONTROLS.search(text)
    found = json.loads(text.encode("utf-8").decode("utf-8"))
    json.dumps(found, ensure_ascii=False).encode("utf-8")  # no half of a character either
    return found


def changes_of(word: str) -> ContentChanges:
    """A change of everything that a stranger can name."""
    fields = [FieldChange(word, word, word)]
    prose = compare_prose(of_text("one two"), of_text(f"one {word} three"))
    named = Article(word, word, word, word, word, Document(word, of_text(word)), at=word)
    page = PageChanges(named, Became.MOVED, word, fields, prose)
    new = PageChanges(named, Became.NEW, why=word)
    return ContentChanges(
        word, word, "", "", [page, new],
        [SourceChanges(word, Became.CHANGED, word, fields, [word])],
        [Unreadable(word, word, word, word)], True, [FileChanges(word, Became.NEW)],
    )  # fmt: skip


def worded(flow: Flow, word: str) -> Flow:
    """A flow that says some word wherever it can."""
    questions = {
        id_: replace(each, ask=word, options=tuple(replace(option, label=word, clause=word) for option in each.options))
        for id_, each in flow.questions.items()
    }
    return replace(flow, title=word, questions=questions)


@settings(max_examples=examples(67), deadline=None)
@given(HOSTILE, st.booleans())
def test_a_diff_obeys_nobody(word: str, colour: bool) -> None:
    """Whatever files, branches, titles, sources and words say, in each of the formats."""
    changes = changes_of(word)
    shown = safe_lines(changes_as_text(changes, 40, colour=colour))
    assert is_safe(shown)
    assert sum(line.startswith("Other files:") for line in shown.split("\n")) == 1
    assert is_safe(changes_as_markdown(changes))
    is_sound_json(changes_as_json(changes))


@settings(max_examples=examples(33), deadline=None)
@given(HOSTILE)
def test_a_diff_of_a_flow_obeys_nobody(word: str) -> None:
    """Neither does an outline."""
    comparison = compare_advice(worded(FLOW, word), worded(TURNED, word))
    assert comparison.moved
    for text in advice_as_text(comparison), advice_as_markdown(comparison):
        assert is_safe(safe_lines(text))
        assert len(text.split("\n")) < 14
    is_sound_json(advice_as_json(comparison))


@settings(max_examples=examples(67), deadline=None)
@given(HOSTILE)
def test_problems_obey_nobody(word: str) -> None:
    """In every format of `builder check`; the annotations are one line each, which only we begin."""
    problem = Problem(Location(word, 1, 1), "check", word, word, word, also=((Location(word), word),))
    for text in report.full([problem], lambda _: [word]), report.concise([problem]):
        assert is_safe(safe_lines(text))
        assert len(text.split("\n")) <= 11
    annotated = report.github([problem])
    assert not CONTROLS.search(annotated)
    assert ["::error file="] == re.findall(r"^::error file=", annotated, re.MULTILINE)
    assert annotated.count("\n") == 1
    is_sound_json(report.as_json([problem]))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("caf\udce9.md", "caf\\xe9.md"),
        ("a\nb", "a\ufffdb"),
        ("nai\u0308ve 日本 \U0001f3fd", "nai\u0308ve 日本 \U0001f3fd"),
        ("a\u200bb", "a\ufffdb"),
    ],
    ids=["no encoding", "line break", "letters", "invisible"],
)
def test_names(text: str, shown: str) -> None:
    """A name is shown to the last byte, and what is invisible in it is seen."""
    assert shown == printable(text)


def test_prose() -> None:
    """Joiners are spelling, line breaks are spaces, and U+FFFD is in the place of all else that has no shape."""
    assert "\u0645\u06cc\u200c\u062e a b\ufffd" == one_line("\u0645\u06cc\u200c\u062e a\nb\x1b")


def test_json_loses_nothing() -> None:
    """Invisible characters are escaped, and only bytes that are no character are replaced."""
    text = "\x1b\u202e\u200d\x85 é \U000e0041"
    assert text == json.loads(json_text(text))
    assert ["\\xff", "\ufffd", "##[x]"] == json.loads(json_text(["\udcff", "\ud800", "##[x]"], indent=None))


def test_commands_line_by_line(tmp_path: Path) -> None:
    """A file whose name is a command, and a byte of no encoding: named by every command that names files."""
    root = make(tmp_path / "kb", [Commit("2026-11-20", {**SITE, **WHOLE_FLOW, A: article()})])
    git(root, "config", "user.name", "Editor")
    git(root, "config", "user.email", "editor@example.org")
    folder = os.fsencode(root / "content/articles/decide")
    for name in (b"a\n::error file=x::forged.png", b"caf\xe9.png", b"\x1b[31mred.png", b"##[error]x.png"):
        Path(os.fsdecode(os.path.join(folder, name))).write_bytes(b"x")  # noqa: PTH118 - pathlib joins no bytes
    for command in (["diff", "HEAD"], ["release", "x", "--note", "x", "--dry-run"], ["check", "--format", "concise"]):
        done = run_builder(root, *command)
        assert is_safe(done.stdout + done.stderr), command
    assert "caf\\xe9.png" in run_builder(root, "diff", "HEAD").stdout
    found = is_sound_json(run_builder(root, "diff", "HEAD", "--format", "json").stdout)
    assert isinstance(found, dict)
    assert {"content/articles/decide/caf\\xe9.png", "content/articles/decide/a\n::error file=x::forged.png"} <= {
        each["file"] for each in found["files"]
    }


@settings(max_examples=examples(17), deadline=None)
@given(HOSTILE)
def test_an_outline_is_ours(word: str) -> None:
    """A line break in a title or a label begins no line."""
    flow = worded(FLOW, word)
    text = outline(flow, compile_flow(flow))
    assert is_safe(safe_lines(text))
    assert len(text.split("\n")) == 6
