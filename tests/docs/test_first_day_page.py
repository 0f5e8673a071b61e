"""first-day.md can be followed from an empty folder to what is published; its table counts what it asks for."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.commands.main import main
from docs.first_day import PAGE, Newcomer, parts, row
from tests.commands.beginning import init
from tests.conftest import Golden
from tests.docs.test_editing_page import run_in_workflow
from tests.history.repositories import git
from tests.knowledge_bases import ROOT
from tests.workflows.test_workflows import STARTER, commands_on_main

INSTALLED = ("git clone ADDRESS program", "python3 -m venv program/.venv", "source program/.venv/bin/activate")
"""The lines that need a network, or come to nothing here; `python -m docs.first_day` runs them, too."""


class Day:
    """A first day on this machine: the program is here already, and the host is a folder."""

    def __init__(self, top: Path) -> None:
        self.host = top / "github.git"
        self.pip: list[str] = []
        git(top, "init", "--quiet", "--bare", "--initial-branch=main", str(self.host))

    def run(self, line: str, numbers: str, folder: Path) -> str:
        """Run a line of the page; what it answers."""
        name, *words = shlex.split(line.replace("ADDRESS", str(self.host)))
        if line == "builder init advice":
            assert init(folder / "advice").exit_code == 0
            return ""
        if name == "builder":
            arguments = ["--root", str(folder), *words]
            return CliRunner().invoke(main, arguments, input=numbers, catch_exceptions=False).output
        if name.endswith("/pip"):
            self.pip.append(line)
        elif line not in INSTALLED:
            assert name == "git", line
            assert git(folder, *words) == ""
        return ""


def followed(top: Path) -> tuple[Day, list[str], list[str]]:
    """The day, each part of the page as it should be, and the rows of the table without the seconds."""
    day = Day(top)
    newcomer = Newcomer(top, day.run)
    newcomer.flow = top / "advice/content/flows/apply-or-not"
    texts, rows = [], []
    for name, text in parts():
        newcomer.typed = newcomer.written = 0
        texts.append(newcomer.follow(text))
        rows.append(row(name, newcomer, text, 0))
    return day, texts, rows


def test_page_can_be_followed(golden: Golden, tmp_path: Path) -> None:
    """Each answer on the page is the one that comes; what was pushed is published, with the article and the flow."""
    day, texts, rows = followed(tmp_path)
    page = PAGE.read_text("utf-8")
    for (name, text), now in zip(parts(), texts, strict=True):
        page = page if name == "A first flow" else page.replace(text, now)
    golden(PAGE, page)
    assert [re.sub(r"\d+ \|$", "0 |", line) for line in re.findall(r"^\| (?:the|a) .*$", page, re.MULTILINE)] == rows
    assert [re.sub(r"\S*constraints.txt|\./program", "", line) for line in day.pip] == [
        "program/.venv/bin/pip install --require-hashes --requirement ",
        "program/.venv/bin/pip install --no-deps --no-build-isolation ",
    ]
    constraints = re.search(r"program/(\S*constraints.txt)", day.pip[0])
    assert constraints
    assert (ROOT / constraints[1]).is_file()

    git(tmp_path, "clone", "--quiet", str(day.host), "published")
    for command in commands_on_main(STARTER)[1:]:
        done = run_in_workflow(command, tmp_path / "published", BASE_URL="https://example.org/advice", EDIT_URL="")
        assert done.returncode == 0, done.stdout + done.stderr
    site = tmp_path / "published/site"
    assert "Ask before they open it" in (site / "decide/ask-first/index.html").read_text("utf-8")
    assert "Should I apply for this job?" in (site / "flows/apply-or-not/index.html").read_text("utf-8")


def test_a_wrong_line_is_found(tmp_path: Path) -> None:
    """A command that fails, and a place in a file that is not there, fail the test above."""
    day = Day(tmp_path)
    newcomer = Newcomer(tmp_path, day.run)
    said = newcomer.follow("```console\n$ builder check\nno problems\n```\n")
    assert "has no folder content/" in said
    with pytest.raises(subprocess.CalledProcessError):
        newcomer.follow("```console\n$ git no-such\n```\n")
    newcomer.flow = tmp_path
    (tmp_path / "flow.yaml").write_text("format: 1\n", "utf-8")
    with pytest.raises(ValueError, match="the flow has no `rules:`"):
        newcomer.follow("```yaml below rules:\n  - x\n```\n")
