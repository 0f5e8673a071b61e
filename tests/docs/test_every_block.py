"""Every block of code in the documentation is run by a test, or is marked as text; commands are run here."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from bench.peers import parser
from builder.commands.main import main
from docs.pages import ARTICLES
from tests.commands.beginning import init
from tests.commands.test_import import dmn
from tests.docs.fences import Fence, all_fences
from tests.docs.test_docs import STARTER_README
from tests.history.repositories import Commit, Content, git, make
from tests.knowledge_bases import ROOT, read_files, write_files

RUN_BY = {
    "articles": ("yaml",), "editing": ("diff",), "first-day": ("console", "markdown"), "glossary": ("yaml", "markdown"),
    "first-flow": ("console", "markdown", "yaml"), "first-site": ("console", "markdown", "yaml", "css", "svg"),
    "flow-format": ("yaml", "csv", "markdown", "json"), "help-services": ("yaml", "markdown"), "languages": ("yaml",),
    "markdown": ("markdown",), "messages": ("markdown",), "site": ("yaml",), "theme": ("css", "jinja"),
    "translations": ("yaml", "markdown"),
    "publishing": ("yaml",), "versions": ("yaml", "python"), "whole-site": ("yaml",), "withdrawing": ("yaml",),
}  # fmt: skip
"""The kinds of blocks on each page that a test of that page runs; each test takes all blocks of the kind."""
FOLLOWED = ("first-day", "first-flow")
"""The pages whose tests get their text from `docs/first_day.py`."""
BLOCKS = all_fences()
COMMANDS = [fence for fence in BLOCKS if fence.kind == "sh"]


def at(fence: Fence) -> str:
    """The place of a block."""
    return f"{fence.page}-{fence.line}"


def unrun(fences: list[Fence]) -> list[str]:
    """The places of the blocks that no test runs, and of those that call themselves text and have commands."""
    known = {(page, kind) for page, kinds in RUN_BY.items() for kind in kinds}
    return [
        at(fence)
        for fence in fences
        if (re.search(r"^(\$ |builder |git |pip )", fence.text, re.MULTILINE) if fence.kind == "text"
            else fence.kind != "sh" and (fence.page, fence.kind) not in known)
    ]  # fmt: skip


def test_every_block_is_run() -> None:
    """Or marked as text: output, or what stands in a file of somebody else."""
    assert unrun(BLOCKS) == []


def test_nothing_is_said_to_be_run_that_is_not_there() -> None:
    """Each row of the table has its blocks, and a test that is about the page."""
    there = {(fence.page, fence.kind) for fence in BLOCKS}
    assert {(page, kind) for page, kinds in RUN_BY.items() for kind in kinds} - there == set()
    tests = "".join(
        file.read_text("utf-8") for file in Path(__file__).parent.glob("test_*.py") if file != Path(__file__)
    )
    assert [page for page in RUN_BY if f'"{page}"' not in tests and page not in FOLLOWED] == []


def test_a_new_block_is_found() -> None:
    """An indented one, one of another kind, one on another page, and a command in what is called text."""
    new = [
        Fence("site", 1, "", "x"), Fence("site", 2, "toml", "x"), Fence("adopting", 3, "yaml", "x"),
        Fence("site", 4, "text", "builder build\n"), Fence("site", 5, "yaml", "x"), Fence("site", 6, "text", "x"),
    ]  # fmt: skip
    assert unrun(new) == ["site-1", "site-2", "adopting-3", "site-4"]


FLOW = """format: 1
title: Attend or cancel?
summary: One question.
questions: {ill: {ask: Are you ill?, choose: yes-no}}
rules: [{when: {ill: yes}, advise: rebook}, {otherwise: go}]
outcomes:
  go: {title: Go, verdict: Go there., advice: Go by train.}
"""
REBOOK = "---\ntitle: Ask for another day\nverdict: Ask for another day.\n---\n%s\n"
TABLE = (("-", "&lt; 18", 5), ("-", "&gt;= 18", 10))
VISIT = "---\ntitle: Your first visit\nsummary: Of what to think.\n---\n%s\n"


@pytest.fixture(scope="module")
def advice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base with all that the commands name: pages, releases, a branch and tables beside it."""
    folder = tmp_path_factory.mktemp("commands")
    assert init(folder / "starter").exit_code == 0
    flow = "content/flows/attend-or-cancel"
    files: dict[str, Content] = {
        **{name: data for name, data in read_files(folder / "starter").items() if data},
        f"{flow}/flow.yaml": FLOW, f"{flow}/rebook.md": REBOOK % "Call them.",
        "content/articles/decide/first-visit.md": VISIT % "Begin early.",
    }  # fmt: skip
    later = {f"{flow}/rebook.md": REBOOK % "Write to them."}
    side = {"content/articles/decide/first-visit.md": VISIT % "Begin late."}
    root = make(folder / "advice", [
        Commit("2026-09-20", files),
        Commit("2026-10-20", later),
        Commit("2026-10-21", side, branch="my-branch", start="main"),
    ])  # fmt: skip
    for tag, commit in (("2026-09", "main~1"), ("2026-10", "main")):
        git(root, "tag", "--annotate", f"--message={tag}", tag, commit)
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "host.git")
    git(root, "remote", "add", "origin", "../host.git")
    git(root, "push", "--quiet", "--set-upstream", "origin", "main")
    return write_files(root, {"discount.dmn": dmn(rows=TABLE), "discount.csv": "card,discount\ngold,10\n-,0\n"})


@pytest.mark.parametrize("fence", COMMANDS, ids=at)
def test_commands(fence: Fence, advice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command of a block ends well, one after the other in a copy of the same knowledge base."""
    shutil.copytree(advice, tmp_path / "advice", symlinks=True)
    shutil.copytree(advice.parent / "host.git", tmp_path / "host.git")
    monkeypatch.chdir(tmp_path / "advice")
    monkeypatch.delenv("BUILDER_NO_HISTORY", raising=False)
    if "git commit" in fence.text:
        write_files(tmp_path, {"advice/content/site.yaml": "title: Advice, without a word that harms\n"})
    for line in fence.text.splitlines():
        found_nothing = line.startswith("grep ")  # as the page says
        assert run(shlex.split(line, comments=True), line) == found_nothing, line


def run(words: list[str], line: str) -> int:
    """Run a command here; its exit code. What needs a network, or hours, is only looked at."""
    name, *arguments = words
    if name == "builder":
        done = CliRunner().invoke(main, arguments, catch_exceptions=False)
        print(done.output)
        return done.exit_code
    if name == "pip":  # a new knowledge base says the same
        assert f".venv/bin/{line}\n" in STARTER_README.read_text("utf-8")
        return 0
    if arguments[:2] == ["-m", "bench.peers"]:
        assert (ROOT / parser().parse_args(arguments[2:]).page).is_relative_to(ARTICLES)
        return 0
    if name == "git":
        git(Path.cwd(), *arguments)
        return 0
    assert name == "grep", line
    return subprocess.run(words, check=False).returncode
