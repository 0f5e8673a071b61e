"""`builder flow show`: a flow as an outline, as JSON, or drawn."""

from __future__ import annotations

import click

from builder.commands.flow.named_flow import named_flow
from builder.commands.root import Root
from builder.text.say import say


@click.command("show")
@click.argument("slug", metavar="FLOW")
@click.option("--format", "shape", type=click.Choice(["outline", "json", "svg"]), default="outline", show_default=True,
              help="Format of the output.")  # fmt: skip
@click.pass_obj
def show(root: Root, slug: str, shape: str) -> None:
    """Show a flow as an outline, as JSON or as a drawing.

    \b
    Example: builder flow show attend-or-cancel --format svg > flow.svg
    """
    from builder.flows.collected_in_words import outline_of_items
    from builder.flows.drawing import draw, outline
    from builder.render.flows.export import export_flow
    from builder.text.printable import json_text

    page = named_flow(root, slug)
    if shape == "json":
        click.echo(json_text(export_flow(page)))
    elif page.collected:
        if shape == "svg":
            raise click.ClickException("a flow that collects items has no drawing; its outline says who gets each")
        say(outline_of_items(page.flow), nl=False)
    else:
        say(draw(page.flow, page.diagram) if shape == "svg" else outline(page.flow, page.diagram, ids=True), nl=False)
