"""`builder flow run`: answer a flow on the terminal, or run it over a file of answers."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from builder.commands.flow.named_flow import named_flow
from builder.commands.root import Root
from builder.text.printable import one_line
from builder.text.say import say

if TYPE_CHECKING:
    from builder.flows.model import Question
    from builder.site import FlowPage


@click.command("run")
@click.argument("slug", metavar="FLOW")
@click.option(
    "--answers",
    type=click.File("r", encoding="utf-8", errors="replace"),
    help="File with one JSON object per line; - is standard input.",
)
@click.pass_obj
def run(root: Root, slug: str, answers: Sequence[str] | None) -> None:
    """Answer a flow here, or run it over a file of answers.

    The exit code is 1 if a line had an error; the other lines are answered all the same.

    \b
    Example: builder flow run attend-or-cancel --answers answers.jsonl
    """
    from builder.flows.batch import run_lines

    page = named_flow(root, slug)
    if answers is None:
        interview(page)
        return
    wrong = False
    for reply in run_lines(page.flow, page.diagram, answers):
        click.echo(reply.json)
        wrong |= reply.is_error
    sys.exit(1 if wrong else 0)


def interview(page: FlowPage) -> None:
    """Ask one question after another; print the advice, its reasons, and the answers that would change it."""
    from builder.flows.counts import most_questions
    from builder.flows.walk import walk

    most = most_questions(page.diagram)
    answers: dict[str, tuple[str, ...]] = {}
    position = walk(page.diagram, answers)
    while position.reference >= 0:
        question = page.flow.questions[page.diagram.question(position.reference)]
        left = most[position.reference]
        say(f"\n{one_line(question.ask)}  ({'the last question' if left == 1 else f'at most {left} questions'})")
        for number, option in enumerate(question.option_ids, start=1):
            say(f"  {number}  {one_line(question.option(option).label)}")
        answers[question.id] = _ask(page, question)
        position = walk(page.diagram, answers)
    say("\n".join(["", *map(one_line, _advice(page, answers))]))


def _ask(page: FlowPage, question: Question) -> tuple[str, ...]:
    """Read one answer: a number or an id, or several with commas if the question takes several."""
    from builder.flows.batch import read_answer

    prompt = question.kind.prompt
    while True:
        words = [word.strip() for word in click.prompt(prompt).split(",")]
        ids = question.option_ids
        named = [ids[int(w) - 1] if w.isdecimal() and 0 < int(w) <= len(ids) else w for w in words]
        answer = read_answer(page.flow, question.id, named)
        if isinstance(answer, tuple):
            return answer
        say(f"  {one_line(answer)}")


def _advice(page: FlowPage, answers: dict[str, tuple[str, ...]]) -> list[str]:
    """The verdict, the reason in the reader's own answers, and the changes of one answer."""
    from builder.flows.counterfactuals import counterfactuals
    from builder.flows.sufficient_reason import sufficient_reason
    from builder.flows.walk import walk
    from builder.flows.witness import answers_in_words, answers_of

    flow, diagram = page.flow, page.diagram
    position = walk(diagram, answers)
    leaf = diagram.leaves[~position.reference]
    assert leaf.outcome is not None, "a flow with gaps is not run"
    lines = [page.outcomes[leaf.outcome].verdict, ""]
    lines += [f"Why: {rule.because}" for rule in flow.rules if rule.id == leaf.rule and rule.because]
    reason = sufficient_reason(diagram, position.values, leaf.outcome)
    because = answers_of(diagram.variables, [(variable, position.values[variable]) for variable in reason])
    lines.append(f"Because: {answers_in_words(flow, because)}")
    found = counterfactuals(flow, diagram, answers)
    lines.append("What would change this:" if found else "No single other answer would change this.")
    for change in found:
        label = flow.questions[change.question].option(change.option).label
        to = change.outcome or f"asks “{flow.questions[change.next].ask}”, then {' or '.join(change.possible)}"
        lines.append(f"  {flow.questions[change.question].ask} “{label}” → {to}")
    rule = f" (rule {leaf.rule})" if leaf.rule else ""
    return [*lines, "", f"Outcome: {leaf.outcome}{rule}, asked: {', '.join(position.asked)}"]
