"""editing.md played step by step: git commands in place of GitHub's buttons, and the workflows' own commands."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

import builder
from docs.pages import doc_page
from tests.commands.beginning import init
from tests.conftest import Golden
from tests.history.repositories import git
from tests.knowledge_bases import CASES
from tests.workflows.test_fork import environment
from tests.workflows.test_review_workflow import ARTIFACT, BUILT, SHA, GitHub
from tests.workflows.test_workflows import STARTER, commands_on_main, steps

PAGE = doc_page("editing").read_text("utf-8")
COMMENTS = CASES / "editing"
PROGRAM = Path(builder.__file__).resolve().parents[1]
PICTURES = doc_page("editing").parent
EDIT_URL = "https://github.com/us/advice/edit/main/{file}"
FILE = "content/articles/decide/when-a-repair-is-worth-it.md"
ADDRESS = "decide/when-a-repair-is-worth-it/index.html"
MOST_BYTES = 60_000
EDITS = re.findall(r"```diff\n- (.*)\n\+ (.*)\n```", PAGE)
"""The words that the page replaces, with those that come in their place: first with a mistake in them, then without."""


def run_in_workflow(command: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command of a workflow as a runner does, with the program as it is here."""
    program = f'builder() {{ "{sys.executable}" -P -m builder "$@"; }}\n{command}'
    shell = ["bash", "-e", "-c", program]
    return subprocess.run(
        shell, cwd=folder, env=environment(PROGRAM) | more, capture_output=True, text=True, check=False
    )


class Host:
    """A GitHub that is played with git and the commands of the workflows; a date a step, as there is no clock."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.root = folder, folder / "advice"
        self.steps = 0
        self.patch = monkeypatch
        assert init(self.root).exit_code == 0
        git(folder, "init", "--quiet", "--initial-branch=main", str(self.root))
        self.save("The knowledge base")

    def save(self, message: str) -> None:
        """Commit all there is, at noon of the next day."""
        self.steps += 1
        for name in ("AUTHOR", "COMMITTER"):
            self.patch.setenv(f"GIT_{name}_DATE", f"2026-11-{self.steps:02}T12:00:00+00:00")
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", "--allow-empty", f"--message={message}")

    def edit(self, old: str, new: str) -> None:
        """Replace some words of the file, on the branch of the proposal, as its editor on GitHub does."""
        branches = git(self.root, "branch", "--format=%(refname:short)").split()
        git(self.root, "switch", "--quiet", *([] if "patch-1" in branches else ["--create"]), "patch-1")
        file = self.root / FILE
        text = file.read_text("utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), "utf-8")
        self.save("A proposal")

    def tried(self) -> None:
        """Make the merge that GitHub tries for the pull request."""
        git(self.root, "switch", "--quiet", "--force-create", "tried", "main")
        git(self.root, "merge", "--quiet", "--no-ff", "--message=Tried", "patch-1")

    def comment(self, name: str, *, built: bool) -> tuple[str, Path]:
        """The comment that the two workflows write about the pull request, and the clone that they worked in."""
        clone = self.folder / name
        self.tried()
        git(self.folder, "clone", "--quiet", "--branch=tried", self.root.as_uri(), name)
        _, compare, build, _ = [step["run"] for step in steps(STARTER.with_name("review.yml")) if "run" in step]
        assert run_in_workflow(compare, clone).returncode == 0
        assert (run_in_workflow(build, clone).returncode == 0) == built
        github = GitHub(self.folder / f"github-{name}")
        github.folder.mkdir()
        github.artifacts = [ARTIFACT, *([BUILT] if built else [])]
        ((_, _, body),) = github.post((clone / "review.md").read_bytes())
        commits = git(clone, "rev-list", "HEAD").split()
        for commit in commits:
            body = body.replace(broken(commit[:10]), broken(SHA[:10]))
        return body, clone

    def publish(self) -> Path:
        """Run the commands of “Pages” on `main`; the folder that is handed over."""
        git(self.root, "switch", "--quiet", "main")
        for command in commands_on_main(STARTER)[1:]:
            done = run_in_workflow(command, self.root, BASE_URL="https://example.org/advice", EDIT_URL=EDIT_URL)
            assert done.returncode == 0, done.stdout + done.stderr
        return self.root / "site"


def broken(commit: str) -> str:
    """An id of a commit as a comment has it, so that GitHub makes no link of it."""
    return "\u200b".join(re.findall(".{1,6}", commit))


@pytest.mark.long
def test_page_can_be_followed(golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the link on the page to the published sentence, with a mistake on the way that the comment explains."""
    host = Host(tmp_path, monkeypatch)
    published = (host.publish() / ADDRESS).read_text("utf-8")
    assert f'<a href="{EDIT_URL.replace("{file}", FILE)}">Suggest a change to this page, in public</a>' in published

    host.edit(*EDITS[0])
    said, clone = host.comment("wrong", built=False)
    golden(COMMENTS / "wrong.md", said)
    (check,) = [command for command in commands_on_main(STARTER) if command.startswith("builder check")]
    beside = run_in_workflow(check, clone)
    assert beside.returncode == 1
    assert re.fullmatch(rf"::error file={FILE},line=\d+,col=\d+,title=unknown-source::.*\n", beside.stdout)
    assert (host.publish() / ADDRESS).read_text("utf-8") == published

    host.edit(*EDITS[1])
    said, clone = host.comment("right", built=True)
    golden(COMMENTS / "right.md", said)
    new = re.sub(r" \[.*", "", EDITS[0][1].rpartition(". ")[2])
    assert run_in_workflow(check, clone).stdout == ""
    assert new in (clone / "site" / ADDRESS).read_text("utf-8")

    git(host.root, "switch", "--quiet", "main")
    git(host.root, "merge", "--quiet", "--no-ff", "--message=Merge", "patch-1")
    assert new not in published
    assert new in (host.publish() / ADDRESS).read_text("utf-8")


def test_the_page_names_the_file_and_what_the_comments_say() -> None:
    """The words that the page quotes from the comments are theirs."""
    assert f"`{FILE}`" in PAGE
    comments = "".join(file.read_text("utf-8") for file in sorted(COMMENTS.iterdir()))
    said = comments.replace("\u200b", "").replace("\\", "")
    quotes = re.findall(r"^> (.*)$", PAGE, re.MULTILINE)
    assert len(quotes) == 4
    assert [quote for quote in quotes if quote.replace("\\", "") not in said] == []


@pytest.mark.parametrize("name", ["wrong", "right"])
def test_pictures_of_the_comments_are_of_these(name: str) -> None:
    """Each is named on the page and was drawn from the comment as it is: `python -m docs.pictures.editing`."""
    with Image.open(PICTURES / f"editing-{name}.png") as picture:
        assert picture.info["source"] == hashlib.sha256((COMMENTS / f"{name}.md").read_bytes()).hexdigest()


def test_pictures_are_small_and_said_in_words() -> None:
    """Whoever cannot see or load them misses nothing."""
    named = re.findall(r"!\[([^\]]*)\]\((editing-[a-z]+\.png)\)", PAGE)
    assert {file for _, file in named} == {file.name for file in PICTURES.glob("editing-*.png")}
    assert [alt for alt, _ in named if len(alt) < 30] == []
    assert [file.name for file in PICTURES.glob("*.png") if file.stat().st_size > MOST_BYTES] == []
