"""`builder flow diff`: whose advice changes between two versions of a flow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from builder.commands.flow.read_flow import check_slug
from builder.commands.root import Root
from builder.text.printable import json_text, one_line
from builder.text.say import say

if TYPE_CHECKING:
    from builder.changes.flow.advice import Comparison, Moved


@click.command("diff")
@click.argument("slug", metavar="FLOW")
@click.argument("revision", metavar="REV")
@click.argument("other", required=False, metavar="[REV]")
@click.option("--format", "shape", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@click.pass_obj
def diff(root: Root, slug: str, revision: str, other: str | None, shape: str) -> None:
    """Show the situations whose advice changed from one version of a flow to another.

    REV is a git revision, a flow's folder or flow.yaml, or another knowledge base; without a second one, the flow as it
    is now is compared. Example: builder flow diff attend-or-cancel HEAD~1
    """
    from builder.changes.flow.advice import compare
    from builder.commands.flow.flow_at import flow_at
    from builder.flows.expand import TooManyStatesError

    check_slug(root.folder, slug)
    old = flow_at(root.folder, slug, revision)
    new = flow_at(root.folder, slug, other or str(root.folder))
    try:
        comparison = compare(old.flow, new.flow)
    except TooManyStatesError as error:
        raise click.ClickException(f"the two versions cannot be compared: {error} in the newer order") from error
    formats = {"text": as_text, "markdown": as_markdown, "json": as_json}
    (click.echo if shape == "json" else say)(formats[shape](comparison))


def as_text(comparison: Comparison) -> str:
    """For a terminal."""
    lines = [summary(comparison)]
    for moved in comparison.moved:
        lines += ["", f"{_change(moved)}: {_count(moved.count)}", f"  rules: {_rules(moved)}"]
        lines += [f"  - {one_line(words)}" for words in moved.classes]
        lines += [f"  - and {moved.left:,} more"] if moved.left else []
        lines.append(f"  for example: {one_line(_witness(comparison, moved))}")
    return "\n".join(lines)


def as_markdown(comparison: Comparison) -> str:
    """For a pull request, with all words escaped."""
    from builder.changes.show.prose_as_markdown import escaped

    lines = [escaped(summary(comparison))]
    for moved in comparison.moved:
        lines += ["", f"### {escaped(_change(moved))}", ""]
        lines += [f"{_count(moved.count)}, by the rules {escaped(_rules(moved))}:", ""]
        lines += [f"- {escaped(words)}" for words in moved.classes]
        lines += [f"- and {moved.left:,} more"] if moved.left else []
        lines += ["", f"For example: {escaped(_witness(comparison, moved))}"]
    return "\n".join(lines)


def as_json(comparison: Comparison) -> str:
    """For programs."""
    return json_text(
        {
            "same": comparison.same,
            "new": comparison.appeared,
            "gone": comparison.gone,
            "changed": [
                {
                    "before": moved.before,
                    "after": moved.after,
                    "combinations": moved.count,
                    "classes": moved.classes,
                    "more": moved.left,
                    "witness": moved.witness,
                    "rules": [moved.rule_before, moved.rule_after],
                }
                for moved in comparison.moved
            ],
        }
    )


def summary(comparison: Comparison) -> str:
    """How much changed, in one line."""
    changed = sum(moved.count for moved in comparison.moved)
    total = changed + comparison.same
    parts = [f"The advice changes for {changed:,} of {total:,} combinations of answers"] if changed else []
    parts = parts or [f"The advice is the same for all {total:,} combinations of answers"]
    if comparison.appeared:
        parts.append(f"{comparison.appeared:,} combinations are new")
    if comparison.gone:
        parts.append(f"{comparison.gone:,} are gone")
    return f"{'; '.join(parts)}."


def _change(moved: Moved) -> str:
    return one_line(f"{moved.before or 'no outcome'} → {moved.after or 'no outcome'}")


def _count(number: int) -> str:
    return f"{number:,} combination{'' if number == 1 else 's'} of answers"


def _rules(moved: Moved) -> str:
    return one_line(f"{moved.rule_before or '(none)'} → {moved.rule_after or '(none)'}")


def _witness(comparison: Comparison, moved: Moved) -> str:
    from builder.flows.witness import answers_in_words

    return answers_in_words(comparison.both, moved.witness)
