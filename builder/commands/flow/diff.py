"""`builder flow diff`: whose advice changes between two versions of a flow."""

from __future__ import annotations

import click

from builder.commands.flow.named_flow import check_slug
from builder.commands.root import Root
from builder.text.say import say


@click.command("diff")
@click.argument("slug", metavar="FLOW")
@click.argument("revision", metavar="REV")
@click.argument("other", required=False, metavar="[REV]")
@click.option("--format", "shape", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True,
              help="For a terminal, a pull request or a program.")  # fmt: skip
@click.pass_obj
def diff(root: Root, slug: str, revision: str, other: str | None, shape: str) -> None:
    """Compare two versions of a flow: whose advice changes.

    REV is a git revision, a flow's folder or flow.yaml, another knowledge base, or a kernel.json that a site published.
    Without a second REV, the current flow is compared.

    \b
    Example: builder flow diff attend-or-cancel HEAD~1
    """
    from builder.changes.flow.compare_advice import compare_advice
    from builder.changes.show.advice import advice_as_json, advice_as_markdown, advice_as_text
    from builder.commands.flow.flow_version import flow_version
    from builder.flows.expand import TooManyStatesError

    check_slug(root.folder, slug)
    try:
        old = flow_version(root.folder, slug, revision)
        new = flow_version(root.folder, slug, other or str(root.folder))
        comparison = compare_advice(old, new)
    except TooManyStatesError as error:
        raise click.ClickException(f"the two versions cannot be compared: {error} in the newer order") from error
    formats = {"text": advice_as_text, "markdown": advice_as_markdown, "json": advice_as_json}
    (click.echo if shape == "json" else say)(formats[shape](comparison))
