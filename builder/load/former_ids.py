"""Check `was`: the former ids of questions and options stay retired."""

from __future__ import annotations

from collections.abc import Iterator

from builder.load.located import Mapping, Node, Scalar, Sequence
from builder.problems import Problem


def reused_ids(questions: Mapping) -> Iterator[Problem]:
    """Former ids that are in use again, which would give old answers a new meaning."""
    yield from _reused(questions, "a question")
    for _, question in questions.entries:
        options = question.get("options") if isinstance(question, Mapping) else None
        if isinstance(options, Mapping):
            yield from _reused(options, "an option")


def _reused(named: Mapping, kind: str) -> Iterator[Problem]:
    """Compare the former ids of some questions or options with the ids of today."""
    now = {key.text: key.where for key, _ in named.entries}
    for _, node in named.entries:
        for former in _former(node):
            if former.text in now:
                message = f"`{former.text}` is a former id that {kind} has again"
                fix = f"choose another id for it, or take `{former.text}` out of `was`"
                why = "answers given under this id before would be taken for answers of today"
                also = ((now[former.text], kind),)
                yield Problem(former.where, "retired-id", message, fix, why=why, also=also)


def _former(node: Node) -> list[Scalar]:
    """The entries of `was` that can be read."""
    was = node.get("was") if isinstance(node, Mapping) else None
    items = was.items if isinstance(was, Sequence) else (was,)
    return [item for item in items if isinstance(item, Scalar)]
