"""`builder check --prose`: a miniature knowledge base for each check, with all that is said of it.

Rooms: builder/check/prose, builder/load/prose, builder/site/prose.py, builder/check/prose_ids.py.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import builder.check.prose
from tests.conftest import Golden
from tests.knowledge_bases import CASES, run_builder

PROSE = sorted((CASES / "prose").iterdir())


@pytest.mark.parametrize("case", PROSE, ids=[case.name for case in PROSE])
def test_finding(case: Path, golden: Golden) -> None:
    """The check names the place and what to do. All are warnings, and without `--prose` nothing is said."""
    checked = run_builder(case, "check", "--prose")
    golden(case / "expected.txt", checked.stdout)
    assert checked.exit_code == 0
    assert run_builder(case, "check").stdout == "no problems\n"


def test_every_check_has_a_case() -> None:
    """Every check of prose names its ids in its docstring, and each of them is found in some case."""
    names = [f"builder.check.prose.{each.name}" for each in pkgutil.iter_modules(builder.check.prose.__path__)]
    texts = [str(importlib.import_module(name).__doc__) for name in names]
    ids = {check for text in texts for check in re.findall(r"\(`([a-z-]+)`\)", text)}
    said = "".join((case / "expected.txt").read_text("utf-8") for case in PROSE)
    assert ids == set(re.findall(r"warning\[(.*?)\]", said))
