"""Conditions in words that follow «if»."""

from __future__ import annotations

import pytest

from builder.flows.conditions_in_words import condition_in_words
from builder.load.conditions import Names, read_condition
from builder.load.located import read_yaml
from tests.flows.naive import flow_of

FLOW = flow_of(
    """
format: 1
title: T
summary: S
questions:
  state:
    ask: State?
    choose: many
    none: Nothing of it
    options: {ill: {label: Ill, clause: you are ill}, late: {label: Late, clause: you are late}, far: Far away}
  keen:
    ask: Keen?
    options: {"yes": {label: "Yes", clause: you are keen}, "no": "No"}
facts:
  trouble: {when: {state: [ill, late]}, clause: something is wrong}
  calm: {not: trouble}
scores:
  pull: [{when: {keen: "yes"}, add: 2}]
rules: [{otherwise: a}]
"""
)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("{state: ill}", "you are ill"),
        ("{state: [late, ill]}", "you are ill or you are late"),
        ("{state: far}", "you answered “Far away” to “State?”"),
        ("{state: none}", "you answered “Nothing of it” to “State?”"),
        ("{state: ill, keen: yes}", "you are ill and you are keen"),
        ("{any: [{state: ill}, {keen: yes}]}", "you are ill or you are keen"),
        ("{not: {state: ill}}", "it is not so that you are ill"),
        ("trouble", "something is wrong"),
        ("calm", "it is not so that something is wrong"),
        ("{state: {all-of: [ill, late]}}", "you are ill and you are late"),
        ("{state: {at-least: 2, of: [ill, late, far]}}",
         "at least 2 of these hold: you are ill; you are late; you answered “Far away” to “State?”"),
        ("{pull: {at-least: 1}}", "pull is 1 or more"),
        ("{pull: {at-most: 1}}", "pull is 1 or less"),
        ("{pull: {at-least: 0, at-most: 1}}", "pull is from 0 to 1"),
    ],
)  # fmt: skip
def test_words(condition: str, words: str) -> None:
    """Each form of a condition has its words."""
    node, _ = read_yaml(condition, "flow.yaml")
    read, found = read_condition(node, Names(FLOW.questions, FLOW.facts, FLOW.scores))
    assert found == ()
    assert read is not None
    assert words == condition_in_words(read, FLOW)
