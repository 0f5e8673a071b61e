"""The examples of pages whose keys are tested elsewhere: publishing, versions and others."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from builder.history.history import read_history
from builder.history.past import past_of
from builder.history.states.links import targets_at
from builder.load.knowledge_base import load_site
from tests.docs.fences import examples
from tests.history.repositories import Commit, make
from tests.knowledge_bases import ARTICLE, run_builder, write_files
from tests.workflows.test_workflows import OURS, steps


@pytest.mark.parametrize("page", ["versions", "withdrawing"])
def test_withdrawal(page: str, tmp_path: Path) -> None:
    """The entry in `site.yaml` is read as one."""
    (example,) = examples(page, "yaml")
    write_files(tmp_path, {"content/site.yaml": f"title: Test\n{example}", "content/articles/decide/go.md": ARTICLE})
    site, problems = load_site(tmp_path)
    assert problems == ()
    (withdrawal,) = site.settings.withdrawn
    assert withdrawal.reason in example


def test_history_for_developers(tmp_path: Path) -> None:
    """The lines run as they stand, on a page of two versions."""
    (example,) = examples("versions", "python")
    file = "content/articles/decide/go.md"
    commits = [Commit("2026-11-20", {"content/site.yaml": "title: Test\n", file: ARTICLE})]
    root = make(tmp_path / "kb", [*commits, Commit("2026-11-21", {file: f"{ARTICLE}\nMore.\n"})])
    page = read_history(root).page(file)
    assert page
    assert len(page.versions) == 2
    known = {"read_history": read_history, "past_of": past_of, "targets_at": targets_at, "jobs": 1}
    given = {"root": root, "settings": load_site(root).value.settings, "day": page.day, "version": page.newest}
    exec(example, {**known, **given})


def test_keys_for_lists(tmp_path: Path) -> None:
    """In an article, and in `site.yaml`, without a problem; readers find what they say."""
    front_matter, site = examples("whole-site", "yaml")
    root = write_files(tmp_path, {
        "content/site.yaml": f"title: Test\n{site}",
        "content/articles/decide/go.md": ARTICLE.replace("---\nText", f"{front_matter}---\nText"),
        "content/articles/your-situation/young.md": ARTICLE,
    })  # fmt: skip
    assert run_builder(root, "check").stdout == "no problems\n"
    assert run_builder(root, "build", "--no-search").exit_code == 0
    assert "How to tell that a job is not real" in (root / "site/tags/scams/index.html").read_text("utf-8")
    assert (root / "site/advice/fake-jobs/index.html").is_file()


def test_step_that_publishes_documentation() -> None:
    """The one of our own workflow, without links to suggest a change."""
    (step,) = yaml.load(examples("publishing", "yaml")[0], yaml.BaseLoader)
    (ours,) = [each for each in steps(OURS) if each.get("name") == step["name"]]
    assert step["run"] == ours["run"].replace(' --edit-url "$EDIT_URL"', "")
    assert step["env"] == {"BASE_URL": ours["env"]["BASE_URL"]}
