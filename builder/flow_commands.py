"""What the `builder flow` commands do and say."""

from __future__ import annotations

from pathlib import Path

import click

from builder.build import read_and_check
from builder.flows import counts
from builder.flows.batch import read_answer
from builder.flows.model import Question
from builder.flows.walk import walk
from builder.problems import Problem, did_you_mean
from builder.site import FlowPage


def read_flows(root: Path, slug: str | None) -> tuple[list[FlowPage], list[Problem]]:
    """The flow of that name, or all, and the problems of their folders; a name that does not exist is wrong usage."""
    site, problems = read_and_check(root)
    folder = root / "content/flows"
    slugs = sorted(child.name for child in folder.iterdir() if child.is_dir()) if folder.is_dir() else []
    if slug is not None and slug not in slugs:
        raise click.UsageError(f"there is no flow `{slug}`; {did_you_mean(slug, slugs, 'there is no flow at all')}")
    if slug is not None:
        problems = [p for p in problems if p.where.file.startswith(f"content/flows/{slug}/")]
    else:
        problems = [p for p in problems if p.where.file.startswith("content/flows/")]
    return [page for page in site.flows if slug in (None, page.flow.slug)], problems


def proof(page: FlowPage) -> str:
    """What holds for a flow, counted over all combinations of answers."""
    flow, diagram = page.flow, page.diagram
    total = counts.combinations(diagram)
    fewest = counts.fewest_questions(diagram)[diagram.root] if diagram.root >= 0 else 0
    most = counts.most_questions(diagram)[diagram.root] if diagram.root >= 0 else 0
    per_outcome: dict[str, int] = {}
    for leaf, count in zip(diagram.leaves, counts.combinations_per_leaf(diagram), strict=True):
        name = leaf.outcome or "(no outcome)"
        per_outcome[name] = per_outcome.get(name, 0) + count
    width = max(map(len, per_outcome))
    lines = [
        f"{flow.slug}: {total:,} combinations of answers, {len(diagram.nodes)} nodes",
        f"  questions asked: {fewest} at least, {counts.average_questions(diagram):.2f} on average, {most} at most",
    ]
    lines += [f"  {name:<{width}}  {count:>15,}  {count / total:7.2%}" for name, count in per_outcome.items()]
    return "\n".join(lines)


def interview(page: FlowPage) -> None:
    """Ask the questions on the terminal, one after the other, and print the advice."""
    answers: dict[str, tuple[str, ...]] = {}
    position = walk(page.diagram, answers)
    while position.reference >= 0:
        question = page.flow.questions[page.diagram.question(position.reference)]
        most = counts.most_questions(page.diagram)[position.reference]
        click.echo(f"\n{question.ask}  ({'the last question' if most == 1 else f'at most {most} questions'})")
        for number, option in enumerate(question.option_ids, start=1):
            click.echo(f"  {number}  {question.option(option).label}")
        answers[question.id] = _ask(page, question)
        position = walk(page.diagram, answers)
    leaf = page.diagram.leaves[~position.reference]
    assert leaf.outcome is not None, "a flow with gaps is not run"
    outcome = page.outcomes[leaf.outcome]
    rule = next(rule for rule in page.flow.rules if rule.id == leaf.rule)
    click.echo(f"\n{outcome.verdict}\n")
    if rule.because:
        click.echo(f"Why: {rule.because}")
    click.echo(f"Outcome: {outcome.id} (rule {rule.id}), asked: {', '.join(position.asked)}")


def _ask(page: FlowPage, question: Question) -> tuple[str, ...]:
    """Read one answer: numbers or ids, several with commas where several can be ticked."""
    prompt = "Numbers, with commas" if question.many else "Number"
    while True:
        words = [word.strip() for word in click.prompt(prompt).split(",")]
        ids = question.option_ids
        named = [ids[int(w) - 1] if w.isdigit() and 0 < int(w) <= len(ids) else w for w in words]
        answer = read_answer(page.flow, question.id, named)
        if isinstance(answer, tuple):
            return answer
        click.echo(f"  {answer}")
