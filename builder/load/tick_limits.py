"""Read what limits the ticks of a question: `exclusive: true` on options that are ticked alone, and `at-most: n`."""

from __future__ import annotations

from collections.abc import Sequence

from builder.flows.model import Option
from builder.load.fields import Fields
from builder.load.located import Mapping as MappingNode


def read_exclusive(question: Fields) -> tuple[str, ...]:
    """The ids of the options that are ticked alone."""
    found = []
    options = question.node_of("options")
    for key, node in options.entries if isinstance(options, MappingNode) else ():
        if isinstance(node, MappingNode) and node.get("exclusive") is not None:
            option = Fields(node, "this option", ("exclusive", *(key.text for key, _ in node.entries)), key.where)
            if question.take(option.result(option.boolean("exclusive", otherwise=False))):
                found.append(key.text)
    return tuple(found)


def check_exclusive(question: Fields) -> None:
    """Report exclusive options of a question that takes one answer."""
    options = question.node_of("options")
    for _, node in options.entries if isinstance(options, MappingNode) else ():
        if isinstance(node, MappingNode) and node.get("exclusive") is not None:
            where = next(key.where for key, _ in node.entries if key.text == "exclusive")
            message = "this question takes one answer, so that each option excludes the others"
            question.problem(where, "wrong-value", message, "remove `exclusive`, or write `choose: many`")


def check_tree(flow: Fields) -> None:
    """Report limits in a tree, whose ways are taken by options that can all be ticked together."""
    questions = flow.node_of("questions")
    for _, question in questions.entries if isinstance(questions, MappingNode) else ():
        options = question.get("options") if isinstance(question, MappingNode) else None
        groups = [question, *(node for _, node in options.entries)] if isinstance(options, MappingNode) else [question]
        for key, _ in (entry for group in groups if isinstance(group, MappingNode) for entry in group.entries):
            if key.text in ("at-most", "exclusive"):
                fix = "remove it, or decide by `rules`"
                flow.problem(key.where, "wrong-value", f"in a tree, `{key.text}` has no meaning", fix)


def read_at_most(question: Fields, options: Sequence[Option]) -> int | None:
    """The most options that can be ticked; None where all can."""
    number = question.integer("at-most")
    if number is None or 1 <= number < len(options) or not options:
        return number
    if number < 1:
        message, fix = f"`at-most` is {number}, so that nothing could be ticked", "write 1 or more"
    else:
        message = f"`at-most` is {number}, and there are {len(options)} options to tick"
        fix = "remove it, or write a smaller number"
    question.problem(question.where("at-most"), "wrong-value", message, fix)
    return None
