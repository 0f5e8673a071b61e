"""The workflow that checks links to other sites: its steps as they stand, with a web and a GitHub on this machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.check.outside.web import Web, web
from tests.knowledge_bases import ROOT, write_files
from tests.workflows.test_workflows import FOLDERS, read

LINKS = ROOT / ".github/workflows/links.yml"
MARKER = "<!-- links to other sites -->"
BOT = {"login": "github-actions[bot]"}
GH = """\
import json, os, sys
state = os.path.dirname(os.path.abspath(__file__)) + "/state"
github = json.load(open(state))
if sys.argv[1:3] == ["run", "download"]:
    assert sys.argv[3:] == ["42", "--repo", "us/advice", "--name", "links"], sys.argv
    open("links.md", "w").write(github["text"])
    sys.exit()
method, address, *rest = sys.argv[3:]
data = json.loads(sys.stdin.read() or "null")
number = address.rpartition("/")[2]
if method == "GET" and address == "repos/us/advice":
    answer = {"has_issues": github["has_issues"]}
elif method == "GET":
    page = int(next(word[17:] for word in rest if word.startswith("--raw-field=page=")))
    found = [issue for issue in github["issues"] if issue["state"] == "open"]
    answer = found[2 * page - 2 : 2 * page]
elif method == "PATCH":
    (answer,) = [issue for issue in github["issues"] if str(issue["number"]) == number]
    answer.update(data)
elif address.endswith("/issues"):
    answer = {"number": 90 + len(github["issues"]), "user": {"login": "github-actions[bot]"}, "state": "open", **data}
    github["issues"].append(answer)
else:
    answer = data
    github["comments"].append([address, data["body"]])
github["writes"] += method != "GET"
json.dump(github, open(state, "w"))
print(json.dumps(answer))
"""


class GitHub:
    """A repository with issues, which `gh` on the path reads and changes; it gives two issues a page."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.issues: list[dict[str, Any]] = []
        self.comments: list[list[str]] = []
        self.has_issues = True
        (folder / "gh").write_text(f"#!{sys.executable}\n{GH}")
        (folder / "gh").chmod(0o755)

    def add(self, number: int, body: str | None, **more: object) -> None:
        """An issue that is open, of the bot unless it is said otherwise."""
        self.issues.append({"number": number, "user": BOT, "state": "open", "body": body, **more})

    def run(self, broken: str, text: str = "") -> int:
        """Run the step that keeps the issue; the number of changes it made."""
        state = {
            "text": text,
            "issues": self.issues,
            "comments": self.comments,
            "has_issues": self.has_issues,
            "writes": 0,
        }
        (self.folder / "state").write_text(json.dumps(state))
        (step,) = read(LINKS)["jobs"]["issue"]["steps"]
        path = f"{self.folder}{os.pathsep}{os.environ['PATH']}"
        given = {
            "PATH": path,
            "GITHUB_REPOSITORY": "us/advice",
            "GITHUB_RUN_ID": "42",
            "BROKEN": broken,
            "GH_TOKEN": "x",
        }
        subprocess.run(
            [sys.executable, "-c", step["run"]], env=given, cwd=self.folder, check=True, stdout=subprocess.PIPE
        )
        found = json.loads((self.folder / "state").read_text())
        self.issues, self.comments = found["issues"], found["comments"]
        return int(found["writes"])

    @property
    def open(self) -> list[tuple[int, str]]:
        """Number and text of the issues that are open and ours."""
        return [(each["number"], each["body"]) for each in self.issues
                if each["state"] == "open" and (each["body"] or "").startswith(MARKER)]  # fmt: skip


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    """A repository without issues."""
    return GitHub(tmp_path)


def test_one_issue_from_broken_to_well(github: GitHub) -> None:
    """Opened once, left alone while nothing changes, updated, closed with a word; later a new one."""
    assert github.run("1", "- one") == 1
    ((number, body),) = github.open
    assert github.issues[0]["title"] == "Links to other sites are broken"
    assert body.endswith("look first.\n\n- one\n")
    assert github.run("1", "- one") == 0
    assert github.run("1", "- two") == 1
    assert [(each, text.endswith("\n\n- two\n")) for each, text in github.open] == [(number, True)]
    assert github.run("0", "### Moved for good") == 2
    assert (github.open, github.issues[0]["state_reason"]) == ([], "completed")
    assert github.comments == [
        [f"repos/us/advice/issues/{number}/comments", "No link to another site is broken any more."]
    ]
    assert github.run("0") == 0
    assert github.run("1", "- three") == 1
    assert len(github.open) == 1


def test_only_its_own_issue(github: GitHub) -> None:
    """None of somebody else with the same words, no pull request; found on any page, and closed where there are two."""
    github.add(1, f"{MARKER}\nmine", user={"login": "stranger"})
    github.add(2, None, user=None)
    github.add(3, f"{MARKER}\npull", pull_request={})
    github.add(4, "About links")
    github.add(6, f"{MARKER}\nextra")
    github.add(5, f"{MARKER}\nold")
    assert github.run("1", "- one") == 2
    states = {each["number"]: (each["state"], (each["body"] or "").endswith("- one\n")) for each in github.issues}
    assert states == {5: ("open", True), 6: ("closed", False), **dict.fromkeys((1, 2, 3, 4), ("open", False))}


def test_issues_are_turned_off(github: GitHub) -> None:
    """As they are in a fork: no failure, and the text is in the summary."""
    github.has_issues = False
    assert github.run("1", "- one") == 0
    assert github.issues == []


def ask(folder: Path, program: str) -> tuple[int, dict[str, str]]:
    """Run the step that asks, with some `builder`: its exit code, and the files it wrote."""
    (step,) = [step for step in read(LINKS)["jobs"]["check"]["steps"] if step.get("id") == "check"]
    files = {"GITHUB_OUTPUT": str(folder / "output"), "GITHUB_STEP_SUMMARY": str(folder / "summary")}
    given = {**os.environ, "PYTHONPATH": str(ROOT), **files}
    command = ["bash", "-e", "-c", f"builder() {{ {program}; }}\n{step['run']}"]
    done = subprocess.run(command, cwd=folder, env=given, check=False, capture_output=True)
    names = ("output", "summary", "links.md")
    return done.returncode, {name: (folder / name).read_text("utf-8") for name in names if (folder / name).exists()}


def base(folder: Path, server: Web, *paths: str) -> Path:
    """A knowledge base with these links."""
    text = "".join(f"[to]({server.at(path)})\n\n" for path in paths)
    return write_files(folder, {
        "content/site.yaml": "title: Advice\n",
        "content/articles/decide/go.md": f"---\ntitle: Go\nsummary: When.\n---\n{text}",
    })  # fmt: skip


def test_check_hands_over_what_it_found(tmp_path: Path) -> None:
    """The number of broken links, and the text, which is also the summary."""
    ours = f'"{sys.executable}" -m builder "$@" --allow-private --pause 0'
    with web() as server:
        code, wrote = ask(base(tmp_path / "a", server, "/fine", "/gone"), ours)
        assert (code, wrote["output"]) == (0, "broken=1\n")
        assert wrote["summary"] == wrote["links.md"]
        assert f"<{server.at('/gone')}>: 404 Not Found" in wrote["summary"]
        assert ask(base(tmp_path / "b", server, "/fine", "/forbidden"), ours)[1]["output"] == "broken=0\n"


def test_check_asks_for_the_links_of_the_documentation(tmp_path: Path) -> None:
    """A second knowledge base of the repository is in the same report; broken links in one of the two are enough."""
    ours = f'"{sys.executable}" -m builder "$@" --allow-private --pause 0'
    with web() as server:
        base(base(tmp_path, server, "/fine") / "docs", server, "/gone")
        code, wrote = ask(tmp_path, ours)
        assert (code, wrote["output"]) == (0, "broken=1\n")
        assert f"<{server.at('/gone')}>: 404 Not Found" in wrote["summary"] == wrote["links.md"]


def test_content_with_errors_is_no_news(tmp_path: Path) -> None:
    """The run fails, and the issue stays as it is: links in what cannot be read may be broken, or well again."""
    ours = f'"{sys.executable}" -m builder "$@" --allow-private --pause 0'
    with web() as server:
        root = base(tmp_path, server, "/fine")
        write_files(root, {"content/articles/decide/odd.md": f"---\ntitle: [\n---\n[to]({server.at('/gone')})\n"})
        code, wrote = ask(root, ours)
    assert (code, wrote) == (1, {"links.md": ""})


def test_no_network_is_no_news(tmp_path: Path) -> None:
    """Then the run fails, and the issue stays as it is: its job needs this one."""
    code, wrote = ask(tmp_path, "return 2")
    assert (code, wrote) == (1, {"links.md": ""})
    assert read(LINKS)["jobs"]["issue"]["needs"] == "check"
    assert "if" not in read(LINKS)["jobs"]["issue"]


def test_what_asks_the_web_may_write_nothing() -> None:
    """Two jobs: one runs the program, the other may write issues, and runs nothing of ours or of anybody."""
    workflow = read(LINKS)
    assert list(workflow["on"]) == ["schedule", "workflow_dispatch"]
    assert workflow["jobs"]["check"]["permissions"] == {"contents": "read"}
    issue = workflow["jobs"]["issue"]
    assert issue["permissions"] == {"actions": "read", "issues": "write"}
    assert [sorted(step) for step in issue["steps"]] == [["env", "name", "run", "shell"]]
    assert "${{" not in issue["steps"][0]["run"]
    upload = workflow["jobs"]["check"]["steps"][-1]["with"]
    assert (upload["name"], upload["path"]) == ("links", "links.md")


def test_starter_has_the_same() -> None:
    """But for how the program is installed."""
    ours = LINKS.read_text("utf-8").replace("builder/commands/skeletons/init/constraints.txt", "constraints.txt")
    ours = ours.replace("--no-build-isolation .", "--no-build-isolation --requirement requirements.txt")
    assert (FOLDERS[1] / LINKS.name).read_text("utf-8") == ours
