"""The two workflows that comment on pull requests: what strangers hand over stays text, and lands where it belongs."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from builder.changes.show.content_as_markdown import LIMIT
from builder.report import MARKDOWN_LIMIT
from tests.history.pages import SITE, A, article
from tests.history.repositories import Commit, git, make
from tests.knowledge_bases import CASES, ROOT
from tests.workflows.test_workflows import FOLDERS, read

REVIEW, COMMENT = (ROOT / f".github/workflows/{name}.yml" for name in ("review", "review-comment"))
MARKER = "<!-- what this changes for readers -->"
SHA = "1234567890" * 4
FORK = {"id": 7, "owner": {"login": "stranger"}}
EVENT: dict[str, Any] = {
    "repository": {"full_name": "us/advice", "default_branch": "main", "html_url": "https://github.com/us/advice"},
    "workflow_run": {"id": 42, "head_sha": SHA, "head_branch": "patch; touch x", "head_repository": FORK},
}
PULL = {"number": 5, "head": {"sha": SHA, "repo": {"id": 7}}}
ARTIFACT = {"id": 9, "name": "review", "expired": False, "size_in_bytes": 400}
BUILT = {
    "id": 10, "name": "site", "expired": False, "size_in_bytes": 2_000_000, "expires_at": "2026-12-07T10:00:00Z"
}  # fmt: skip
GH = """\
import json, os, sys
folder = os.path.dirname(os.path.abspath(__file__))
method, address, *rest = sys.argv[3:]
fields = sorted(word.removeprefix("--raw-field=") for word in rest if word.startswith("--raw-field="))
with open(folder + "/calls", "a") as calls:
    print(json.dumps([method, address, fields, sys.stdin.read()]), file=calls)
refused = json.load(open(folder + "/refused"))
if refused["method"] == method:
    if refused["then"] is not None:
        answers = json.load(open(folder + "/answers"))
        json.dump({**answers, "repos/us/advice/pulls": refused["then"]}, open(folder + "/answers", "w"))
    sys.exit("gh: Unable to create comment because issue is locked. (HTTP 403)")
if address.endswith("/zip"):
    sys.stdout.buffer.write(open(folder + "/zip", "rb").read())
elif method == "GET":
    page = next((field[5:] for field in fields if field.startswith("page=")), "1")
    answers = json.load(open(folder + "/answers"))
    answer = answers.get(address, []) if page == "1" else []
    if address.endswith("/artifacts"):
        (name,) = [field[5:] for field in fields if field.startswith("name=")]
        answer = {"artifacts": [each for each in answer if each["name"] == name]}
    print(json.dumps(answer))
"""


def script() -> str:
    """The program of the step that posts."""
    (step,) = read(COMMENT)["jobs"]["comment"]["steps"]
    assert step["shell"] == "python3 {0}"
    program = step["run"]
    assert isinstance(program, str)
    return program


class GitHub:
    """A GitHub that answers as it is told and remembers what it was asked to change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pulls: list[dict[str, Any]] = [PULL]
        self.comments: list[dict[str, Any]] = []
        self.artifacts: list[dict[str, Any]] = [ARTIFACT, BUILT]
        self.refused: dict[str, Any] = {"method": "", "then": None}
        """The method that is refused, and the pull requests that are open after that."""
        self.event = EVENT

    def post(self, text: bytes, name: str = "review.md") -> list[tuple[str, str, str]]:
        """Run the step on a text; what it changed: method, address and body."""
        base = "repos/us/advice"
        answers = {
            f"{base}/pulls": self.pulls,
            f"{base}/issues/5/comments": self.comments,
            f"{base}/actions/runs/42/artifacts": self.artifacts,
        }
        (self.folder / "answers").write_text(json.dumps(answers))
        (self.folder / "refused").write_text(json.dumps(self.refused))
        (self.folder / "event").write_text(json.dumps(self.event))
        (self.folder / "gh").write_text(f"#!{sys.executable} -IS\n{GH}")
        (self.folder / "gh").chmod(0o755)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, text)
        (self.folder / "zip").write_bytes(packed.getvalue())
        path = f"{self.folder}{os.pathsep}{os.environ['PATH']}"
        environment = {"PATH": path, "GITHUB_EVENT_PATH": str(self.folder / "event"), "GH_TOKEN": "x"}
        command = [sys.executable, "-IS", "-c", script()]
        self.done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, cwd=self.folder
        )
        calls = [json.loads(line) for line in (self.folder / "calls").read_text().splitlines()]
        self.asked = [(address, fields) for method, address, fields, _ in calls if method == "GET"]
        return [(method, address, json.loads(data)["body"]) for method, address, _, data in calls if method != "GET"]


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    """One open pull request, without a comment."""
    return GitHub(tmp_path)


def test_posts_what_the_program_wrote(github: GitHub) -> None:
    """To the letter, but for characters that nobody sees; below its marker, with the commit it is about."""
    honest = (CASES / "diff/everything.md").read_text("utf-8")
    ((method, address, body),) = github.post(honest.encode())
    assert (method, address) == ("POST", "repos/us/advice/issues/5/comments")
    assert body.startswith(
        f"{MARKER}\n## What this changes for readers\n\nAs of {SHA}.\n\n[The site with this change]("
    )
    assert body.replace("\u200b", "").endswith(honest.replace("\u200b", ""))


def test_asks_github_which_pull_request_it_is(github: GitHub) -> None:
    """By the head of the run, among the open ones against our main branch; names of branches are data."""
    github.post(b"text")
    assert github.asked[0] == (
        "repos/us/advice/pulls", ["base=main", "head=stranger:patch; touch x", "state=open"],
    )  # fmt: skip
    assert not (github.folder / "x").exists()


def test_updates_its_own_comment(github: GitHub) -> None:
    """And no other: the one that begins with the marker and is by the bot."""
    bot, somebody = {"login": "github-actions[bot]"}, {"login": "stranger"}
    github.comments = [
        {"id": 1, "user": somebody, "body": f"{MARKER} mine"},
        {"id": 2, "user": None, "body": MARKER},
        {"id": 3, "user": bot, "body": f"Something else {MARKER}"},
        {"id": 4, "user": bot, "body": f"{MARKER}\nold"},
    ]
    ((method, address, _),) = github.post(b"new")
    assert (method, address) == ("PATCH", "repos/us/advice/issues/comments/4")
    ((_, _, body),) = github.post(b"")[1:]
    assert body.endswith(f"As of {SHA}.\n\nNothing that readers see is changed any more.\n")


def test_names_the_site_to_open(github: GitHub) -> None:
    """By its address on GitHub, for how long it is there, and who made it; or that there is none."""
    ((_, _, body),) = github.post(b"text")
    assert "(https://github.com/us/advice/actions/runs/42/artifacts/10): unpack it, and open `index.html`" in body
    assert "until 2026-12-07." in body
    assert "look through what it changes outside of `content/`" in body
    github.artifacts = [ARTIFACT, {**BUILT, "expired": True}]
    body = github.post(b"text")[-1][2]
    assert "No site could be built with this change" in body
    assert "artifacts/" not in body


def test_no_comment_where_the_content_stays(github: GitHub) -> None:
    """A change of the program alone is nobody's advice."""
    assert github.post(b"\n") == []
    assert github.done.returncode == 0


@pytest.mark.parametrize(
    "pulls",
    [
        [],
        [{**PULL, "head": {"sha": "f" * 40, "repo": {"id": 7}}}],
        [{**PULL, "head": {"sha": SHA, "repo": {"id": 8}}}],
        [{**PULL, "head": {"sha": SHA, "repo": None}}],
        [PULL, {**PULL, "number": 6}],
    ],
)
def test_no_comment_where_the_pull_request_is_not_sure(github: GitHub, pulls: list[dict[str, Any]]) -> None:
    """None, another commit by now, another fork, a fork that is gone, or two; that is nobody's failure."""
    github.pulls = pulls
    assert github.post(b"text") == []
    assert (github.done.returncode, github.done.stderr) == (0, "")
    assert github.done.stdout.startswith("::notice::No open pull request")


@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_closed_while_the_comment_is_written(github: GitHub, method: str) -> None:
    """A pull request that was merged and locked meanwhile makes nothing red; one that is still open does."""
    if method == "PATCH":
        github.comments = [{"id": 4, "user": {"login": "github-actions[bot]"}, "body": MARKER}]
    github.refused = {"method": method, "then": []}
    github.post(b"text")
    assert (github.done.returncode, "::notice::No open pull request" in github.done.stdout) == (0, True)
    github.refused = {"method": method, "then": None}
    github.post(b"text")
    assert (github.done.returncode, "HTTP 403" in github.done.stderr) == (1, True)


def test_no_comment_for_a_fork_that_is_gone(github: GitHub) -> None:
    """Then nobody can tell whose it was."""
    github.event = {**EVENT, "workflow_run": {**EVENT["workflow_run"], "head_repository": None}}
    (github.folder / "calls").write_text("")
    assert github.post(b"text") == []
    assert (github.done.returncode, github.done.stdout) == (0, "::notice::The fork is gone.\n")


def test_what_is_too_long_is_not_posted(github: GitHub) -> None:
    """Neither a text that unpacks to more than a comment holds, nor a large archive, which is not even fetched."""
    assert github.post(b"x" * 50_000_000) == []
    assert "longer than" in github.done.stderr
    github.artifacts = [{**ARTIFACT, "size_in_bytes": 1_000_000}, {**ARTIFACT, "expired": True}]
    assert github.post(b"x") == []
    assert "No text was handed over." in github.done.stderr


def test_only_the_one_file_is_read(github: GitHub) -> None:
    """Whatever else the archive holds, and wherever it would go."""
    assert github.post(b"x", "../review.md") == []
    assert github.done.returncode == 1


@pytest.mark.parametrize(
    "hostile",
    [
        "@team", "#1", "us/advice#1", "GH-1", "[a](https://evil.example)", "[a][b]\n\n[b]: //evil.example", "![a](b)",
        "<img src=x>", "\\\\<img src=x>", "<script>", "<https://evil.example>", "https://evil.example",
        "www.evil.example",
        "<!-- x -->", "<details open>", "</DETAILS>", "a@b.example", "\x1b[2J", "\u202eback", "&#64;x\rx", "&commat;x",
    ],
)  # fmt: skip
def test_a_strangers_text_stays_text(github: GitHub, hostile: str) -> None:
    """Nothing in it is for a mention, a reference, a link, an image or an element of theirs."""
    ((_, _, body),) = github.post(f"x {hostile} x".encode())
    text = body.partition("before you open them.")[2]
    assert text
    assert not re.search(r"@\w|&[#a-z]|#\d|GH-\d|://|www\.|\]\(|\]\[|\]:|<[a-zA-Z!/]|[\x00-\x09\x0b-\x1f\u202e]", text)


def test_only_one_of_the_two_runs_code_of_the_change() -> None:
    """The one that may read; the other checks nothing out, installs nothing, and starts after it by its name."""
    review, comment = read(REVIEW), read(COMMENT)
    assert list(review["on"]) == ["pull_request"]
    assert review["jobs"]["compare"]["permissions"] == {"contents": "read"}
    assert comment["on"] == {"workflow_run": {"workflows": [review["name"]], "types": ["completed"]}}
    (step,) = comment["jobs"]["comment"]["steps"]
    assert "uses" not in step
    assert not re.search(r"\$\{\{|checkout|pip|builder (?!diff (?:makes|writes))", step["run"])
    assert "event == 'pull_request'" in comment["jobs"]["comment"]["if"]


def test_review_hands_over_what_the_other_reads() -> None:
    """The same names of the artifacts and of the file; the text also where no site could be built."""
    build, documentation, site, text = read(REVIEW)["jobs"]["compare"]["steps"][-4:]
    assert (text["with"]["name"], text["with"]["path"]) == ("review", "review.md")
    assert "if" not in text
    assert 'handed_over("review"' in script()
    assert build["continue-on-error"] == "true"
    assert build["run"] == f"builder build --portable --out {site['with']['path']}"
    assert site["if"] == f"steps.{build['id']}.outcome == 'success'"
    assert documentation["if"].startswith(f"{site['if']} && hashFiles(")
    assert documentation["continue-on-error"] == "true"
    assert documentation["run"].endswith(f"\nmv --no-target-directory docs/site {site['with']['path']}/docs\n")
    assert f'handed_over("{site["with"]["name"]}"' in script()
    assert 'archive.open("review.md")' in script()


def test_starter_has_the_same() -> None:
    """But for how the program is installed."""
    theirs = FOLDERS[1]
    assert (theirs / COMMENT.name).read_bytes() == COMMENT.read_bytes()
    ours = REVIEW.read_text("utf-8").replace("builder/commands/skeletons/init/constraints.txt", "constraints.txt")
    ours = ours.replace("--no-build-isolation .", "--no-build-isolation --requirement requirements.txt")
    assert (theirs / REVIEW.name).read_text("utf-8") == ours


def test_review_compares_a_merge_with_its_first_parent(tmp_path: Path) -> None:
    """The step as it stands, in a clone like its own: what the branch changes, not what came to main meanwhile."""
    commits = [
        Commit("2026-11-20", {**SITE, A: article("One.")}),
        Commit("2026-11-21", {A: article("Two.")}, branch="side", start="main"),
        Commit("2026-11-22", {"content/site.yaml": "title: Other\n"}),
        Commit("2026-11-23", {A: article("Two.")}, merge="side"),
        Commit("2026-11-24", {"README.md": "Read me."}),
    ]
    root = make(tmp_path / "kb", commits)
    shown = [reviewed(root, tmp_path / name, commit) for name, commit in (("a", "main~1"), ("b", "main"))]
    assert "Title" in shown[0]
    assert "site" not in shown[0]
    assert shown[1] == ""


def test_review_says_what_is_wrong_first(tmp_path: Path) -> None:
    """In words, with the line and what to do, and then what changes; a comment keeps every letter of both."""
    commits = [
        Commit("2026-11-20", {**SITE, A: article("One.")}),
        Commit("2026-11-21", {A: article("Two, [see](three.md).")}),
    ]
    shown = reviewed(make(tmp_path / "kb", commits), tmp_path / "clone", "main")
    plain = shown.replace("\u200b", "").replace("\\", "")
    wrong, _, change = plain.partition("\n### The change itself\n\n")
    assert wrong.startswith("### 1 mistake keeps this from being published\n")
    assert f"- **{A}, line 5**: <strong>three.md</strong> does not exist" in wrong
    assert "\n  > Two, [see](three.md).\n" in wrong
    assert "\n  **What to do:** " in wrong
    assert change.startswith("From ")
    github = GitHub(tmp_path)
    github.artifacts = [ARTIFACT]
    ((_, _, body),) = github.post(shown.encode())
    assert body.replace("\u200b", "").endswith(shown.replace("\u200b", ""))
    assert "No site could be built with this change.\n\n### 1 mistake" in body


def test_both_parts_fit_into_a_comment() -> None:
    """With the sentences on what else was changed: GitHub takes 65,536 characters, and the script what it reads."""
    (most,) = re.findall(r"LIMIT = ([\d_]+)", script())
    sentences = "".join(re.findall(r"tell '(.*)'", REVIEW.read_text("utf-8")))
    assert LIMIT + MARKDOWN_LIMIT + len(sentences.encode()) + 100 <= int(most) < 65_536 - 1_000


OTHERS = {
    "docs/content/site.yaml": "The documentation changed",
    "templates/base.html": "Templates changed", "templates/assets/css/base.css": "Templates changed",
    "builder/check/site/links.py": "The program changed", "constraints.txt": "What is installed changed",
    "requirements.txt": "What is installed changed", "pyproject.toml": "What is installed changed",
    ".github/workflows/pages.yml": "Workflows changed",
}  # fmt: skip


def test_review_tells_what_else_makes_the_pages(tmp_path: Path) -> None:
    """Templates, the program, what is installed and workflows, each in a sentence, with the content or alone."""
    commits = [Commit("2026-11-20", {**SITE, A: article("One.")})]
    commits += [Commit("2026-11-21", {file: "x"}) for file in OTHERS]
    commits += [Commit("2026-11-22", {A: article("Two."), **dict.fromkeys(OTHERS, "y")})]
    root = make(tmp_path / "kb", commits)
    for back, words in enumerate(reversed(OTHERS.values()), start=1):
        shown = reviewed(root, tmp_path / str(back), f"main~{back}")
        assert re.findall(r"^- \*\*(.*):\*\* [a-z, ]+\.$", shown, re.MULTILINE) == [words]
        assert len(shown.splitlines()) == 2
    everything = reviewed(root, tmp_path / "all", "main")
    assert "Only words change in 1 page" in everything
    assert [everything.count(f"\n- **{words}:**") for words in set(OTHERS.values())] == [1, 1, 1, 1, 1]


def reviewed(root: Path, clone: Path, commit: str) -> str:
    """The output of the comparing step in a clone of two commits' depth."""
    (step,) = [step for step in read(REVIEW)["jobs"]["compare"]["steps"] if "> review.md" in step.get("run", "")]
    git(root, "branch", "--force", "merged", commit)
    git(root.parent, "clone", "--quiet", "--depth=2", "--branch=merged", root.as_uri(), str(clone))
    program = f'builder() {{ "{sys.executable}" -m builder "$@"; }}\n{step["run"]}'
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(["bash", "-e", "-c", program], cwd=clone, env=environment, check=True, capture_output=True)
    return (clone / "review.md").read_text("utf-8")
