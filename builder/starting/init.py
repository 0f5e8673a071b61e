"""`builder init`: a small, complete knowledge base to change into one's own."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from builder.say import say

STARTER = Path(__file__).resolve().parent.parent / "starter"
"""The files that a new knowledge base begins with, as they are."""
REQUIREMENTS = "requirements.txt"
SCHEMAS = ".vscode/schemas"


def _requirement(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Check `--engine`: it becomes a line of requirements.txt."""
    if value is not None and (not value.strip() or len(value.splitlines()) != 1 or value.lstrip()[0] in "-#"):
        raise click.BadParameter(
            "write one requirement, like `attend-or-cancel==1.2` or `attend-or-cancel @ git+https://…`"
        )
    return value and value.strip()


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--engine", metavar="SPEC", callback=_requirement,
              help="What requirements.txt asks pip for; this program as it was installed, if not given.")  # fmt: skip
def init(folder: Path, engine: str | None) -> None:
    """Make a small knowledge base in a new or empty folder.

    It checks and builds at once, and has a workflow for GitHub Pages. Example: builder init advice
    """
    from builder.starting.engine import this_engine
    from builder.starting.files import write_new

    found = this_engine()
    files = starter_files(engine or found.requirement)
    try:
        if folder.is_dir() and any(child.name != ".git" for child in folder.iterdir()):
            raise click.UsageError(f"{folder} is not empty, and nothing was written; name a new folder")
        write_new({folder / name: text for name, text in files.items()})
    except OSError as error:
        raise click.ClickException(f"the knowledge base could not be written: {error}") from error
    say(_next_steps(folder, len(files)))
    if engine is None and not found.is_sure:
        say(_unsure(found.requirement))


def starter_files(requirement: str) -> dict[str, str]:
    """The text of every file of a new knowledge base, by its path below the folder."""
    from builder.schema import DOCUMENTS, schema_text

    given = sorted(file for file in STARTER.rglob("*") if file.is_file())
    return {
        **{file.relative_to(STARTER).as_posix(): file.read_text("utf-8") for file in given},
        REQUIREMENTS: f"{requirement}\n",
        **{f"{SCHEMAS}/{name}.schema.json": schema_text(name) for name in DOCUMENTS},
    }


def _next_steps(folder: Path, count: int) -> str:
    go = "" if folder.resolve() == Path.cwd() else f"  cd {shlex.quote(str(folder))}\n"
    return (
        f"Wrote {count} files into {folder}.\n\n"
        f"Next:\n{go}"
        "  builder serve --open        look at it; the page follows every change\n"
        "  content/site.yaml           change the title and the words first\n"
        "  builder check               see every mistake, with its place\n\n"
        "README.md says how to go on, and how to publish it on GitHub Pages."
    )


def _unsure(requirement: str) -> str:
    return (
        f"\nNote: this program runs from a folder of this machine alone, so {REQUIREMENTS} asks for it by its\n"
        f"version, `{requirement}`. Others get it only if a package index has it; if not, write where it\n"
        "is, for example `attend-or-cancel @ git+https://…@<commit>`."
    )
