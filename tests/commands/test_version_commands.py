"""`builder diff` and `builder release` as they are used: what they say, refuse and leave alone.

Rooms: builder/commands/diff.py, builder/commands/release.py, builder/commands/release_conditions.py.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.history.pages import FLOW, OUTCOME, SITE, WHOLE_FLOW, A, article, flow, outcome
from tests.history.repositories import Commit, git, make
from tests.knowledge_bases import run_builder, write_files

TURNED = flow().replace("}, advise: go", "}, advise: stay").replace("otherwise: stay", "otherwise: go")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A knowledge base without a mistake, in which a name may be told."""
    commits = [
        Commit("2026-11-20", {**SITE, **WHOLE_FLOW, A: article("One.")}),
        Commit("2026-11-21", {A: article("Two.")}),
    ]
    base = make(tmp_path / "kb", commits)
    git(base, "config", "user.name", "Editor")
    git(base, "config", "user.email", "editor@example.org")
    return base


def refs(root: Path) -> str:
    """Everything that has a name in git."""
    return git(root, "for-each-ref") + git(root, "status", "--porcelain")


def test_diff_of_commits_and_of_the_files(root: Path) -> None:
    """Two revisions, or one and what is on disk; each shape is one, and the exit code is 0."""
    done = run_builder(root, "diff", "main~1", "main")
    assert 0 == done.exit_code
    assert "- Only words change in 1 page." in done.stdout
    assert "[-One.-]\n\n    {+Two.+}" in done.stdout
    write_files(root, {FLOW: TURNED})
    assert run_builder(root, "diff", "HEAD", "--format", "markdown").stdout.startswith("From HEAD")
    assert json.loads(run_builder(root, "diff", "HEAD", "--format", "json").stdout)["pages"][0]["flow"]["moved"] == 2


def test_diff_names_what_cannot_be_read(root: Path) -> None:
    """And goes on: the exit code is 0, since it is `builder check` that judges."""
    write_files(root, {A: "No front matter.", OUTCOME: outcome("Other.")})
    done = run_builder(root, "diff", "HEAD")
    assert 0 == done.exit_code
    assert "1 file cannot be read" in done.stdout
    assert "Only words change in 1 page" in done.stdout


@pytest.mark.parametrize("revision", ["no-such", "HEAD:content", "main..main", "", "a\nb", "--output=x"])
def test_diff_with_no_revision_is_wrong_usage(root: Path, revision: str) -> None:
    """Nothing is passed on to git as an option."""
    done = run_builder(root, "diff", revision)
    assert 2 == done.exit_code
    assert not (root / "x").exists()
    assert ("name the two revisions one after the other" in done.stderr) == (".." in revision)


def test_diff_without_git_is_wrong_usage(tmp_path: Path) -> None:
    """It says so."""
    base = write_files(tmp_path / "kb", {**SITE, A: article()})
    done = run_builder(base, "diff", "HEAD")
    assert 2 == done.exit_code
    assert "this folder is in no git repository" in done.stderr


def test_diff_in_a_shallow_clone(root: Path, tmp_path: Path) -> None:
    """Existing commits can be compared; for the others, the message says how to get them."""
    git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), "clone")
    assert 0 == run_builder(tmp_path / "clone", "diff", "HEAD").exit_code
    done = run_builder(tmp_path / "clone", "diff", "HEAD~1")
    assert 2 == done.exit_code
    assert "git fetch --unshallow" in done.stderr


def test_diff_of_a_damaged_repository(root: Path) -> None:
    """That is no wrong usage."""
    tree = git(root, "rev-parse", "HEAD^{tree}")
    (root / ".git/objects" / tree[:2] / tree[2:]).unlink()
    done = run_builder(root, "diff", "HEAD")
    assert 1 == done.exit_code
    assert "git cannot read its history" in done.stderr


def test_release_makes_an_annotated_tag(root: Path) -> None:
    """With the note as it is, and nothing else; what changed since the last release is shown before."""
    first = run_builder(root, "release", "v1", "--note", "The first.\n\n# Not a comment")
    assert first.stdout.startswith("This is the first release.\n")
    assert first.stdout.endswith("with:\n  git push --atomic origin main refs/tags/v1\n")
    assert git(root, "for-each-ref", "--format=%(objecttype) %(contents)", "refs/tags/v1") == (
        "tag The first.\n\n# Not a comment"
    )
    write_files(root, {FLOW: TURNED})
    git(root, "commit", "--quiet", "--all", "--message", "Turn")
    before = refs(root)
    dry = run_builder(root, "release", "v2", "--note", "More.", "--dry-run")
    assert "The advice changes in 1 flow." in dry.stdout
    assert "From tags/v1 (" in dry.stdout
    assert "would be tagged as v2" in dry.stdout
    assert refs(root) == before
    assert 0 == run_builder(root, "release", "v2", "--note", "More.").exit_code
    assert git(root, "rev-parse", "v2^{commit}") == git(root, "rev-parse", "main")


@pytest.mark.parametrize(
    ("name", "note", "said"),
    [
        ("a b", "x", "`a b` cannot be part of an address"),
        ("../x", "x", "cannot be part of an address"),
        ("index.html", "x", "`index.html` cannot be part of an address"),
        ("V1", "x", "exists already"),
        ("main", "x", "git uses `main`"),
        ("HEAD", "x", "git uses `HEAD`"),
        ("v2", " \n", "the note is empty"),
    ],
)
def test_release_with_a_wrong_name_or_note_is_wrong_usage(root: Path, name: str, note: str, said: str) -> None:
    """Nothing is made."""
    git(root, "tag", "v1")
    before = refs(root)
    done = run_builder(root, "release", name, "--note", note)
    assert (done.exit_code, refs(root)) == (2, before)
    assert said in done.stderr


def test_release_refuses_what_is_not_committed(root: Path) -> None:
    """Changed, new and ignored files of the content count; others, and what editors leave behind, do not."""
    write_files(root, {".gitignore": "secret.md\n*~\n", f"{A}~": "x"})
    assert 0 == run_builder(root, "release", "v1", "--note", "x").exit_code
    ignored = "content/articles/decide/secret.md"
    write_files(root, {A: article("Three."), "content/new.md": "x", ignored: article()})
    done = run_builder(root, "release", "v2", "--note", "x")
    assert 1 == done.exit_code
    for file in (A, "content/new.md", ignored):
        assert file in done.stderr
    assert f"{A}~" not in done.stderr


def test_knowledge_base_in_a_folder_of_a_repository(tmp_path: Path) -> None:
    """Files beside it play no part, and files are named from its own root."""
    inside = {f"kb/{file}": text for file, text in {**SITE, A: article("One.")}.items()}
    top = make(tmp_path / "top", [Commit("2026-11-20", {**inside, "content/site.yaml": "title: Another\n"})])
    git(top, "config", "user.name", "Editor")
    git(top, "config", "user.email", "editor@example.org")
    write_files(top, {"content/site.yaml": "title: Changed\n"})
    assert run_builder(top / "kb", "diff", "HEAD").stdout.endswith("- Nothing changes.\n")
    assert 0 == run_builder(top / "kb", "release", "v1", "--note", "x").exit_code
    write_files(top / "kb", {A: article("Two.")})
    assert f"({A})" in run_builder(top / "kb", "diff", "v1").stdout
    assert f"\n  {A}\n" in run_builder(top / "kb", "release", "v2", "--note", "x").stderr


def test_release_refuses_mistakes_in_the_content(root: Path) -> None:
    """They are shown as `builder check` shows them."""
    write_files(root, {A: article("[Nowhere](nowhere.md).")})
    git(root, "commit", "--quiet", "--all", "--message", "Break")
    done = run_builder(root, "release", "v1", "--note", "x")
    assert 1 == done.exit_code
    assert "error[broken-link]" in done.stderr
    assert done.stderr.endswith("No tag was made.\n")
    assert git(root, "tag") == ""


def test_release_only_from_the_published_branch(root: Path, tmp_path: Path) -> None:
    """It is the one that the remote repository shows first; without a branch there is none."""
    git(tmp_path, "clone", "--quiet", str(root), "clone")
    clone = tmp_path / "clone"
    git(clone, "config", "user.name", "Editor")
    git(clone, "config", "user.email", "editor@example.org")
    git(clone, "switch", "--quiet", "--create", "side")
    done = run_builder(clone, "release", "v1", "--note", "x")
    assert 1 == done.exit_code
    assert "this is the branch `side`, but `main` is published" in done.stderr
    git(clone, "switch", "--quiet", "--detach", "main")
    assert "no branch is checked out" in run_builder(clone, "release", "v1", "--note", "x").stderr
    git(clone, "switch", "--quiet", "main")
    assert 0 == run_builder(clone, "release", "v1", "--note", "x").exit_code


def release(root: Path, *options: str) -> tuple[int, str]:
    """The exit code of a release that is not made, and what is said of it."""
    done = run_builder(root, "release", "v1", "--note", "x", "--dry-run", *options)
    return done.exit_code, done.stderr


def test_release_where_no_remote_head_is_known(root: Path) -> None:
    """As in every repository that was not cloned: `main` or `master` is published, whichever there is."""
    git(root, "switch", "--quiet", "--create", "side")
    code, said = release(root)
    assert (code, "this is the branch `side`, but `main` is published" in said) == (1, True)
    git(root, "branch", "--move", "main", "master")
    assert "`master` is published" in release(root)[1]
    git(root, "switch", "--quiet", "master")
    assert release(root) == (0, "")
    git(root, "branch", "main")
    assert release(root)[0] == 1  # both are there
    assert release(root, "--branch", "master") == (0, "")
    assert "`main` is published" in release(root, "--branch", "main")[1]


@pytest.mark.parametrize("branch", ["side", "trunk"])
def test_release_where_nobody_can_tell_the_branch(root: Path, tmp_path: Path, branch: str) -> None:
    """In a clone of one branch, or with other names: refused, with the two ways to say it; both work."""
    git(root, "branch", branch)
    git(tmp_path, "clone", "--quiet", "--single-branch", f"--branch={branch}", str(root), "clone")
    clone = tmp_path / "clone"
    git(clone, "config", "user.name", "Editor")
    git(clone, "config", "user.email", "editor@example.org")
    code, said = release(clone)
    assert (code, "does not know which branch is published" in said) == (1, True)
    assert release(clone, "--branch", branch) == (0, "")
    git(root, "symbolic-ref", "HEAD", f"refs/heads/{branch}")
    assert "`git remote set-head origin --auto`" in said
    git(clone, "remote", "set-head", "origin", "--auto")
    assert release(clone) == (0, "")


def test_release_where_the_remote_head_has_gone(root: Path, tmp_path: Path) -> None:
    """A name that leads nowhere any more says nothing of what is published now."""
    git(root, "branch", "--move", "main", "master")
    git(tmp_path, "clone", "--quiet", str(root), "clone")
    git(root, "branch", "--move", "master", "main")
    git(tmp_path / "clone", "fetch", "--quiet", "--prune")
    git(tmp_path / "clone", "switch", "--quiet", "main")
    git(tmp_path / "clone", "branch", "--quiet", "--delete", "--force", "master")
    git(tmp_path / "clone", "config", "user.name", "Editor")
    git(tmp_path / "clone", "config", "user.email", "editor@example.org")
    assert release(tmp_path / "clone") == (0, "")


def test_release_needs_the_whole_history(root: Path, tmp_path: Path) -> None:
    """In a part of it, releases could be missing."""
    git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), "clone")
    done = run_builder(tmp_path / "clone", "release", "v1", "--note", "x")
    assert 1 == done.exit_code
    assert "git fetch --unshallow" in done.stderr


def test_release_says_what_git_says(root: Path) -> None:
    """As where a hook refuses the tag."""
    hook = root / ".git/hooks/reference-transaction"
    write_files(
        root,
        {".git/hooks/reference-transaction": '#!/bin/sh\ngrep -q refs/tags && [ "$1" = prepared ] && exit 1\nexit 0\n'},
    )
    hook.chmod(0o755)
    done = run_builder(root, "release", "v1", "--note", "x")
    assert 1 == done.exit_code
    assert "git did not make the tag: " in done.stderr
