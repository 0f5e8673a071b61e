"""The workflows, ours and those of a new knowledge base: sound, least rights, nothing that can move."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
OURS = ROOT / ".github/workflows/pages.yml"
STARTER = ROOT / "builder/starter/.github/workflows/pages.yml"
FOLDERS = (OURS.parent, STARTER.parent)
WORKFLOWS = [file for folder in FOLDERS for file in sorted(folder.iterdir())]
each_workflow = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: str(file.relative_to(ROOT)))
each_that_publishes = pytest.mark.parametrize("workflow", [OURS, STARTER], ids=lambda file: str(file.relative_to(ROOT)))
WRITES = {("pages.yml", "publish"): {"pages", "id-token"}, ("review-comment.yml", "comment"): {"pull-requests"}}
"""The jobs that may change anything, and what."""


def read(workflow: Path) -> dict[str, Any]:
    """A workflow with every value as text, since YAML's `on` is a key here and no truth."""
    loaded = yaml.load(workflow.read_text("utf-8"), yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded


def steps(workflow: Path) -> Iterator[dict[str, Any]]:
    """The steps of all jobs."""
    for job in read(workflow)["jobs"].values():
        yield from job["steps"]


def run(program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program of the test environment."""
    file = Path(sys.executable).with_name(program + (".exe" if os.name == "nt" else ""))
    return subprocess.run([file, *arguments], capture_output=True, text=True, check=False)


def linted(workflow: Path) -> str:
    """What zizmor says of a workflow: whether strangers could get in, or rights are too wide."""
    quiet = ("--offline", "--no-config", "--strict-collection", "--color", "never")
    return run("zizmor", *quiet, "--persona", "pedantic", workflow).stdout


def validated(*workflows: Path) -> str:
    """What the schema of workflows says that check-jsonschema carries."""
    return run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *workflows).stdout


def test_there_are_workflows() -> None:
    """The list that the other tests go through has the same in both places, and ours what is for the program alone."""
    ours, theirs = ({file.name for file in folder.iterdir()} for folder in FOLDERS)
    assert theirs == {"pages.yml", "review-comment.yml", "review.yml"}
    assert ours - theirs == {"long.yml"}


@each_workflow
def test_linter_finds_nothing(workflow: Path) -> None:
    """No way in for strangers, and no right that is not needed; what is ignored has its reason beside it."""
    said = linted(workflow)
    ignored = len(re.findall(r"# zizmor: ignore\[[a-z-]+\] .{20}", workflow.read_text("utf-8")))
    assert said.startswith("No findings to report. Good job!")
    assert (re.findall(r"(\d+) ignored", said) or ["0"]) == [str(ignored)]
    assert ignored == (workflow.name == "review-comment.yml")


def test_github_knows_every_key() -> None:
    """The workflows have the shape that GitHub reads."""
    assert validated(*WORKFLOWS) == "ok -- validation done\n"


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7", "unpinned-uses"),
        ('"$BASE_URL"', "${{ github.head_ref }}", "template-injection"),
        ("permissions: {}", "permissions: write-all", "excessive-permissions"),
        ("persist-credentials: false", "show-progress: false", "artipacked"),
    ],
)
def test_linter_would_find_something(right: str, wrong: str, said: str, tmp_path: Path) -> None:
    """Each of these is refused, so that the test above can fail."""
    assert said in linted(changed(tmp_path, right, wrong))


def test_schema_would_find_something(tmp_path: Path) -> None:
    """A misspelt key is none that GitHub knows."""
    assert "'timout-minutes' was unexpected" in validated(changed(tmp_path, "timeout-minutes", "timout-minutes"))


def changed(folder: Path, right: str, wrong: str) -> Path:
    """Our workflow with a mistake in it."""
    text = OURS.read_text("utf-8")
    assert right in text
    workflow = folder / ".github/workflows/pages.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text(text.replace(right, wrong))
    return workflow


@each_workflow
def test_actions_are_pinned(workflow: Path) -> None:
    """By a whole commit, since a tag can be moved; the version stands beside it for people."""
    lines = re.findall(r"uses: *(.*)", workflow.read_text("utf-8"))
    assert len(lines) == len([step for step in steps(workflow) if "uses" in step])
    assert bool(lines) == (workflow.name != "review-comment.yml")
    assert [line for line in lines if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_both_pin_the_same_commits() -> None:
    """An upgrade here is one of new knowledge bases, too."""
    ours, theirs = (
        {(file.name, step["uses"]) for file in folder.iterdir() for step in steps(file) if "uses" in step}
        for folder in FOLDERS
    )
    assert {pin for pin in ours if pin[0] != "long.yml"} == theirs
    pins = {uses for _, uses in ours}
    assert len(pins) == len({uses.partition("@")[0] for uses in pins}), "one action is pinned to two commits"


@each_workflow
def test_least_rights(workflow: Path) -> None:
    """No right for all jobs; each job names its own, and only those that publish or comment may change anything."""
    whole = read(workflow)
    assert whole["permissions"] == {}
    for name, job in whole["jobs"].items():
        writes = {right for right, level in job["permissions"].items() if level == "write"}
        assert writes == WRITES.get((workflow.name, name), set()), name


@each_workflow
def test_jobs_end(workflow: Path) -> None:
    """No job runs for the six hours that GitHub gives it."""
    assert [name for name, job in read(workflow)["jobs"].items() if not 0 < int(job["timeout-minutes"]) <= 30] == []


@each_that_publishes
def test_what_is_published_is_never_broken_off(workflow: Path) -> None:
    """One after the other, and no deployment stops in the middle; pull requests wait for nobody."""
    concurrency = read(workflow)["concurrency"]
    assert concurrency["cancel-in-progress"] == "false"
    assert read(workflow)["jobs"]["publish"]["environment"]["name"] == "github-pages"
    assert concurrency["group"] == "${{ github.event_name == 'pull_request' && github.ref || 'pages' }}"


@each_that_publishes
def test_pull_requests_build_and_publish_nothing(workflow: Path) -> None:
    """They go through check and build; what needs GitHub Pages is left out."""
    whole = read(workflow)
    assert {"push", "pull_request"} <= set(whole["on"])
    assert "github.event_name != 'pull_request'" in whole["jobs"]["publish"]["if"]
    assert "github.ref == 'refs/heads/main'" in whole["jobs"]["publish"]["if"]
    build = whole["jobs"]["build"]
    assert "if" not in build
    named = {step.get("uses", step.get("run", "")).partition("@")[0]: step.get("if") for step in build["steps"]}
    assert named["builder check --format github"] is None
    assert named['builder build --base-url "$BASE_URL"'] is None
    not_pull = "github.event_name != 'pull_request'"
    assert (named["actions/configure-pages"], named["actions/upload-pages-artifact"]) == (not_pull, not_pull)


@each_that_publishes
def test_whole_history_and_the_pages_address(workflow: Path) -> None:
    """Versions need the history; the site's address is what GitHub Pages says, whatever the repository is called."""
    build = read(workflow)["jobs"]["build"]["steps"]
    assert build[0]["with"]["fetch-depth"] == "0"
    (pages,) = [step for step in build if step.get("uses", "").startswith("actions/configure-pages")]
    (built,) = [step for step in build if step.get("run", "").startswith("builder build")]
    assert built["env"]["BASE_URL"] == f"${{{{ steps.{pages['id']}.outputs.base_url }}}}"
    assert read(workflow)["jobs"]["publish"]["needs"] in ("build", ["test", "build"])


def test_ours_runs_every_test_before_it_publishes() -> None:
    """The same command as everywhere."""
    jobs = read(OURS)["jobs"]
    assert "python3 run.py test" in [step.get("run") for step in jobs["test"]["steps"]]
    assert jobs["publish"]["needs"] == ["test", "build"]


def test_what_takes_minutes_runs_every_week() -> None:
    """In a workflow of its own, which nothing waits for."""
    long = read(OURS.with_name("long.yml"))
    assert set(long["on"]) == {"schedule", "workflow_dispatch"}
    assert [job["steps"][-1]["run"] for job in long["jobs"].values()] == ["python3 run.py test --long"]
