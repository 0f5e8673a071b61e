"""The help of every command as it looks on a terminal of 80 columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from builder.commands.main import main


def commands(group: click.Group, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """The program itself, and every group and command in it."""
    yield words, group
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*words, name))
        else:
            yield (*words, name), command


COMMANDS = dict(commands(main))


def shown(words: tuple[str, ...]) -> list[str]:
    """The lines of a help text."""
    return CliRunner(env={"COLUMNS": "80"}).invoke(main, [*words, "--help"], prog_name="builder").output.splitlines()


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_example_is_whole(words: tuple[str, ...]) -> None:
    """Each example is one line, alone in its paragraph, so that it can be copied."""
    (example,) = re.findall(r"Example: .*", COMMANDS[words].help or "")
    lines = shown(words)
    place = lines.index(f"  {example}")
    assert lines[place - 1 : place + 2 : 2] == ["", ""]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_nothing_is_wider_than_the_terminal_or_cut_off(words: tuple[str, ...]) -> None:
    """No line has more than 80 characters, and no summary in a list of commands ends in dots."""
    for line in shown(words):
        assert len(line) <= 80
        assert line.startswith("Usage: ") or not line.endswith("...")
