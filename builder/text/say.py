"""Print text for people; every command prints through here, or as JSON."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Any

import click

from builder.text.printable import printable, safe_lines


def say(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print some text, made safe for a terminal and the log of a workflow."""
    click.echo(safe_lines(text), err=err, nl=nl)


class SafeGroup(click.Group):
    """A group of commands whose errors are as safe to print as the rest of their output, or to print nowhere."""

    def main(self, *arguments: Any, **settings: Any) -> Any:
        """Run as a program."""
        _open_streams()
        return super().main(*arguments, **settings)

    def invoke(self, context: click.Context) -> object:
        """Run the command that was asked for."""
        try:
            return super().invoke(context)
        except click.ClickException as error:
            error.message = safe_lines(error.message)  # type: ignore[misc]  # final for all others
            raise
        except OSError as error:
            if error.errno == errno.EPIPE:  # nobody listens any more, which click knows how to end with
                raise
            raise click.ClickException(printable(f"{error.filename or 'a file'}: {error.strerror}")) from error


def _open_streams() -> None:
    """Open what the shell has closed (`>&-`), in the order of the numbers that the system then gives them.

    Python has None in its place, and the next file that is opened would get its number, into which git then writes.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  # until the end
