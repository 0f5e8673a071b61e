"""Outcomes read what their messages read: a question that only a message needs is asked after the outcome."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.flows.walk import walk
from builder.load.knowledge_base import load_site
from builder.site import FlowPage
from tests.knowledge_bases import write_files

FLOW = """format: 1
title: Pick
summary: One question, and one for the words to send.
questions:
  ready: {ask: Are you ready?, choose: yes-no}
  late: {ask: Are you late?, choose: yes-no}
rules:
  - {id: away, when: {ready: yes}, advise: go}
  - {id: rest, otherwise: stay}
outcomes:
  go: {title: Go, verdict: Go., messages: [plain, coming], advice: Take a coat.}
  stay: {title: Stay, verdict: Stay., advice: Drink tea.}
"""
FRONT = "---\ntitle: A message\nsummary: Words.\noccasion: Go\n%s---\n## Text\n\nI am coming.\n"
PART = "\n::: when {late: yes}\nI am late.\n:::\n"


@pytest.fixture
def pick(tmp_path: Path) -> FlowPage:
    """A flow with two messages, one of which reads an answer."""
    write_files(tmp_path, {
        "content/site.yaml": "title: Site\n",
        "content/flows/pick/flow.yaml": FLOW,
        "content/messages/plain.md": FRONT % "",
        "content/messages/coming.md": FRONT % "flow: pick\n" + PART,
    })  # fmt: skip
    site, problems = load_site(tmp_path)
    assert problems == ()
    (flow,) = site.flows
    return flow


def test_it_is_asked_for_the_message(pick: FlowPage) -> None:
    """After the one outcome that has the message, and not before."""
    answers = {"ready": ("yes",)}
    position = walk(pick.diagram, answers)
    assert position.reference < 0
    assert pick.follow_ups.askable == {"go": ("late",)}
    assert pick.follow_ups.follow("go", position.asked, answers).next == "late"


def test_the_places_of_its_conditions(pick: FlowPage) -> None:
    """They come after those of the paragraphs; a message that reads nothing has no place."""
    go = pick.outcomes["go"]
    assert len(go.reads) == 1
    assert go.first_read_by("coming") == 0
    assert go.first_read_by("plain") is None
    assert pick.is_whole
