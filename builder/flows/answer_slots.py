"""Answers in the words of outcomes: `{question}`, or `{question or words for readers without an answer}`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from builder.flows.model import Flow, Question
from builder.languages import t

SLOT = re.compile(r"\{(?P<question>[A-Za-z0-9][A-Za-z0-9-]{0,100})(?: or (?P<otherwise>[^{}\n]{1,200}))?\}")
"""A question that no flow has is read too, so that the message can say what was meant."""


def without_answers(text: str) -> str:
    """A text as it is where nobody's answers are known."""
    return SLOT.sub(lambda slot: slot["otherwise"] or "", text)


def with_answers(text: str, flow: Flow, answers: Mapping[str, Sequence[str]]) -> str:
    """A text with somebody's answers in it."""

    def filled(slot: re.Match[str]) -> str:
        question = slot["question"]
        return answer_in_words(flow.questions[question], answers.get(question, ())) or slot["otherwise"] or ""

    return SLOT.sub(filled, text)


def answer_in_words(question: Question, options: Sequence[str]) -> str:
    """The words of an answer inside of a sentence; none where nothing is ticked."""
    chosen = [option for option in question.options if option.id in options]
    words = [option.in_text or option.label for option in chosen]
    return t("scripts.flow.and").join(filter(None, (t("list.comma").join(words[:-1]), *words[-1:])))
