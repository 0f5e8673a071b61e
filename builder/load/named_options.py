"""Read the options of a question that are named where only they can be."""

from __future__ import annotations

from builder.flows.model import Question
from builder.flows.questions.checkbox import NONE
from builder.load.comparisons import without_options
from builder.load.fields import TEXT, wrong_type
from builder.load.former_ids import meant
from builder.load.located import Node, Scalar, Sequence
from builder.load.reader import Reader
from builder.problems import Result


def read_options(question: Question, node: Node) -> Result[tuple[str, ...]]:
    """The ids of the options that are named; none where one does not exist, or the question cannot be read.

    The name of a set stands for its options.
    """
    items = node.items if isinstance(node, Sequence) else (node,)
    reader = Reader()
    options: list[str] = []
    if question.kind.is_typed:
        reader.report(without_options(question, node.where))
        return reader.result(())
    unread = not question.options
    for item in items if question.options else ():
        if not isinstance(item, Scalar) or not item.text.strip():
            reader.report(wrong_type(item, f"an option of `{question.id}`", TEXT))
        elif item.text in question.sets:
            options += question.sets[item.text].options
            unread |= not question.sets[item.text].options
        elif item.text not in question.option_ids:
            message = f"the question `{question.id}` has no option `{item.text}`"
            former = {was: option.id for option in question.options for was in option.was}
            fix = meant(item.text, (*question.option_ids, *question.sets), former)
            if item.text == NONE:
                fix = f"`none` is there for questions with `choose: many`; {fix}"
            reader.problem(item.where, "unknown-option", message, fix)
        else:
            options.append(item.text)
    if not items:
        reader.problem(node.where, "empty-value", f"no option of `{question.id}` is named", "name at least one")
    return reader.result(() if unread or reader.problems else tuple(dict.fromkeys(options)))
