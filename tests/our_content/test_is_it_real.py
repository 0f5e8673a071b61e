"""The flow “Is this job or interview real?” listens, names no number to strangers, and never says “safe”."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.flows.walk import walk
from builder.site import FlowPage
from tests.knowledge_bases import ROOT
from tests.our_content.content import our_flow

FOLDER = ROOT / "content" / "flows" / "is-it-real"
ORDINARY = {
    "happened": "none", "asked": "none", "early": "none", "checked": "no", "place": "workplace",
    "contact": "applied", "messages": "own", "talk": "yes", "odd": "none",
}  # fmt: skip
"""Answers in which nothing is odd."""
HARD = ("money", "pass-on", "account", "tasks", "passport", "moved")


def flow() -> FlowPage:
    """The flow."""
    return our_flow(FOLDER.name)


def advice(**changed: str) -> tuple[str, tuple[str, ...]]:
    """The outcome of ordinary answers but for some, and the questions that were asked."""
    position = walk(flow().diagram, {question: (answer,) for question, answer in {**ORDINARY, **changed}.items()})
    return flow().diagram.leaves[~position.reference].outcome or "", tuple(position.asked)


@pytest.mark.parametrize("happened", [option.id for option in flow().flow.questions["happened"].options])
def test_what_has_happened_comes_first(happened: str) -> None:
    """Whoever has paid, shared or installed something is asked nothing more."""
    assert advice(happened=happened) == ("paid-or-shared-now", ("happened",))


@pytest.mark.parametrize("sign", HARD)
def test_a_hard_sign_needs_two_questions(sign: str) -> None:
    """Nothing else is asked, since nothing else could change the advice."""
    assert advice(asked=sign, checked="confirmed") == ("stop-and-report", ("happened", "asked"))


@pytest.mark.parametrize("sign", ["code", "id", "bank"])
@pytest.mark.parametrize("checked", ["register", "nothing", "no"])
def test_only_the_firm_itself_clears_a_sign(sign: str, checked: str) -> None:
    """A register, a website and a video call clear nothing."""
    assert advice(early=sign, checked=checked)[0] == "stop-until-checked"
    assert advice(early=sign, checked="confirmed")[0] == "ordinary-care"


@pytest.mark.parametrize("checked", ["register", "nothing", "no"])
def test_a_register_weighs_nothing(checked: str) -> None:
    """Odd things lead to the same advice, or to more care, whatever was seen in a register."""
    assert advice(contact="cold", messages="chat", odd="pay", checked=checked)[0] == "stop-until-checked"


@pytest.mark.parametrize("changed", [
    {}, {"place": "home-work"}, {"place": "remote"}, {"place": "public"}, {"messages": "webmail"},
    {"place": "home-work", "messages": "webmail"}, {"place": "home-other", "messages": "webmail"},
    {"place": "home-work", "messages": "webmail", "checked": "nothing"}, {"talk": "asked-for-text"},
])  # fmt: skip
def test_what_is_ordinary_is_no_stop(changed: dict[str, str]) -> None:
    """A home in care work, webmail, video and text lead to no stop by themselves."""
    assert advice(**changed)[0] in {"ordinary-care", "check-two-things"}


@pytest.mark.parametrize("option", [option.id for option in flow().flow.questions["also"].options])
def test_id_and_travel_decide_nothing(option: str) -> None:
    """They are asked after the advice, for a paragraph that says that they are ordinary."""
    assert "also" not in advice()[1]
    assert f"{{also: {option}}}" in (FOLDER / "ordinary-care.md").read_text("utf-8")


@pytest.mark.parametrize(("question", "outcome"), [
    ("happened", "paid-or-shared-now"), ("asked", "stop-and-report"), ("early", "stop-until-checked"),
])  # fmt: skip
def test_every_ticked_box_has_a_paragraph(question: str, outcome: str) -> None:
    """The result answers each box that a reader ticked."""
    text = (FOLDER / f"{outcome}.md").read_text("utf-8")
    options = [option.id for option in flow().flow.questions[question].options]
    assert [] == [option for option in options if f"{{{question}: {option}}}" not in text]


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.md")), ids=lambda file: file.stem)
def test_each_outcome_has_one_thing_to_do_now(file: Path) -> None:
    """It needs no telephone, and nothing is called safe."""
    (step,) = flow().outcomes[file.stem].do_now
    calls = re.search(r"\b(call|phone|ring|dial)\b", str(step.html), re.IGNORECASE)
    assert not calls or re.search(r"\b(text|app|write|email)\b", str(step.html), re.IGNORECASE)
    assert not re.search(r"\b(is|are) (quite |now )?safe\b", file.read_text("utf-8"), re.IGNORECASE)
