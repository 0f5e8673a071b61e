"""A tree and two flows that share a block, walked as a reader and an editor would: by answers, and page by page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.commands.main import main
from tests.knowledge_bases import CASES, run_builder

TREE, BLOCKS = CASES / "good/tree", CASES / "good/blocks"
ALL = ["ask", "stop", "answer"]

STEPS = [
    ({}, {"next": "contact", "at_most": 4, "possible": ALL}),
    ({"contact": "chat"}, {"next": "known", "at_most": 3, "possible": ALL}),
    ({"contact": "chat", "known": "no"}, {"next": "signs", "at_most": 1, "possible": ["stop", "answer"]}),
    ({"contact": "chat", "known": "yes"}, {"next": "money", "at_most": 2, "possible": ALL}),
    ({"contact": "applied"}, {"next": "money", "at_most": 1, "possible": ["ask", "answer"]}),
]
"""Answers, and what is asked next."""

ENDS = [
    ({"contact": "applied", "money": "no"}, "answer", ["contact", "money"], ["contact", "money"]),
    ({"contact": "applied", "money": "yes", "known": "no"}, "ask", ["contact", "money"], ["contact", "money"]),
    ({"contact": "chat", "known": "yes", "money": "yes"}, "stop", ["contact", "known", "money"], None),
    (
        {"contact": "chat", "known": "yes", "money": "no", "signs": ["none"]},
        "answer",
        ["contact", "known", "money", "signs"],
        ["money", "signs"],
    ),
    (
        {"contact": "chat", "known": "yes", "money": "no", "signs": "hurry"},
        "ask",
        ["contact", "known", "money", "signs"],
        None,
    ),
    ({"contact": "chat", "known": "no", "signs": ["pay"]}, "stop", ["contact", "known", "signs"], None),
    (
        {"contact": "chat", "known": "no", "signs": "none", "money": "yes"},
        "answer",
        ["contact", "known", "signs"],
        None,
    ),
]
"""Answers, the outcome, what was asked on the way, and the reason where it is not all of that."""

CHANGES = [
    {"question": "contact", "option": "applied", "next": "money", "possible": ["ask", "answer"]},
    {"question": "known", "option": "yes", "next": "money", "possible": ["ask", "stop"]},
    {"question": "signs", "option": "pay", "outcome": "answer"},
]
"""The answers that would change the advice for a stranger who pays far too much."""


def run(root: Path, flow: str, *answers: object) -> list[dict[str, object]]:
    """The output of `builder flow run` for each line of answers."""
    lines = "".join(json.dumps(line) + "\n" for line in answers)
    result = CliRunner().invoke(main, ["--root", str(root), "flow", "run", flow, "--answers", "-"], input=lines)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_what_is_asked_next() -> None:
    """Each question comes only on the ways that lead to it."""
    assert [said for _, said in STEPS] == run(TREE, "message", *(answers for answers, _ in STEPS))


def test_where_the_answers_lead() -> None:
    """By plain ways, by guards on an option and on a question, by a fact and by a score."""
    said = run(TREE, "message", *(answers for answers, *_ in ENDS))
    expected = [(outcome, None, asked, because or asked) for _, outcome, asked, because in ENDS]
    assert expected == [(line["outcome"], line["rule"], line["asked"], line["because"]) for line in said]


def test_what_would_change_the_advice() -> None:
    """Another answer may lead to a question that was not asked."""
    (said,) = run(TREE, "message", {"contact": "chat", "known": "no", "signs": ["pay"]})
    assert CHANGES == said["changes"]


def test_a_conversation() -> None:
    """The same on a terminal, where no rule is named."""
    arguments = ["--root", str(TREE), "flow", "run", "message"]
    result = CliRunner().invoke(main, arguments, input="2\n2\n1, webmail\n", catch_exceptions=False)
    assert result.exit_code == 0
    assert "Do not answer." in result.stdout
    assert result.stdout.endswith("Outcome: stop, asked: contact, known, signs\n")


def test_two_flows_share_a_block() -> None:
    """The block's rules decide in both, each behind the rules that stand before them there."""
    in_trouble = {"trouble": ["money", "ill"]}
    (go,), (answer,) = run(BLOCKS, "go", in_trouble), run(BLOCKS, "answer", in_trouble | {"letter": "nice"})
    assert ("stop", "trapped") == (go["outcome"], go["rule"])
    assert ("wait", "ill") == (answer["outcome"], answer["rule"])


def links(site: Path, url_path: str) -> dict[str, str]:
    """The options on the page of a question, each with the address that it leads to."""
    page = (site / url_path / "index.html").read_text("utf-8")
    found = re.findall(r'<a href="([^"]*)"><span class="option-label">(.*?)</span>', page)
    return {label: str((site / url_path / href).resolve().relative_to(site.resolve())) for href, label in found}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree as a site."""
    out = tmp_path_factory.mktemp("tree") / "site"
    assert run_builder(TREE, "build", "--out", str(out)).exit_code == 0
    return out


@pytest.mark.parametrize(
    ("labels", "outcome"),
    [
        (["I applied on the employer&#39;s own site", "No"], "answer"),
        (["A message out of the blue", "No", "They are in a hurry"], "stop"),
        (["A message out of the blue", "No", "No sign of that"], "answer"),
        (
            ["A message out of the blue", "Yes", "No", "They are in a hurry", "They write from a free webmail address"],
            "stop",
        ),
    ],
)
def test_page_by_page(labels: list[str], outcome: str, site: Path) -> None:
    """Readers without JavaScript follow links to the same outcome; each step lists the boxes that still matter."""
    start = (site / "flows/message/index.html").read_text("utf-8")
    first = re.search(r'data-action="start" href="([^"]*)"', start)
    assert first
    url_path = f"flows/message/{first[1]}"
    for label in labels:
        url_path = links(site, url_path)[label]
    assert url_path == f"flows/message/outcomes/{outcome}"


def test_who_gets_an_outcome(site: Path) -> None:
    """The page of an outcome says who gets it, though no rule does."""
    page = (site / "flows/message/outcomes/ask/index.html").read_text("utf-8")
    section = re.search(r'<section class="given-when">.*?</section>', page, re.DOTALL)
    assert section
    assert re.findall(r"<li>(.*?)</li>", section[0]) == [
        "you applied yourself",
        "they asked for money or bank details",
        "you know who they are",
        "the number of odd signs comes to 1 point or less",
        "they wrote out of the blue",
        "they asked for no money",
        "you ticked something at “Is any of this true?”",
    ]
