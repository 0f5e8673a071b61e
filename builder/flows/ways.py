"""The ways on from the questions of a tree, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.flows.model import Flow, Go, Question


def ways_of(question: Question) -> Iterator[tuple[str, Go]]:
    """The ways on from a question in the order they are tried: those of each option, then its own."""
    for option in question.options:
        for go in option.go:
            yield option.id, go
    for go in question.go:
        yield "", go


def ways(flow: Flow) -> Mapping[Go, tuple[str, str]]:
    """Every `go` of a flow with its question and its option, if it belongs to one."""
    return {go: (question.id, option) for question in flow.questions.values() for option, go in ways_of(question)}
