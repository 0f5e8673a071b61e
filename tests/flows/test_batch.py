"""Answers in, advice out, a line at a time."""

from __future__ import annotations

import json

import pytest

from builder.flows.batch import answerer, run_lines
from builder.flows.compile import compile_flow
from builder.flows.follow_ups import FollowUps
from tests.flows.naive import flow_of

FLOW = flow_of(
    """
format: 1
title: T
summary: S
questions:
  trouble:
    ask: Trouble?
    choose: many
    options: {late: Late, lost: Lost}
  keen:
    ask: Keen?
    options: {"yes": "Yes", "no": "No"}
rules:
  - {id: late, when: {trouble: late}, advise: a}
  - {id: keen, when: {keen: "yes"}, advise: b}
  - {otherwise: c}
"""
)

DIAGRAM = compile_flow(FLOW)
NOTHING_AFTER = FollowUps(FLOW, DIAGRAM, {}, {})
LATE = {
    "outcome": "a",
    "rule": "late",
    "asked": ["trouble"],
    "because": ["trouble"],
    "changes": [{"question": "trouble", "option": "late", "next": "keen", "possible": ["b", "c"]}],
}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('{"trouble": ["late", "lost"]}', LATE),
        ('{"trouble": "late"}', LATE),
        (
            '{"trouble": ["none"], "keen": "no"}',
            {
                "outcome": "c",
                "rule": "rule-3",
                "asked": ["trouble", "keen"],
                "because": ["trouble", "keen"],
                "changes": [
                    {"question": "trouble", "option": "late", "outcome": "a"},
                    {"question": "keen", "option": "yes", "outcome": "b"},
                ],
            },
        ),
        ("{}", {"next": "trouble", "at_most": 2, "possible": ["a", "b", "c"]}),
        ('{"trouble": ["lost"]}', {"next": "keen", "at_most": 1, "possible": ["b", "c"]}),
        ('{"trouble": ["lost"], "keen": "yep"}', {"error": "`keen` has no option `yep`; did you mean `yes`?"}),
        ('{"keem": "no"}', {"error": "there is no question `keem`; did you mean `keen`?"}),
        ('{"keen": ["yes", "no"]}', {"error": "the question `keen` takes one answer"}),
        (
            '{"trouble": ["none", "late"]}',
            {"error": "the question `trouble` takes `none` alone, never with another option"},
        ),
        ('{"trouble": []}', {"error": "the answer to `trouble` must be an option's id or a list of them"}),
        ('{"keen": 1}', {"error": "the answer to `keen` must be an option's id"}),
        ('{"keen": [["yes"]]}', {"error": "the answer to `keen` must be an option's id"}),
        ("[1]", {"error": 'a line of answers is an object, like {"question": "option"}'}),
    ],
)
def test_a_line_is_answered(line: str, expected: dict[str, object]) -> None:
    """Every kind of line gets its answer."""
    assert expected == json.loads(answerer(FLOW, DIAGRAM, NOTHING_AFTER)(line).json)


def test_what_is_no_json_is_an_error_of_its_line() -> None:
    """The reader of the output learns what is wrong, and the next line is answered; blank lines say nothing."""
    lines = ["{\n", "[" * 100_000 + "\n", "\n", '{"\\ud800": 1}\n', '{"trouble": "late"}\n']
    replies = list(run_lines(FLOW, DIAGRAM, NOTHING_AFTER, lines))
    first, second, odd, third = (json.loads(reply.json) for reply in replies)
    assert [reply.is_error for reply in replies] == [True, True, True, False]
    assert odd["error"].startswith("there is no question `\ufffd`")
    assert first["error"].startswith("this line is not JSON: ")
    assert second["error"].startswith("this line is not JSON: ")
    assert LATE == third
