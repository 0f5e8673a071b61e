"""Check `was`: the former ids of questions and options stay retired."""

from __future__ import annotations

from builder.load.located import Mapping, Node, Scalar, Sequence
from builder.problems import Problem


def check_former_ids(questions: Mapping, found: list[Problem]) -> None:
    """A former id that is in use again would give old answers a new meaning."""
    _check(questions, "a question", found)
    for _, question in questions.entries:
        options = question.get("options") if isinstance(question, Mapping) else None
        if isinstance(options, Mapping):
            _check(options, "an option", found)


def _check(named: Mapping, kind: str, found: list[Problem]) -> None:
    """Compare what each of some questions or options was called with what they are called now."""
    now = {key.text: key.where for key, _ in named.entries}
    for _, node in named.entries:
        for former in _former(node):
            if former.text in now:
                message = f"`{former.text}` is a former id that {kind} has again"
                fix = f"choose another id for it, or take `{former.text}` out of `was`"
                why = "answers given under this id before would be taken for answers of today"
                also = ((now[former.text], kind),)
                found.append(Problem(former.where, "retired-id", message, fix, why, also=also))


def _former(node: Node) -> list[Scalar]:
    """The entries of `was` that can be read."""
    was = node.get("was") if isinstance(node, Mapping) else None
    items = was.items if isinstance(was, Sequence) else (was,)
    return [item for item in items if isinstance(item, Scalar)]
