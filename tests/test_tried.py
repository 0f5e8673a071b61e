"""All that was tried, as docs/tried.md lists it: each case again, and the page made from the cases."""

from __future__ import annotations

import importlib
import shlex
import shutil
from pathlib import Path

import pytest

from docs.tried import FILE, as_cell, group_of, page
from tests.commands.beginning import init
from tests.conftest import Golden
from tests.knowledge_bases import run_builder, write_files
from tests.tried import CHECK, CaseError, Tried, read_case, tried_cases

LEAST = 150
"""The number of rows that the page has at least."""
CASES = tried_cases()
FOLDERS = [case for case in CASES if not case.test]


@pytest.fixture(scope="session")
def new_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content of a knowledge base as `builder init` makes it."""
    base = tmp_path_factory.mktemp("new") / "base"
    assert init(base).exit_code == 0
    return base / "content"


@pytest.mark.parametrize("case", FOLDERS, ids=[case.folder.name for case in FOLDERS])
def test_tried(case: Tried, new_content: Path, tmp_path: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check says exactly this; the pages show what they should; the commands end as they should."""
    shutil.copytree(new_content, tmp_path / "content")
    write_files(tmp_path, dict(case.files))
    golden(case.folder / CHECK, run_builder(tmp_path, "check").stdout)
    if case.pages:
        built = run_builder(tmp_path, "build")
        assert built.exit_code == 0, built.stderr
    for shown in case.pages:
        html = (tmp_path / "site" / shown.file).read_bytes().decode()
        assert [fragment for fragment in shown.shows if fragment not in html] == [], shown.address
        assert [fragment for fragment in shown.lacks if fragment in html] == [], shown.address
    monkeypatch.chdir(tmp_path)
    for run in case.runs:
        ended = run_builder(tmp_path, *shlex.split(run.command))
        assert [text for text in run.says if text not in ended.output] == [], ended.output
        assert ended.exit_code == run.exit_code, run.command


def test_named_tests_are_there() -> None:
    """A case that no folder can show names a test that the project has."""
    for case in CASES:
        file, _, name = case.test.partition("::")
        module = file.removesuffix(".py").replace("/", ".")
        assert not module or callable(getattr(importlib.import_module(module), name)), case.folder


def test_page(golden: Golden) -> None:
    """The page is made from the cases; `python -m docs.tried` writes it anew."""
    golden(FILE, page(CASES))


def test_rows() -> None:
    """Enough was tried, nothing twice, and each group of the page is used."""
    assert len(CASES) >= LEAST
    assert len({case.tried for case in CASES}) == len(CASES)
    assert FILE.read_text("utf-8").count("\n| ") - 2 * len({group_of(case) for case in CASES}) == len(CASES)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("A `a|b` of <b> and *stars*", r"A `a\|b` of \<b> and \*stars\*"),
        ("`[x](y)`, ``a`_b_`` and [z](w)", r"`[x](y)`, ``a`_b_`` and \[z\](w)"),
    ],
)
def test_sentences_are_no_markup(text: str, cell: str) -> None:
    """Code stays as it is written, but for the bar that ends a cell; signs outside of code are signs."""
    assert as_cell(text) == cell


@pytest.mark.parametrize(
    ("yaml", "files", "message"),
    [
        ("tried: x\nfrom: y", {"content/a.md": ""}, "it has no now"),
        ("tried: x\nfrom: y\nnow: z\nform: w", {"content/a.md": ""}, "unknown form"),
        ("tried: [x", {"content/a.md": ""}, r"case\.yaml:1:"),
        ("- x", {"content/a.md": ""}, "it has no keys"),
        ("tried: [x]\nfrom: y\nnow: z", {"content/a.md": ""}, "`tried` is no text"),
        ("tried: x\nfrom: y\nnow: z", {}, "it has no files and names no `test`"),
        ("tried: x\nfrom: y\nnow: z\ntest: tests/test_tried.py::test_page", {"content/a.md": ""}, "alone repeats it"),
        ("tried: x\nfrom: y\nnow: z\ntest: tests/test_tried.py::test_page\nruns: []", {}, "alone repeats it"),
        ("tried: x\nfrom: y\nnow: z\ntest: test_page", {}, "write it as tests/path.py::test_name"),
        ("tried: x\nfrom: y\nnow: z\npages: {/a/: {show: [x]}}", {"content/a.md": ""}, "unknown show"),
        ("tried: x\nfrom: y\nnow: z\npages: {a/: {shows: [x]}}", {"content/a.md": ""}, "write an address"),
        ("tried: x\nfrom: y\nnow: z\npages: {/a/: {shows: x}}", {"content/a.md": ""}, "`shows` is no list"),
        ("tried: x\nfrom: y\nnow: z\nruns: [{command: check}]", {"content/a.md": ""}, "it has no exit, says"),
    ],
)
def test_mistakes_in_a_case(yaml: str, files: dict[str, str | bytes], message: str, tmp_path: Path) -> None:
    """A key that is misspelt or missing would prove nothing: the case is refused."""
    write_files(tmp_path, {"case.yaml": f"{yaml}\n", **files})
    with pytest.raises(CaseError, match=message):
        read_case(tmp_path)


def test_folder_without_case(tmp_path: Path) -> None:
    """A folder that is only begun is named."""
    with pytest.raises(CaseError, match=r"it has no case\.yaml"):
        read_case(tmp_path)
