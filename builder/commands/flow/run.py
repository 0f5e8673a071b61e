"""`builder flow run`: answer a flow on the terminal, or run it over a file of answers."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from builder.commands.flow.named_flow import named_flow
from builder.commands.root import Root
from builder.text.printable import one_line
from builder.text.say import say

if TYPE_CHECKING:
    from builder.flows.answers import Answers
    from builder.flows.model import Question
    from builder.flows.walk import Position
    from builder.site import FlowPage, OutcomePage


@click.command("run")
@click.argument("slug", metavar="FLOW")
@click.option(
    "--answers",
    type=click.File("r", encoding="utf-8", errors="replace"),
    help="File with one JSON object per line; - is standard input.",
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day from which days are counted, as 2026-11-23; today by default.",
)
@click.pass_obj
def run(root: Root, slug: str, answers: Sequence[str] | None, today: datetime.datetime | None) -> None:
    """Answer a flow here, or run it over a file of answers.

    The exit code is 1 if a line had an error; the other lines are answered all the same.

    \b
    Example: builder flow run attend-or-cancel --answers answers.jsonl
    """
    from builder.check import today as clock
    from builder.flows.batch import run_lines
    from builder.flows.collected_batch import run_collected

    page, day = named_flow(root, slug), today.date() if today else clock.today()
    if answers is None:
        (interview_collected if page.collected else interview)(page, day)
        return
    wrong, collected = False, page.collected
    replies = (
        run_collected(page.flow, collected, answers, day)
        if collected
        else run_lines(page.flow, page.diagram, page.follow_ups, answers, day)
    )
    for reply in replies:
        click.echo(reply.json)
        wrong |= reply.is_error
    sys.exit(1 if wrong else 0)


def interview(page: FlowPage, today: datetime.date) -> None:
    """Ask one question after another; print the advice, its reasons, and the answers that would change it.

    Once the advice is known, Enter alone leaves out the questions that only make it fit better.
    """
    follow_ups, asking = page.follow_ups, page.asking
    answers: dict[str, tuple[str, ...]] = {}
    position = asking.walk(answers)
    while position.reference >= 0:
        left = asking.at_most(position.reference, follow_ups.still_open(position.asked, position.counted))
        question = page.flow.questions[asking.question(position.reference)]
        answers[question.id] = _ask(page, question, left, today, position.counted)
        position = asking.walk(answers)
    outcome = _outcome(page, position)
    after = follow_ups.follow(outcome.id, position.asked, answers)
    if after.next:
        say(f"\nYour advice is settled: {one_line(outcome.verdict)}")
        say("What follows only makes it fit you better; Enter alone shows the advice now.")
    while after.next:
        answer = _ask(page, page.flow.questions[after.next], len(after.open), today, after.counted, skip=True)
        if not answer:
            break
        answers[after.next] = answer
        after = follow_ups.follow(outcome.id, position.asked, answers)
    say("\n".join(["", *map(one_line, _advice(page, answers, after.asked, today))]))


def interview_collected(page: FlowPage, today: datetime.date) -> None:
    """Ask one question after another; print the items that apply, by group, each with its reason."""
    from builder.flows.witness import answers_in_words

    collected, flow = page.collected, page.flow
    assert collected is not None, "only a flow that collects is run like this"
    answers: dict[str, tuple[str, ...]] = {}
    position = collected.position(answers)
    while position.next is not None:
        answers[position.next] = _ask(
            page, flow.questions[position.next], position.at_most, today, collected.counted(answers)
        )
        position = collected.position(answers)
    if not position.given:
        say(f"\n{one_line(page.outcomes[flow.nothing].verdict)}")
    for group in flow.groups.values():
        items = [item.id for item in group.items if item.id in position.given]
        if items:
            say(f"\n{one_line(group.title)}")
        for id_ in items:
            typed = {question: flow.questions[question].kind.is_typed for question in collected.because(id_, answers)}
            because = {question: answers[question][: 1 if one else None] for question, one in typed.items()}
            say(f"  {one_line(page.outcomes[id_].title)} ({id_})")
            say(f"    because: {one_line(answers_in_words(flow, because))}")
    say(f"\nItems: {len(position.given)}, asked: {', '.join(position.asked) or 'nothing'}")


def _outcome(page: FlowPage, position: Position) -> OutcomePage:
    outcome = page.diagram.leaves[~position.reference].outcome
    assert outcome is not None, "a flow with gaps is not run"
    return page.outcomes[outcome]


def _ask(
    page: FlowPage, question: Question, left: int, today: datetime.date, before: Answers, *, skip: bool = False
) -> tuple[str, ...]:
    """Ask and read one answer: a number or an id, or several with commas if the question takes several.

    Offered are the options that exist together with the answers `before`. With `skip`, nothing is an answer, too.
    """
    from builder.flows.batch import read_answer
    from builder.flows.counting import offered

    say(f"\n{one_line(question.ask)}  ({'the last question' if left == 1 else f'at most {left} questions'})")
    if question.kind.is_typed:
        return _typed(page, question, today, skip=skip)
    ids = offered(page.diagram, before, question.id, question.option_ids)
    for number, option in enumerate(ids, start=1):
        say(f"  {number}  {one_line(question.option(option).label)}")
    while True:
        given = click.prompt(question.kind.prompt, default="" if skip else None, show_default=False)
        if skip and not given.strip():
            return ()
        words = [word.strip() for word in given.split(",")]
        named = [ids[int(w) - 1] if w.isdecimal() and 0 < int(w) <= len(ids) else w for w in words]
        answer = read_answer(page.flow, question.id, named)
        if isinstance(answer, tuple) and (missing := [each for each in answer if each not in ids]):
            answer = f"`{missing[0]}` does not apply after the answers before"
        if isinstance(answer, tuple):
            return answer
        say(f"  {one_line(answer)}")


def _typed(page: FlowPage, question: Question, today: datetime.date, *, skip: bool) -> tuple[str, ...]:
    """Read the values that are typed, one after the other."""
    from builder.flows.batch import read_answer

    while True:
        given: dict[str, str] = {}
        for id_, prompt in question.kind.prompts.items():
            given[id_] = click.prompt(one_line(prompt), default="" if skip else None, show_default=False)
        if skip and not "".join(given.values()).strip():
            return ()
        answer = read_answer(page.flow, question.id, given.get("", given), today)
        if isinstance(answer, tuple):
            return answer
        say(f"  {one_line(answer)}")


def _advice(
    page: FlowPage, answers: dict[str, tuple[str, ...]], after: tuple[str, ...], today: datetime.date
) -> list[str]:
    """The verdict, whom its paragraphs are for, the reason in the reader's own answers, and what would change it."""
    from builder.flows.answer_slots import with_answers
    from builder.flows.counterfactuals import counterfactuals
    from builder.flows.sufficient_reason import sufficient_reason
    from builder.flows.witness import answers_in_words, answers_of

    flow, diagram, asking = page.flow, page.diagram, page.asking
    position = asking.walk(answers)
    leaf, outcome = diagram.leaves[~position.reference], _outcome(page, position)
    asked = (*position.asked, *after)
    counted = {question: answers[question] for question in asked}
    verdict = with_answers(outcome.verdict_filled or outcome.verdict, flow, counted)
    lines = [verdict, *_paragraphs(outcome, counted), *_figures(page, counted, today), ""]
    because = [rule.because_filled or rule.because for rule in flow.rules if rule.id == leaf.rule and rule.because]
    lines += [f"Why: {with_answers(reason, flow, counted)}" for reason in because]
    reason = sufficient_reason(diagram, position.values, outcome.id)
    given = answers_of(diagram.variables, [(variable, position.values[variable]) for variable in reason])
    lines.append(f"Because: {answers_in_words(flow, given)}")
    found = counterfactuals(flow, asking, answers)
    lines.append("What would change this:" if found else "No single answer that can be acted on would change this.")
    for change in found:
        label = flow.questions[change.question].option(change.option).label
        to = change.outcome or f"asks “{flow.questions[change.next].ask}”, then {' or '.join(change.possible)}"
        lines.append(f"  {flow.questions[change.question].ask} “{label}” → {to}")
    lines += [f"Next: {each.label} ({each.slug(outcome.file)})" for each in flow.outcomes[outcome.id].next]
    rule = f" (rule {leaf.rule})" if leaf.rule else ""
    return [*lines, "", f"Outcome: {outcome.id}{rule}, asked: {', '.join(asked) or 'nothing'}"]


def _figures(page: FlowPage, counted: Answers, today: datetime.date) -> list[str]:
    """The figures that can be worked out."""
    from builder.flows.figures.evaluate import Evaluation

    flow, leaf = page.flow, page.diagram.leaves[~page.asking.walk(counted).reference]
    work = Evaluation(flow.figures, flow.rates, counted, today)
    found = [(flow.figures[id_], work.figure(id_)) for id_ in flow.outcomes[leaf.outcome or ""].figures]
    return [f"  {figure.label}: {figure.words(value)}" for figure, value in found if value is not None]


def _paragraphs(outcome: OutcomePage, counted: Answers) -> list[str]:
    """The conditions of paragraphs that hold, and of those that may; nobody can say so of points."""
    from builder.flows.walk import possible_outcomes

    lines = []
    for place, (words, condition) in enumerate(outcome.conditions):
        possible = possible_outcomes(condition, condition.root, counted)
        if possible == ["yes"]:
            lines.append(f"  More for you, since {words}.")
        elif len(possible) > 1 and place not in outcome.weighed:
            lines.append(f"  More if {words}.")
    return lines
