"""Impossible ways through a tree: a question asked twice (`asks-twice`), a guard on the unasked (`unasked`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.model import Flow, Go
from builder.flows.tree import Case, CompiledTree
from builder.flows.ways import ways
from builder.flows.witness import answers_in_words
from builder.problems import Problem


def impossible_ways(tree: CompiledTree, flow: Flow) -> Iterator[Problem]:
    """Each with a way on which it happens."""
    if tree.twice:
        questions, case = tree.twice
        back = _last(tree, flow, questions[-2:], case)
        way = " → ".join(f"`{question}`" for question in questions)
        message = f"this way comes back to `{back.to}`: {way}, for example: {answers_in_words(flow, case)}"
        fix = "let it lead elsewhere; no reader can be asked the same question twice"
        yield Problem(back.where, "asks-twice", message, fix, why="the second answer could contradict the first")
    for unasked, case in tree.unasked.items():
        example = f"for example not with: {answers_in_words(flow, case)}"
        message = f"this guard reads `{unasked.question}`, which is not asked on every way to here, {example}"
        fix = f"ask `{unasked.question}` on every way to here, or guard by what was asked"
        yield Problem(unasked.go.where, "unasked", message, fix)


def _last(tree: CompiledTree, flow: Flow, step: tuple[str, ...], case: Case) -> Go:
    """The `go` that leads from one question to the next for some answers."""
    found = (
        go
        for go, (question, option) in ways(flow).items()
        if (question, go.to) == step and go in tree.taken and (not option or option in case[question])
    )
    return next(found)
