"""A direct reading of the answers that a flow takes over from the one before: §27 and §28 of flow-semantics.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.flows.model import Flow
from builder.flows.next_flow import NextFlow
from tests.flows.naive_reader import Ask, go_along, way_through

Answers = Mapping[str, Sequence[str]]


def taken(next_flow: NextFlow, counted: Answers, flow: Flow) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """§27: the answers of the next flow, and the ticks of its questions that are asked all the same."""
    answers: dict[str, list[str]] = {}
    ticks: dict[str, list[str]] = {}
    for question in flow.questions.values():
        entries = [carry for carry in next_flow.carry if carry.to.id == question.id and carry.question in counted]
        named = [theirs.id for carry in entries for _, theirs in carry.options]
        held = [theirs.id for carry in entries for own, theirs in carry.options if own in counted[carry.question]]
        tells = [tell for tell in next_flow.tell if tell.to.id == question.id]
        held += [option.id for tell in tells for option in tell.options]
        if question.kind.name != "checkbox":
            answers |= {question.id: held[:1]} if held else {}
            continue
        options = [option.id for option in question.options]
        ticked = [option for option in options if option in held]
        if tells or "none" in held or all(option in named for option in options):
            answers[question.id] = ticked or ["none"]
        elif ticked:
            ticks[question.id] = ticked
    return answers, ticks


def first_left(flow: Flow, answers: Answers) -> str | None:
    """§28: the question that comes first, before the outcome; None where it is known."""
    _, end = go_along(way_through(flow), {question: tuple(options) for question, options in answers.items()})
    return end.single.question if isinstance(end, Ask) else None
