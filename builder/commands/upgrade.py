"""`builder upgrade`: update the copies of the program's files in a knowledge base."""

from __future__ import annotations

from pathlib import Path

import click

from builder.commands.root import Root
from builder.text.say import say

CONSTRAINTS = "constraints.txt"
SCHEMAS = ".vscode/schemas"
_SKELETON = Path(__file__).resolve().parent / "skeletons" / "init"


def current_files() -> dict[str, str]:
    """The pinned libraries of this program and the schemas of its YAML files, by path in a knowledge base."""
    from builder.schema import DOCUMENTS, schema_text

    return {
        CONSTRAINTS: (_SKELETON / CONSTRAINTS).read_text("utf-8"),
        **{f"{SCHEMAS}/{name}.schema.json": schema_text(name) for name in DOCUMENTS},
    }


@click.command()
@click.pass_obj
def upgrade(root: Root) -> None:
    """Update constraints.txt and the schemas for editors.

    Afterwards they match the installed program.

    \b
    Example: builder upgrade
    """
    if not (root.folder / "content").is_dir():
        raise click.UsageError(f"{root.folder} has no content/; run this in the folder of a knowledge base")
    for name, text in current_files().items():
        file = root.folder / name
        if not file.is_file() or file.read_text("utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
            say(f"Wrote {name}")
    say(f"Next: pip install --require-hashes --requirement {CONSTRAINTS}")
