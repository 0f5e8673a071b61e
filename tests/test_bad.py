"""Every mistake that an editor can make: a miniature knowledge base for each kind, with the complete message.

Rooms: builder/check, builder/check/flow, builder/check/site, builder/load, builder/load/markup.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import builder.check.flow
import builder.check.site
from builder.write.write_site import write_site
from tests.conftest import Golden
from tests.knowledge_bases import CASES, read_files, run_builder

BAD = sorted((CASES / "bad").iterdir())


@pytest.mark.parametrize("case", BAD, ids=[case.name for case in BAD])
def test_mistake(case: Path, golden: Golden) -> None:
    """The check says what is wrong."""
    checked = run_builder(case, "check")
    golden(case / "expected.txt", checked.stdout)
    errors = "error[" in checked.stdout
    assert errors or "warning[" in checked.stdout
    assert checked.exit_code == errors


@pytest.mark.one_in(8)
@pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)
def test_build(case: Path, tmp_path: Path) -> None:
    """A build says the same; with an error, it leaves the site that was there, and nothing beside it."""
    expected = (case / "expected.txt").read_text("utf-8")
    errors = "error[" in expected
    old = {"index.html": b"<h1>Old</h1>", "decide/index.html": b"<h1>Older</h1>"}
    write_site(old, tmp_path / "site")
    before = read_files(tmp_path)
    built = run_builder(case, "build", "--out", str(tmp_path / "site"))
    assert built.exit_code == errors
    assert built.stderr.startswith(expected)
    assert (read_files(tmp_path) == before) == errors


def test_every_check_has_a_case() -> None:
    """Every check of `builder.check` names its ids in its docstring, and each of them is found in some case."""
    folders = (builder.check.flow, builder.check.site)
    names = [f"{folder.__name__}.{each.name}" for folder in folders for each in pkgutil.iter_modules(folder.__path__)]
    modules = [importlib.import_module(name) for name in names]
    ids = {check for module in modules for check in re.findall(r"\(`([a-z-]+)`|, `([a-z-]+)`\)", str(module.__doc__))}
    texts = [(case / "expected.txt").read_text("utf-8") for case in BAD]
    found = {check for text in texts for check in re.findall(r"(?:error|warning)\[(.*?)\]", text)}
    assert {check for pair in ids for check in pair if check} - found == set()
