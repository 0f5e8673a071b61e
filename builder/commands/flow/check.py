"""`builder flow check`: prove flows and count their combinations."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from builder.commands.flow.named_flow import named_flows
from builder.commands.root import Root
from builder.problems import has_errors
from builder.text.counted import plural
from builder.text.printable import one_line
from builder.text.say import say

if TYPE_CHECKING:
    from builder.site import FlowPage

PROVED = ("broken-law", "scenario")
"""The ids of the problems of laws and scenarios."""


@click.command("check")
@click.argument("slug", required=False, metavar="[FLOW]")
@click.option("--order", is_flag=True, help="Also look for an order that asks fewer questions; slow for large flows.")
@click.pass_obj
def check(root: Root, slug: str | None, order: bool) -> None:
    """Prove one flow or all flows, and count their combinations.

    \b
    Example: builder flow check attend-or-cancel
    """
    flows, problems = named_flows(root, slug)
    if problems:
        root.tell(problems)
    for page in flows:
        failed = sum(problem.check in PROVED and problem.where.file == page.file for problem in problems)
        say("\n".join(map(one_line, report_collected(page, failed) if page.collected else report(page, failed))))
        if order and not page.collected:
            say("\n".join(map(one_line, better_order(page))))
    sys.exit(1 if has_errors(problems) else 0)


def report(page: FlowPage, failed: int = 0) -> list[str]:
    """The proofs of a flow, counted over all combinations of answers; `failed` of its laws and scenarios failed."""
    from builder.flows import counts
    from builder.flows.equivalent_options import equivalent_options

    flow, diagram = page.flow, page.diagram
    total = counts.combinations(diagram)
    per_outcome: dict[str, int] = {}
    for leaf, count in zip(diagram.leaves, counts.combinations_per_leaf(diagram), strict=True):
        given = leaf.outcome or "(no outcome)"
        per_outcome[given] = per_outcome.get(given, 0) + count
    width = max(map(len, per_outcome))
    follow_ups = page.follow_ups
    asked = page.length
    ticks = f" ({asked.unticked:.2f} where nothing is ticked)" if any(v.checkbox for v in diagram.variables) else ""
    known = "" if asked.fewest is None else f"{asked.fewest} at least, {asked.average:.2f} on average{ticks}, "
    inexact = ", where only the last number has those after the outcome: they are too many to count"
    name = f"{flow.slug} (draft)" if flow.draft else flow.slug
    lines = [
        f"{name}: {plural(total, 'combination')} of answers, {plural(len(diagram.nodes), 'node')}",
        f"  questions asked: {known}{asked.most} at most{inexact if known and not asked.exact else ''}",
    ]
    lines += [f"  asked after {outcome}: {', '.join(after)}" for outcome, after in follow_ups.askable.items()]
    lines += [f"  {given:<{width}}  {count:>15,}  {count / total:7.2%}" for given, count in per_outcome.items()]
    for question, options in equivalent_options(diagram, [c for o in page.outcomes.values() for c in o.reads]):
        if flow.questions[question].kind.is_typed:
            continue  # ranges that only laws or paragraphs tell apart
        lines.append(f"  always act alike: {', '.join(options)} of {question}")
    held = f"{plural(len(flow.laws), 'law')}, {plural(len(flow.scenarios), 'scenario')}"
    return [*lines, f"  checked: {held}{f'; {failed} of these failed' if failed else ''}"]


def report_collected(page: FlowPage, failed: int = 0) -> list[str]:
    """The proofs of a flow that collects: how many combinations give each item, and how many none."""
    from builder.flows import counts
    from builder.flows.collected import questions_read

    flow, collected = page.flow, page.collected
    assert collected is not None, "only a flow that collects has items"
    total = counts.combinations(collected.nothing)
    nodes = sum(len(diagram.nodes) for diagram in collected.items.values())
    name = f"{flow.slug} (draft)" if flow.draft else flow.slug
    size = f"{plural(len(collected.items), 'item')}, {plural(nodes, 'node')}"
    lines = [f"{name}: {plural(total, 'combination')} of answers, {size}"]
    lines.append(f"  questions asked: {len(questions_read(collected))} at most")
    width = max(map(len, page.outcomes))
    for id_, diagram in (*collected.items.items(), (flow.nothing, collected.nothing)):
        per_leaf = zip(diagram.leaves, counts.combinations_per_leaf(diagram), strict=True)
        count = sum(number for leaf, number in per_leaf if leaf.outcome == "yes")
        lines.append(f"  {id_:<{width}}  {count:>15,}  {count / total:7.2%}")
    held = f"{plural(len(flow.laws), 'law')}, {plural(len(flow.scenarios), 'scenario')}"
    return [*lines, f"  checked: {held}{f'; {failed} of these failed' if failed else ''}"]


def better_order(page: FlowPage) -> list[str]:
    """An order of the questions that asks fewer on average, if one was found."""
    from builder.flows.counts import average_questions
    from builder.flows.reorder_questions import reorder_questions

    if page.tree:
        return ["  order: the options of this flow say what is asked next"]
    if page.flow.proof_order:
        return ["  order: this flow has too many states to compare orders of its questions"]
    order, average = reorder_questions(page.flow)
    if order == list(page.flow.questions):
        return ["  order: moving one question does not ask fewer"]
    now = average_questions(page.diagram, ticked=False)
    before = " before the advice" if page.follow_ups.askable else ""
    return [f"  order: {', '.join(order)} asks {average:.2f} questions on average{before} instead of {now:.2f}"]
