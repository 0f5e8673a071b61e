"""The address to suggest a change: from `site.yaml`, else from whoever builds, and never from what is private.

Rooms: builder/text/edit_address.py, builder/commands/edit_url.py.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.text.edit_address import EDITOR_HOSTS, edit_mistake, editor_of, viewer_of
from tests.history.pages import FLOW, OUTCOME, SITE, STAY, WHOLE_FLOW, A, article, outcome
from tests.history.repositories import Commit, git, make
from tests.knowledge_bases import read_files, run_builder, write_files

HERE = "https://github.com/us/advice/edit/main/{file}"
PAGE = "site/decide/go/index.html"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A clone that was made from nowhere, of a knowledge base that says nothing of where to suggest a change."""
    return make(tmp_path / "kb", [Commit("2026-11-20", {**SITE, A: article("One.")})])


def links(root: Path, *options: str) -> list[str]:
    """The addresses of the links to suggest a change, after a build."""
    done = run_builder(root, "build", "--no-search", "--jobs=1", *options)
    assert done.exit_code == 0, done.output
    pages = [data.decode() for name, data in read_files(root / "site").items() if name.endswith(".html")]
    return [found for page in pages for found in re.findall(r'<p class="edit(?: cite-page)?"><a href="([^"]+)"', page)]


def test_whoever_builds_says_where(root: Path) -> None:
    """The option fills in what `site.yaml` leaves open, on each article; and a build without it has no such link."""
    assert links(root) == []
    assert links(root, "--edit-url", HERE) == [HERE.replace("{file}", A)]
    assert links(root, "--edit-url", "") == []


MESSAGE = "content/messages/ask.md"


def test_every_page_names_the_file_behind_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles, messages, outcomes and how a flow works; another build changes them all; older versions have none."""
    monkeypatch.delenv("BUILDER_NO_HISTORY", raising=False)
    front = "title: Ask\nsummary: Ask them.\noccasion: Before you go\nsubject: A question\n"
    message = f"---\n{front}---\n## Email\n\nMay I ask?\n"
    files = {**SITE, **WHOLE_FLOW, A: article("One."), MESSAGE: message}
    later = {A: article("Two."), OUTCOME: outcome("Do it now."), MESSAGE: message.replace("I ask", "we ask")}
    root = make(tmp_path / "kb", [Commit("2026-11-20", files), Commit("2026-11-21", later)])
    assert links(root) == []
    expected = sorted(HERE.replace("{file}", file) for file in (A, FLOW, MESSAGE, OUTCOME, STAY))
    assert sorted(links(root, "--edit-url", HERE)) == expected
    assert len(list((root / "site").rglob("2026-11-20/**/index.html"))) > 3
    assert sorted(links(root, "--edit-url", HERE.replace("us", "them"))) == [
        each.replace("us", "them") for each in expected
    ]


def test_site_yaml_has_the_last_word(root: Path) -> None:
    """Its own address, or none at all, whatever the workflow says."""
    for said, expected in (("https://example.org/{file}", [f"https://example.org/{A}"]), ("none", [])):
        write_files(root, {"content/site.yaml": f"title: Test\nedit-url: {said}\n"})
        assert links(root, "--edit-url", HERE) == expected


def test_same_commit_and_command_make_the_same_site(root: Path, tmp_path: Path) -> None:
    """On two machines with other remotes and another environment: nothing is taken from either unasked."""
    git(root.parent, "clone", "--quiet", str(root), "other")
    other = root.parent / "other"
    git(other, "remote", "set-url", "origin", "https://github.com/somebody/advice.git")
    for options in ((), ("--edit-url", HERE)):
        assert links(root, *options) == links(other, *options)
        assert read_files(root / "site") == read_files(other / "site")


def test_runner_is_not_asked_unasked(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is the name of a repository taken from a runner, which may be that of a private one."""
    monkeypatch.setenv("GITHUB_REPOSITORY", "us/private")
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.com")
    assert links(root) == []


@pytest.mark.parametrize(
    ("remote", "editor"),
    [
        ("https://github.com/us/advice.git", "https://github.com/us/advice/edit/trunk"),
        ("git@github.com:us/advice.git", "https://github.com/us/advice/edit/trunk"),
        ("ssh://git@codeberg.org/us/advice.git", "https://codeberg.org/us/advice/_edit/trunk"),
        ("https://gitlab.com/group/us/advice", "https://gitlab.com/group/us/advice/-/edit/trunk"),
    ],
)
def test_origin_on_request(root: Path, remote: str, editor: str) -> None:
    """The same repository gives the same address, however it was cloned; the branch is the one that its host shows."""
    git(root, "remote", "add", "origin", remote)
    git(root, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk")
    assert links(root, "--edit-url", "origin") == [f"{editor}/{A}"]


def test_origin_of_a_knowledge_base_in_a_folder(tmp_path: Path) -> None:
    """The place of the file in the repository, not in the knowledge base."""
    files = {f"advice/{name}": text for name, text in {**SITE, A: article("One.")}.items()}
    whole = make(tmp_path / "kb", [Commit("2026-11-20", files)])
    git(whole, "remote", "add", "origin", "https://github.com/us/all.git")
    git(whole, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
    assert links(whole / "advice", "--edit-url", "origin") == [f"https://github.com/us/all/edit/main/advice/{A}"]


@pytest.mark.parametrize(
    "remote",
    [
        "", "/srv/git/advice.git", "file:///srv/git/advice.git", "https://me:secret@github.com/us/advice.git",
        "git@git.internal:us/advice.git", "https://10.0.0.7/us/advice", "http://github.com/us/advice",
        "https://github.com.evil.example/us/advice", "https://github.com/us",
    ],
)  # fmt: skip
def test_private_and_local_remotes_are_refused(root: Path, remote: str) -> None:
    """With what to do instead, and without a word of the remote, which can hold a password."""
    if remote:
        git(root, "remote", "add", "origin", remote)
        git(root, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
    done = run_builder(root, "build", "--edit-url", "origin")
    assert done.exit_code == 2
    assert "the remote `origin` of this clone is at none of github.com, gitlab.com, codeberg.org" in flat(done.stderr)
    assert "secret" not in done.stderr
    assert not (root / "site").exists()


def test_origin_without_a_known_branch(root: Path) -> None:
    """A branch is not guessed."""
    git(root, "remote", "add", "origin", "https://github.com/us/advice.git")
    done = run_builder(root, "build", "--edit-url", "origin")
    assert (done.exit_code, "run `git remote set-head origin --auto`" in flat(done.stderr)) == (2, True)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("github.com/us/advice", "is `github.com/us/advice`, which is not an address"),
        ("javascript:alert({file})", "which is not an address"),
        ("https://github.com/us/advice/edit/main/", "has no `{file}`"),
        ("https://example.org/{file}/{file}", "has `{file}` more than once"),
        ("https://example.org/{owner}/{file}", "has `{owner}`, which nothing fills in"),
    ],
)
def test_wrong_addresses_are_refused(root: Path, value: str, said: str) -> None:
    """As wrong usage, as they are mistakes in `site.yaml`."""
    done = run_builder(root, "build", "--edit-url", value)
    assert (done.exit_code, said in flat(done.stderr)) == (2, True), done.stderr


def flat(text: str) -> str:
    """A message on one line, without the frame that click draws in narrow terminals."""
    return " ".join(text.split())


def test_known_editors_have_one_place_for_the_file() -> None:
    """Each is an address that the option would take itself."""
    for host in EDITOR_HOSTS:
        assert edit_mistake(editor_of(f"https://{host}/us/advice", "main")) == ""
    assert editor_of("https://example.org/us/advice", "main") == ""


@pytest.mark.parametrize(
    ("edit_url", "shown"),
    [
        ("https://github.com/us/it/edit/main/{file}", "https://github.com/us/it/blob/main/a%20b.py"),
        ("https://gitlab.com/all/us/it/-/edit/main/{file}", "https://gitlab.com/all/us/it/-/blob/main/a%20b.py"),
        ("https://git.example/us/it/_edit/main/{file}", "https://git.example/us/it/src/branch/main/a%20b.py"),
        ("https://example.org/edit/{file}", ""),
        ("https://example.org/change?file={file}", ""),
        ("", ""),
    ],
)
def test_files_are_shown_where_they_are_edited(edit_url: str, shown: str) -> None:
    """By the programs of the known hosts, wherever they run; nobody guesses the address of another."""
    assert viewer_of(edit_url, "a b.py") == shown
    assert viewer_of(edit_url.replace("{file}", "docs/{file}"), "../a b.py") == shown


LINKING = "[The licence](../../../LICENSE#terms) and [code](../../../src/a.py)."


def test_links_to_files_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They lead to the host, also in older versions; without an address the words are no link."""
    monkeypatch.delenv("BUILDER_NO_HISTORY", raising=False)
    site = {"content/site.yaml": "title: Test\nrepository: .\n", "LICENSE": "Free.", "src/a.py": ""}
    then = {**site, A: article(LINKING)}
    root = make(tmp_path / "kb", [Commit("2026-11-20", then), Commit("2026-11-21", {A: article(f"Now: {LINKING}")})])

    def linked(*options: str) -> list[list[str]]:
        assert run_builder(root, "build", "--no-search", "--jobs=1", *options).exit_code == 0
        pages = [(root / "site/decide/a" / name).read_text() for name in ("index.html", "v/2026-11-20/index.html")]
        return [re.findall(r"<a(?: href=\"([^\"]*)\")?[^>]*>(?:The licence|code)</a>", page) for page in pages]

    assert linked() == [["", ""], ["", ""]]
    blob = "https://github.com/us/advice/blob/main"
    assert linked("--edit-url", HERE) == [[f"{blob}/LICENSE#terms", f"{blob}/src/a.py"]] * 2
