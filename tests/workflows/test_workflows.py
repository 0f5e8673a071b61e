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

from builder.text.edit_address import edit_mistake
from tests.knowledge_bases import ROOT

OURS = ROOT / ".github/workflows/pages.yml"
STARTER = ROOT / "builder/commands/skeletons/init/.github/workflows/pages.yml"
TESTS = OURS.with_name("tests.yml")
OURS_ALONE = {TESTS.name, "long.yml"}
"""The workflows that new knowledge bases do not get."""
FOLDERS = (OURS.parent, STARTER.parent)
DEPENDABOT = [folder.parent / "dependabot.yml" for folder in FOLDERS]
WORKFLOWS = [file for folder in FOLDERS for file in sorted(folder.iterdir())]
each_workflow = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: str(file.relative_to(ROOT)))
each_that_publishes = pytest.mark.parametrize("workflow", [OURS, STARTER], ids=lambda file: str(file.relative_to(ROOT)))
IN_PULL_REQUESTS = "github.event_name == 'pull_request'"
NOT_IN_FORKS = "${{ !github.event.repository.fork }}"
"""The condition of what a fork does not want on its site: the documentation of the program."""
BUILD = 'builder build --base-url "$BASE_URL" --edit-url "$EDIT_URL"'
WRITES = {
    ("pages.yml", "publish"): {"pages", "id-token"},
    ("review-comment.yml", "comment"): {"pull-requests"},
    ("links.yml", "issue"): {"issues"},
}
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


def commands_on_main(workflow: Path) -> list[str]:
    """The commands of the job `build` where something is pushed to a fork or a new knowledge base."""
    apart = (IN_PULL_REQUESTS, NOT_IN_FORKS)
    on_main = (step for step in read(workflow)["jobs"]["build"]["steps"] if step.get("if") not in apart)
    return [step["run"] for step in on_main if "run" in step]


def run(program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program of the test environment."""
    file = Path(sys.executable).with_name(program + (".exe" if os.name == "nt" else ""))
    return subprocess.run([file, *arguments], capture_output=True, text=True, check=False)


def linted(workflow: Path) -> str:
    """The report of zizmor on a workflow: ways in for strangers, and rights that are too wide."""
    quiet = ("--offline", "--no-config", "--strict-collection", "--color", "never")
    return run("zizmor", *quiet, "--persona", "pedantic", workflow).stdout


def validated(*workflows: Path) -> str:
    """The report of check-jsonschema's schema of workflows."""
    return run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *workflows).stdout


def test_there_are_workflows() -> None:
    """The list that the other tests go through has the same in both places, and ours what is for the program alone."""
    ours, theirs = ({file.name for file in folder.iterdir()} for folder in FOLDERS)
    assert theirs == {"links.yml", "pages.yml", "review-comment.yml", "review.yml"}
    assert ours - theirs == OURS_ALONE


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
    assert {each for each in ours if each[0] not in OURS_ALONE} == theirs
    pins = {uses for _, uses in ours}
    assert len(pins) == len({uses.partition("@")[0] for uses in pins}), "one action is pinned to two commits"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(ROOT)))
def test_pip_is_cached(folder: Path) -> None:
    """In each job that installs. The first job that ends fills a cache: only those that install the same share one."""
    installed: dict[str, set[tuple[str, ...]]] = {}
    for file in folder.iterdir():
        for job in read(file)["jobs"].values():
            for step in (step for step in job["steps"] if step.get("uses", "").startswith("actions/setup-python")):
                assert step["with"]["cache"] == "pip", file
                runs = "\n".join(each.get("run", "") for each in job["steps"])
                commands = tuple(re.findall(r".*pip install.*|run\.py \w+", runs))
                assert commands
                installed.setdefault(step["with"]["cache-dependency-path"], set()).add(commands)
    assert installed
    assert [commands for commands in installed.values() if len(commands) > 1] == []
    there = {file.name for file in ROOT.iterdir()} if folder == FOLDERS[0] else {"requirements.txt"}
    assert all(there & set(named.split()) for named in installed)  # with none of the files, the action fails


def test_dependabot_knows_every_key() -> None:
    """The files have the shape that GitHub reads, and zizmor finds nothing."""
    known = run("check-jsonschema", "--builtin-schema", "vendor.dependabot", *DEPENDABOT).stdout
    assert known == "ok -- validation done\n"
    assert [linted(file) for file in DEPENDABOT] == ["No findings to report. Good job!\n"] * 2


@pytest.mark.parametrize("file", DEPENDABOT, ids=lambda file: str(file.relative_to(ROOT)))
def test_dependabot_keeps_every_pin_fresh(file: Path) -> None:
    """Actions and libraries, weekly, each in one pull request; here also the actions of new knowledge bases."""
    updates = {update["package-ecosystem"]: update for update in read(file)["updates"]}
    assert updates.keys() == {"github-actions", "pip"}
    for update in updates.values():
        assert update["schedule"] == {"interval": "weekly"}
        assert [group["patterns"] for group in update["groups"].values()] == [["*"]]
    actions = updates["github-actions"]
    folders = actions.get("directories", [actions.get("directory")])
    theirs = FOLDERS[1].relative_to(ROOT).as_posix()
    assert folders == (["/", f"/{theirs}"] if file == DEPENDABOT[0] else ["/"])
    assert updates["pip"]["directory"] == "/"


def test_dependabot_reads_the_constraints() -> None:
    """It takes a text for one of requirements if each line is a requirement, an option or a comment; up to 500 kB."""
    text = (ROOT / "constraints.txt").read_text("utf-8")
    assert len(text.encode()) < 500_000
    line = r"\s*|\s*#.*|\s*--.*|[A-Za-z0-9][\w.-]*==[\w.+!]+(\s*;[^\\]+)?\s*\\?"
    assert [each for each in text.splitlines() if not re.fullmatch(line, each)] == []


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
    assert [name for name, job in read(workflow)["jobs"].items() if not 0 < int(job["timeout-minutes"]) <= 120] == []


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
    assert named[BUILD] is None
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


@each_that_publishes
def test_readers_suggest_changes_in_public_repositories_alone(workflow: Path) -> None:
    """On the branch that is published, by the repository's name; the name of a private one is not published."""
    (built,) = [step for step in steps(workflow) if step.get("run") == BUILD]
    expression = " ".join(built["env"]["EDIT_URL"].split())
    assert expression.startswith("${{ github.event.repository.visibility == 'public' && format(")
    assert expression.endswith(") || '' }}")
    (pattern,) = re.findall(r"format\('(.*?)',", expression)
    filled = pattern.replace("{{", "{").replace("}}", "}")
    for number, name in enumerate(re.findall(r"github\.[a-z_.]+", expression)[1:]):
        values = {"github.server_url": "https://github.com", "github.repository": "us/advice"}
        filled = filled.replace(f"{{{number}}}", values.get(name, "main"))
    assert filled == "https://github.com/us/advice/edit/main/{file}"
    assert edit_mistake(filled) == ""


@each_that_publishes
def test_publishing_needs_a_check_and_a_build(workflow: Path) -> None:
    """Nothing else: no test of the program stands between an editor and the readers."""
    jobs = read(workflow)["jobs"]
    assert jobs.keys() == {"build", "publish"}
    assert jobs["publish"]["needs"] == "build"
    install, *commands = commands_on_main(workflow)
    assert install.startswith("python3 -m pip install ")
    assert commands == ["builder check --format github", BUILD]


def test_ours_runs_every_test() -> None:
    """Those of the program on other content, in forks too; those of our content in this repository alone."""
    jobs = read(TESTS)["jobs"]
    commands = {name: [step["run"] for step in job["steps"] if "run" in step] for name, job in jobs.items()}
    other = "rm -r content && cp -R builder/commands/skeletons/init/content content"
    assert commands == {
        "program": [other, "python3 run.py test --ignore=tests/our_content"],
        "content": ["python3 run.py test tests/our_content"],
    }
    assert "if" not in jobs["program"]
    assert jobs["content"]["if"] == NOT_IN_FORKS


def test_ours_publishes_the_documentation() -> None:
    """It is checked before anything is built, and built between the site and what is handed over; not in forks."""
    build = read(OURS)["jobs"]["build"]["steps"]
    places = [place for place, step in enumerate(build) if step.get("if") == NOT_IN_FORKS]
    runs = [step.get("run", step.get("uses", "")).partition("@")[0] for step in build]
    assert [runs[place].partition(" --")[0] for place in places] == ["builder", "builder"]
    check, built = places
    assert runs[check] == "builder --root docs check --format github"
    assert runs[check - 1] == "builder check --format github"
    assert (runs[built - 1], runs[built + 1]) == (BUILD, "actions/upload-pages-artifact")
    ours, docs = (build[place]["env"]["EDIT_URL"] for place in (built - 1, built))
    assert docs == ours.replace("/{{file}}", "/docs/{{file}}")
    assert build[built]["env"]["BASE_URL"] == build[built - 1]["env"]["BASE_URL"]


def test_what_takes_minutes_runs_every_week() -> None:
    """In a workflow of its own, which nothing waits for."""
    long = read(OURS.with_name("long.yml"))
    assert set(long["on"]) == {"schedule", "workflow_dispatch"}
    assert [job["steps"][-1]["run"] for job in long["jobs"].values()] == ["python3 run.py test --long"]
