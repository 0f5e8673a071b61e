"""`builder init`: a small, complete knowledge base to change into one's own."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.text.counted import plural
from builder.text.documentation import DOCUMENTATION, documented
from builder.text.say import say

if TYPE_CHECKING:
    from builder.commands.engine import Engine

STARTER = Path(__file__).resolve().parent / "skeletons" / "init"
"""The files that a new knowledge base begins with, as they are."""
REQUIREMENTS = "requirements.txt"
README = "README.md"
ABOUT = f"""
## Documentation

Every key of an article, a flow and the site, Markdown, versions, publishing and leaving: <{DOCUMENTATION}>

- [The concepts]({documented("explanation/concepts")}): twenty words, in two sentences each
- [Your first flow]({documented("tutorial/first-flow")}), in 15 minutes
- [Editing with a browser alone]({documented("how-to/editing")}), without a terminal
"""
"""The end of the README."""


def _engine(_context: click.Context, _parameter: click.Parameter, value: str | None) -> Engine | None:
    """Read `--engine`: it becomes a line of requirements.txt."""
    from builder.commands.engine import engine_of
    from builder.commands.wheel import EngineError

    try:
        return None if value is None else engine_of(value.strip())
    except EngineError as error:
        raise click.BadParameter(str(error)) from error


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--engine", "named", metavar="SPEC", callback=_engine,
              help="Program to use: a commit, an archive or a wheel; this one by default.")  # fmt: skip
def init(folder: Path, named: Engine | None) -> None:
    """Make a small knowledge base in a new or empty folder.

    It builds at once, and has a workflow for GitHub Pages.

    \b
    Example: builder init advice
    """
    from builder.commands.engine import this_engine
    from builder.commands.wheel import EngineError
    from builder.commands.write_new_files import write_new_files

    try:
        if folder.is_dir() and any(child.name != ".git" for child in folder.iterdir()):
            raise click.UsageError(f"{folder} is not empty; nothing written. Name a new folder")
        engine = named or this_engine()
        files = starter_files(engine)
        write_new_files({folder / name: content for name, content in files.items()})
    except EngineError as error:
        raise click.ClickException(f"{error}; nothing written") from error
    except OSError as error:
        raise click.ClickException(f"the knowledge base could not be written: {error}") from error
    say(_next_steps(folder, len(files)))
    if engine.wheel:
        say(f"\nNote: {engine.wheel.name} is the program itself. Commit it, too.")


def starter_files(engine: Engine) -> dict[str, str | bytes]:
    """The content of every file of a new knowledge base, by its path below the folder."""
    from builder.commands.upgrade import current_files

    given = sorted(file for file in STARTER.rglob("*") if file.is_file())
    files = {file.relative_to(STARTER).as_posix(): file.read_text("utf-8") for file in given}
    return {
        **files,
        **current_files(),
        README: files[README] + ABOUT,
        REQUIREMENTS: f"{engine.requirement}\n",
        **({engine.wheel.name: engine.wheel.data} if engine.wheel else {}),
    }


def _next_steps(folder: Path, count: int) -> str:
    go = "" if folder.resolve() == Path.cwd() else f"  cd {shlex.quote(str(folder))}\n"
    return (
        f"Wrote {plural(count, 'file')} into {folder}.\n\n"
        f"Next:\n{go}"
        "  builder serve --open        preview it; the page follows every change\n"
        "  content/site.yaml           change the title and the texts first\n"
        "  builder check               list every mistake, with its place\n\n"
        "README.md explains the next steps, and how to publish on GitHub Pages. The documentation:\n"
        f"{DOCUMENTATION}"
    )
