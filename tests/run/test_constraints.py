"""What is pinned, and what a push runs."""

from __future__ import annotations

import os
import re
import tomllib

from tests.run.programs import FILE


def test_constraints_are_exact_and_complete() -> None:
    """One `name==version` a line and nothing else, sorted by name, with everything that the project asks for."""
    lines = (FILE.parent / "constraints.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"[a-z0-9.-]+==[0-9][0-9.]*", line)] == []
    names = [line.partition("==")[0] for line in lines]
    assert names == sorted(set(names))
    project = tomllib.loads((FILE.parent / "pyproject.toml").read_text("utf-8"))["project"]
    required = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    assert [name for name in required if re.split(r"[^a-z0-9-]", name)[0] not in names] == []


def test_checks_of_a_push_are_the_tests() -> None:
    """`.ci/run` can be run, and runs what everybody runs."""
    file = FILE.parent / ".ci/run"
    assert os.access(file, os.X_OK)
    assert file.read_text("utf-8").endswith("exec python3 run.py test\n")
