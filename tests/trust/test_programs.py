"""No program that a repository names is run, whatever is done with it: but by a release, an act of its owner."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

import builder
from builder.commands.engine import engine_from
from builder.commands.wheel import EngineError
from tests.history.pages import SITE, WHOLE_FLOW, A, article
from tests.history.repositories import Commit, git, make
from tests.knowledge_bases import run_builder

ATTRIBUTES = "* filter=evil diff=evil merge=evil text=auto ident\n"
KEYS = (
    "filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "diff.evil.textconv", "diff.evil.command",
    "diff.external", "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass",
    "core.gitProxy", "credential.helper", "gpg.program", "gpg.ssh.program", "merge.evil.driver", "pager.log",
    "pager.status", "interactive.diffFilter", "sequence.editor", "uploadpack.packObjectsHook",
    "core.alternateRefsCommand", "alias.log", "alias.rev-parse", "remote.origin.vcs", "trailer.x.command",
)  # fmt: skip
HOOKS = ("post-index-change", "fsmonitor-watchman", "pre-commit", "reference-transaction", "post-checkout")
COMMANDS = [
    ["check"], ["build", "--out"], ["diff", "HEAD"], ["diff", "HEAD~1", "HEAD"], ["diff", "HEAD", "--format", "json"],
    ["flow", "diff", "pick", "HEAD~1"], ["flow", "check"], ["release", "v1", "--note", "x", "--dry-run"],
]  # fmt: skip


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    """The file that each of the programs makes."""
    return tmp_path / "ran"


@pytest.fixture
def evil(tmp_path: Path, marker: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose settings name a program wherever git takes one."""
    monkeypatch.delenv("BUILDER_NO_HISTORY", raising=False)
    files = {**SITE, **WHOLE_FLOW, ".gitattributes": ATTRIBUTES}
    commits = [Commit("2026-11-20", {**files, A: article("One.")}), Commit("2026-11-21", {A: article("Two.")})]
    root = make(tmp_path / "kb", commits)
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\necho \"$0 $@\" >> '{marker}'\ncat\n", "utf-8")
    program.chmod(0o755)
    for name, value in {"user.name": "Editor", "user.email": "editor@example.org"}.items():
        git(root, "config", name, value)
    for key in KEYS:
        with (root / ".git/config").open("a", encoding="utf-8") as config:
            section, _, name = key.rpartition(".")
            section, _, sub = section.partition(".")
            config.write(f"[{section}{f' {chr(34)}{sub}{chr(34)}' if sub else ''}]\n\t{name} = {program}\n")
    with (root / ".git/config").open("a", encoding="utf-8") as config:
        config.write('[filter "evil"]\n\trequired = true\n[log]\n\tshowSignature = true\n[tag]\n\tgpgSign = true\n')
    (root / ".git/info").mkdir(exist_ok=True)
    (root / ".git/info/attributes").write_text(ATTRIBUTES, "utf-8")
    for hook in HOOKS:
        (root / ".git/hooks").mkdir(exist_ok=True)
        (root / ".git/hooks" / hook).write_bytes(program.read_bytes())
        (root / ".git/hooks" / hook).chmod(0o755)
    for file in root.glob("content/**/*.*"):
        os.utime(file, (1, 1))  # so that git would read it anew, through its filters
    return root


def test_the_programs_would_run(evil: Path, marker: Path) -> None:
    """Otherwise the tests below could not fail."""
    command = ["git", "-C", str(evil), "status", "--porcelain"]
    subprocess.run(command, check=False, capture_output=True, timeout=20)
    assert marker.exists()


@pytest.mark.parametrize("command", COMMANDS, ids=[" ".join(command) for command in COMMANDS])
def test_no_command_runs_them(command: list[str], evil: Path, marker: Path, tmp_path: Path) -> None:
    """The command does its work, and none of the programs has run."""
    out = [str(tmp_path / "site")] if command[-1] == "--out" else []
    done = run_builder(evil, *command, *out)
    assert (0, "") == (done.exit_code, marker.read_text("utf-8") if marker.exists() else ""), done.output


def test_neither_does_a_change_of_files(evil: Path, marker: Path) -> None:
    """A page that is not as committed, or new, is compared, and a release says that it is not committed."""
    (evil / A).write_text(article("Three."), "utf-8")
    (evil / "content/articles/decide/new.md").write_text(article("New."), "utf-8")
    assert "{+Three.+}" in run_builder(evil, "diff", "HEAD").stdout
    done = run_builder(evil, "release", "v1", "--note", "x", "--dry-run")
    assert f"\n  {A}\n  content/articles/decide/new.md" in done.stderr
    assert not marker.exists()


def test_neither_does_the_question_where_the_program_is_from(evil: Path, marker: Path) -> None:
    """`builder init` asks git for the commit of a program that was installed from a clone."""
    git(evil, "config", "remote.origin.url", "https://example.org/kb.git")
    git(evil, "update-ref", "refs/remotes/origin/main", "HEAD")
    marker.unlink(missing_ok=True)
    found = engine_from(f'{{"url": "{evil.as_uri()}", "dir_info": {{}}}}')
    assert found.requirement.endswith(git(evil, "rev-parse", "HEAD"))
    (evil / A).write_text("other", "utf-8")
    with pytest.raises(EngineError):  # what others do not have is built into a wheel, and this is no program
        engine_from(f'{{"url": "{evil.as_uri()}", "dir_info": {{}}}}')
    assert not marker.exists()


def test_neither_does_a_preview(evil: Path, marker: Path) -> None:
    """From its start to its first page."""
    command = [sys.executable, "-m", "builder", "--root", str(evil), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as preview:
        assert preview.stdout
        line, began = "", time.monotonic()
        while "ready in" not in line and time.monotonic() - began < 30:
            line = preview.stdout.readline()
        preview.terminate()
    assert "ready in" in line
    assert not marker.exists()


def test_a_release_is_an_act_of_its_owner(evil: Path, marker: Path) -> None:
    """The tag is made by git as it is set: here the program that is named for signatures runs, and signs nothing."""
    done = run_builder(evil, "release", "v1", "--note", "x")
    assert 1 == done.exit_code
    assert "git did not make the tag" in done.stderr
    assert marker.exists()


def test_one_module_runs_programs() -> None:
    """Whoever needs git asks `git/calls.py`, which holds what is promised here; `init` and the search run ours."""
    files = {file: file.read_text("utf-8") for file in Path(builder.__file__).parent.rglob("*.py")}
    starts = re.compile(r"subprocess\.(?:run|Popen\(|call|check)|os\.(?:system|popen|exec|spawn)")
    assert ["calls.py", "pagefind.py", "wheel.py"] == sorted(
        file.name for file, text in files.items() if starts.search(text)
    )
