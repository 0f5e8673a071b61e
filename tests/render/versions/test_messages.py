"""Versions of messages, and of the flows whose outcomes name them.

Rooms: builder/history/follow, builder/history/states, builder/render/versions/messages.py.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.history.history import read_history
from tests.history.pages import FLOW, OUTCOME, SITE, STAY, WHOLE_FLOW, A, article, flow, outcome, page
from tests.history.repositories import Commit, make
from tests.knowledge_bases import run_builder
from tests.render.versions.test_lasting_addresses import published

LATE, OTHER = "content/messages/late.md", "content/messages/other.md"
PART = "\n::: when {mood: bad}\nI am sad.\n:::\n"


def message(words: str = "I am late.", more: str = "") -> str:
    """A message."""
    return f"---\ntitle: Late\nsummary: You come later.\noccasion: On the way\n{more}---\n## Text\n\n{words}\n"


def text_of(html: str) -> str:
    """The words of some HTML."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html.partition("<main")[2]))


def test_a_message_that_changed_makes_versions_of_flows_that_name_it(tmp_path: Path) -> None:
    """An outcome with a file of its own counts like one inside the flow; another message makes no version."""
    inside = flow().replace("advise: go", "advise: in")
    inside += "outcomes:\n  in: {title: In, verdict: In., messages: other, advice: A.}\n"
    whole = {**WHOLE_FLOW, STAY: outcome("Stay.", "messages: [late]\n"), LATE: message(), OTHER: message()}
    root = make(tmp_path / "kb", [
        Commit("2026-11-20", whole),
        Commit("2026-11-21", {OTHER: message("Other.")}),
        Commit("2026-11-22", {LATE: message("I am later.")}),
        Commit("2026-11-23", {FLOW: inside, STAY: outcome("Stay."), OUTCOME: None}),
        Commit("2026-11-24", {LATE: message("I am even later.")}),
        Commit("2026-11-25", {OTHER: message("Another.")}),
    ])  # fmt: skip
    history = read_history(root)
    versions = [(v.name, v.own) for v in page(history, FLOW).versions]
    assert versions == [("2026-11-20", True), ("2026-11-22", False), ("2026-11-23", True), ("2026-11-25", False)]
    assert [v.name for v in page(history, LATE).versions] == ["2026-11-20", "2026-11-22", "2026-11-24"]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of a knowledge base whose message, and then the flow that it reads, were changed."""
    reads = "flow: pick\n"
    named = {**WHOLE_FLOW, STAY: outcome("Stay.", "messages: late\n")}
    clauses = "mood: {ask: How?, options: {good: Good, bad: {label: Bad, clause: you feel bad}}}"
    return published(make(tmp_path_factory.mktemp("messages") / "kb", [
        Commit("2026-11-20", {**SITE, **named, A: article(), LATE: message("One." + PART, reads)}),
        Commit("2026-11-21", {LATE: message("Two." + PART, reads)}),
        Commit("2026-11-22", {FLOW: flow(clauses)}),
        Commit("2026-11-23", {LATE: message("Three." + PART, reads)}),
    ]))  # fmt: skip


def test_old_message(pages: dict[str, str]) -> None:
    """It is shown as it stood, with the conditions of its time in words, a banner, and a link to what changed."""
    old, newer = (text_of(pages[f"messages/late/v/{day}/"]) for day in ("2026-11-20", "2026-11-21"))
    assert "One." in old
    assert "This is the version of" in old
    assert "If you answered “Bad” to “How is your mood?”" in old
    assert "Two." in newer
    assert "If you feel bad" in text_of(pages["messages/late/"])
    assert "Goes with this advice" not in old


def test_differences(pages: dict[str, str]) -> None:
    """The history of the message shows its words that changed, and that of the flow the message's."""
    own, of_flow = (text_of(pages[f"{page}/history/"]) for page in ("messages/late", "flows/pick"))
    assert own.count("What changed") >= 2
    assert re.search(r"\[removed: One\. \] \[added: Two\. \]", own)
    assert "What it rests on changed" in of_flow
    assert "Message “Late”" in of_flow
    assert re.search(r"\[removed: Two \] \[added: Three \]", of_flow)


def test_diff(tmp_path: Path) -> None:
    """`builder diff` shows the words of a message with its conditions, told from before to now."""
    reads = "flow: pick\n"
    named = {**SITE, **WHOLE_FLOW, STAY: outcome("Stay.", "messages: late\n"), LATE: message("One." + PART, reads)}
    root = make(
        tmp_path / "kb", [Commit("2026-11-20", named), Commit("2026-11-21", {LATE: message("Two." + PART, reads)})]
    )
    said = run_builder(root, "diff", "HEAD~1").stdout
    assert "messages/late" in said
    assert "One" in said
    assert "Two" in said
