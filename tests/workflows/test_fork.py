"""A fork with content of its own: the publishing workflow's steps pass, and no test of the program is about ours."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from tests.history.repositories import git
from tests.knowledge_bases import ROOT, write_files
from tests.workflows.test_workflows import NOT_IN_FORKS, OURS, commands_on_main, steps

THEIRS: dict[str, str | bytes] = {
    "content/site.yaml": "title: Réparer ou remplacer ?\nlanguage: fr\nsections:\n  choisir: {title: Choisir}\n",
    "content/articles/choisir/un-lave-linge.md": (
        "---\ntitle: Un lave-linge en panne\nsummary: Quand le réparer.\n---\n[Décidez](../../flows/panne/flow.yaml).\n"
    ),
    "content/flows/panne/flow.yaml": """\
format: 1
title: Faut-il le réparer ?
summary: Quatre réponses et un conseil.
questions:
  age: {ask: "Quel âge a-t-il ?", options: {neuf: Moins de deux ans, vieux: Dix ans ou plus}}
  prix: {ask: "La réparation est-elle chère ?", options: {oui: Oui, non: Non}}
scores:
  valeur:
    - {when: {age: neuf}, add: 7}
    - {when: {prix: oui}, add: -8}
rules:
  - {id: reparer, when: {valeur: {at-least: 1}}, advise: reparer}
  - {id: sinon, otherwise: remplacer}
scenarios:
  - {name: Récent et pas cher, answers: {age: neuf, prix: non}, expect: reparer}
  - {name: Vieux, answers: {age: vieux, prix: non}, expect: remplacer}
""",
    "content/flows/panne/reparer.md": "---\ntitle: Réparer\nverdict: Faites-le réparer.\n---\nDemandez un devis.\n",
    "content/flows/panne/remplacer.md": "---\ntitle: Remplacer\nverdict: Remplacez-le.\n---\nComparez les prix.\n",
}
"""Another title, language and flow, with other weights, and nothing of ours."""
EDIT_URL = "https://github.com/vous/panne/edit/main/{file}"
OUR_CONTENT = re.compile(r'\bROOT / f?"content|(?<!relative_to)(?<!str)(?:\(|\[|, )ROOT(?:,|\)|\])')
"""Code that names our content, or passes the whole repository on as a knowledge base."""


def fork(root: Path, without: tuple[str, ...]) -> Path:
    """Make a clone of this repository, without some folders, in which somebody has replaced the content."""
    listed = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    for name in (name for name in listed if name and not name.startswith(without) and (ROOT / name).is_file()):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, root / name)
    write_files(root, THEIRS)
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Content of our own")
    return root


def environment(packages: Path | None = None) -> dict[str, str]:
    """The environment of a runner: no day, and the history is read."""
    ours = ("SOURCE_DATE_EPOCH", "BUILDER_NO_HISTORY", "GIT_CEILING_DIRECTORIES", "PYTHONPATH")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return kept | ({"PYTHONPATH": str(packages)} if packages else {})


def install(root: Path, folder: Path) -> Path:
    """Unpack the fork's own wheel, as pip does on a runner; the libraries it needs are here already."""
    (wheel,) = WheelBuilder(str(root)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "packages")
    return folder / "packages"


def run_step(command: str, root: Path, runner: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a step of a workflow as a runner does."""
    shell = ["bash", "-e", "-c", f'builder() {{ "{sys.executable}" -P -m builder "$@"; }}\n{command}']
    return subprocess.run(shell, cwd=root, env=runner, capture_output=True, text=True, check=False)


def test_a_fork_publishes(tmp_path: Path) -> None:
    """Each command of the publishing workflow, in order, passes; what it hands over is the fork's site alone."""
    root = fork(tmp_path / "clone", without=("content/", "tests/"))
    first, *commands = commands_on_main(OURS)
    (handed_over,) = [step for step in steps(OURS) if step.get("uses", "").startswith("actions/upload-pages-artifact@")]
    assert all(line.startswith("python3 -m pip install ") for line in first.strip().splitlines())
    assert first.strip().endswith(" --no-deps --no-build-isolation .")
    runner = environment(install(root, tmp_path)) | {"BASE_URL": "https://example.org/panne", "EDIT_URL": EDIT_URL}
    said = ""
    for command in commands:
        done = run_step(command, root, runner)
        said += done.stdout + done.stderr
        assert done.returncode == 0, said
    told = re.findall("^::(?:error|warning).*title=([a-z-]+)", said, re.MULTILINE)
    assert set(told) <= {"no-words"}, said  # the program does not speak French
    site = root / handed_over["with"]["path"]
    pages = {str(file.relative_to(site)): file.read_text("utf-8") for file in site.rglob("*.html")}
    assert {"index.html", "404.html", "flows/panne/index.html", "choisir/un-lave-linge/index.html"} <= pages.keys()
    assert all('<html lang="fr"' in text for text in pages.values())
    assert "Réparer ou remplacer ?" in pages["index.html"]
    assert 'href="https://example.org/panne/"' in pages["index.html"]
    assert 'href="/panne/"' in pages["404.html"]
    article = "choisir/un-lave-linge"
    suggest = f'href="{EDIT_URL.replace("{file}", f"content/articles/{article}.md")}"'
    assert {name for name, text in pages.items() if suggest in text} == {f"{article}/index.html"}
    assert not any("attend-or-cancel" in text.lower() or "Attend or Cancel" in text for text in pages.values())

    *_, documentation = [step["run"] for step in steps(OURS) if step.get("if") == NOT_IN_FORKS]
    there = runner | {"EDIT_URL": EDIT_URL.replace("{file}", "docs/{file}")}
    assert run_step(documentation, root, there).returncode == 0
    page = (site / "docs/reference/languages/index.html").read_text("utf-8")
    assert 'href="https://example.org/panne/docs/reference/languages/"' in page
    assert 'href="https://github.com/vous/panne/blob/main/builder/languages/en.yaml"' in page
    assert f'href="{EDIT_URL.replace("{file}", "docs/content/articles/reference/languages.md")}"' in page
    assert (site / "index.html").read_text("utf-8") == pages["index.html"]
    assert run_step(documentation, root, there).returncode == 1  # nothing is put over pages that are there already


@pytest.mark.parametrize(
    ("code", "names_it"),
    [
        ('(ROOT / "content/site.yaml").read_text()', True), ("build(ROOT, out, Options())", True),
        ("load_site(ROOT)", True), ("[ROOT, *others]", True), ("run_builder(tmp_path, ROOT)", True),
        ('ROOT / "docs/site.md"', False), ("file.relative_to(ROOT)", False), ("WheelBuilder(str(ROOT))", False),
    ],
)  # fmt: skip
def test_code_about_our_content_is_found(code: str, names_it: bool) -> None:
    """So that the next test can fail."""
    assert bool(OUR_CONTENT.search(code)) == names_it


def test_tests_of_the_program_are_not_about_our_content() -> None:
    """None reads `content/`, or anything from the one folder whose tests do."""
    tests = [file for file in sorted((ROOT / "tests").rglob("*.py")) if "our_content" not in file.parts]
    lines = [(file.name, line) for file in tests for line in file.read_text("utf-8").splitlines()]
    lines = [(name, line) for name, line in lines if name != Path(__file__).name]
    assert [each for each in lines if OUR_CONTENT.search(each[1]) and " import " not in each[1]] == []
    assert [each for each in lines if "tests.our_content" in each[1]] == []


@pytest.mark.long
def test_tests_of_the_program_pass_in_a_fork(tmp_path: Path) -> None:
    """All but those that drive a browser, which the workflow of the tests runs on other content on each push."""
    options = ["-q", "--numprocesses=2", "--ignore=tests/our_content", "-m", "not browser and not long"]
    command = [sys.executable, "-m", "pytest", *options]
    done = subprocess.run(
        command,
        cwd=fork(tmp_path / "clone", without=("content/",)),
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-5000:]
