"""The forms for issues, and the template of pull requests: GitHub knows their shape, and both places have the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from docs.pages import doc_page
from tests.knowledge_bases import ROOT
from tests.workflows.test_workflows import FOLDERS, read, run

OURS, THEIRS = (folder.parent for folder in FOLDERS)
FORMS = [file for folder in (OURS, THEIRS) for file in sorted((folder / "ISSUE_TEMPLATE").iterdir())]
each_form = pytest.mark.parametrize("form", FORMS, ids=lambda file: str(file.relative_to(ROOT)))
PULL_REQUEST = "pull_request_template.md"


def validated(*forms: Path) -> str:
    """The report of check-jsonschema's schema of issue forms."""
    return run("check-jsonschema", "--builtin-schema", "vendor.github-issue-forms", *forms).stdout


def fields(form: Path) -> dict[str, dict[str, Any]]:
    """The fields that can be filled in, by their ids."""
    return {each["id"]: each for each in read(form)["body"] if each["type"] != "markdown"}


def test_github_knows_every_key() -> None:
    """The forms have the shape that GitHub reads."""
    assert validated(*FORMS) == "ok -- validation done\n"


def test_schema_would_find_something(tmp_path: Path) -> None:
    """A misspelt key is none that GitHub knows."""
    wrong = tmp_path / "mistake.yml"
    wrong.write_text(FORMS[0].read_text("utf-8").replace("description:", "descripton:"), "utf-8")
    assert "descripton" in validated(wrong)


def test_both_places_have_the_same() -> None:
    """A new knowledge base gets all but the form about the program, which is not theirs."""
    ours, theirs = (
        {file.name: file.read_bytes() for file in FORMS if file.is_relative_to(at)} for at in (OURS, THEIRS)
    )
    assert ours.keys() - theirs.keys() == {"program.yml"}
    assert {name: ours[name] for name in theirs} == theirs
    assert theirs.keys() == {"mistake.yml", "page.yml"}
    assert (OURS / PULL_REQUEST).read_bytes() == (THEIRS / PULL_REQUEST).read_bytes()


@each_form
def test_forms_ask_for_little(form: Path) -> None:
    """At most three fields, the first of them needed; no label, as a new repository has none of our own."""
    needed = [each.get("validations", {}).get("required") == "true" for each in fields(form).values()]
    assert len(needed) <= 3
    assert needed[0]
    assert not {"labels", "assignees", "projects"} & read(form).keys()


@pytest.mark.parametrize("name", ["mistake.yml", "page.yml"])
def test_readers_are_told_that_it_is_public(name: str) -> None:
    """First of all, since they may write about themselves."""
    first = read(THEIRS / "ISSUE_TEMPLATE" / name)["body"][0]
    assert first["type"] == "markdown"
    assert first["attributes"]["value"].startswith("Everybody can read what you write here.")


def test_readers_come_with_the_page_filled_in() -> None:
    """The address that site.md gives for `issues` names the form and a field of it."""
    (query,) = re.findall(r"issues/new\?(template=[^`\s]*)", doc_page("site").read_text("utf-8"))
    named = dict(part.split("=") for part in query.split("&"))
    form = THEIRS / "ISSUE_TEMPLATE" / named.pop("template")
    assert named.pop("title") == "{title}"
    assert {name: value for name, value in named.items() if name in fields(form)} == named
    assert list(named.values()) == ["{body}"]


def test_the_template_shows_nothing_that_nobody_filled_in_but_its_questions() -> None:
    """All advice to the editor is in comments, and names what the comment below will say."""
    text = (THEIRS / PULL_REQUEST).read_text("utf-8")
    shown = [line.strip() for line in re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL).splitlines() if line.strip()]
    assert shown == ["**What is different for readers, and why:**", "**How do you know?**"]
    assert "a\ncomment below says what your change means for readers" in text
