"""Print text for people; every command prints through here, or as JSON."""

from __future__ import annotations

import errno

import click

from builder.text.printable import printable, safe_lines


def say(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print some text, made safe for a terminal and the log of a workflow."""
    click.echo(safe_lines(text), err=err, nl=nl)


class SafeGroup(click.Group):
    """A group of commands whose errors are as safe to print as the rest of their output."""

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
