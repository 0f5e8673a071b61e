"""What makes a tree impossible to walk: a way that asks twice (`asks-twice`), a guard on the unasked (`unasked`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.model import Flow
from builder.flows.tree import Tree
from builder.problems import Problem


def impossible_ways(tree: Tree, flow: Flow) -> Iterator[Problem]:
    """Each with the questions of a way on which it happens."""
    if tree.twice:
        way = " → ".join(f"`{question}`" for question in tree.twice)
        place = flow.questions[tree.twice[0]].where
        yield Problem(place, "asks-twice", f"a way comes back to a question: {way}", "let one of these lead elsewhere",
                      "the second answer could contradict the first")  # fmt: skip
    for go, question in dict.fromkeys((unasked.go, unasked.question) for unasked in tree.unasked):
        message = f"this guard reads `{question}`, which is not asked on every way to here"
        yield Problem(go.where, "unasked", message, "ask it before, or guard by what was asked")
