"""The lock: everything that set-up installs, each file by its hash; and what a push runs."""

from __future__ import annotations

import os
import re
import tomllib
from importlib.metadata import distribution, distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.run.programs import FILE

ROOT = FILE.parent
LOCK = ROOT / "constraints.txt"
EXCERPT = ROOT / "builder/commands/skeletons/init/constraints.txt"
PROJECT = "attend-or-cancel"
WITH_PYTHON = "pip"
"""The packages that Python's own `venv` puts into every environment; they check the hashes of all others."""
PINNED = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[0-9][0-9.]*)(?: ; (?P<marker>[^\\]+))?")
HASHED = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def entries(lock: Path) -> dict[str, tuple[Requirement, frozenset[str]]]:
    """The packages that a lock pins, by name: the requirement, and the hashes of its files."""
    text = lock.read_text("ascii").replace(" \\\n    ", "\t")  # pip reads it in the encoding of the machine
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {line[0].partition("==")[0]: (Requirement(line[0]), frozenset(line[1:])) for line in lines}


def versions_here(lock: Path) -> dict[str, str]:
    """The packages that a lock pins for this very Python and machine."""
    pinned = [entry for entry, _ in entries(lock).values() if entry.marker is None or entry.marker.evaluate()]
    return {entry.name: str(entry.specifier).removeprefix("==") for entry in pinned}


def needed(requirements: list[str]) -> set[str]:
    """The names of these requirements and, as they are installed, of all that they need in turn."""
    seen: set[tuple[str, str]] = set()
    waiting = [(Requirement(text), "") for text in requirements]
    while waiting:
        asked, extra = waiting.pop()
        if asked.marker is not None and not asked.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(asked.name)
        for wanted in ("", *asked.extras):
            if (name, wanted) not in seen:
                seen.add((name, wanted))
                waiting += [(Requirement(text), wanted) for text in distribution(name).requires or ()]
    return {name for name, _ in seen} - {PROJECT}


@pytest.mark.parametrize("lock", [LOCK, EXCERPT], ids=["whole", "excerpt"])
def test_every_entry_is_exact_and_has_hashes(lock: Path) -> None:
    """One version each, sorted by name, with at least one hash; no address of an index, no other option of pip."""
    found = entries(lock)
    assert list(found) == sorted(found)
    for line in lock.read_text("ascii").splitlines():
        text = line.removesuffix(" \\").strip()
        assert text.startswith("#") or PINNED.fullmatch(text) or HASHED.fullmatch(text), line
    assert [name for name, (_, hashes) in found.items() if not hashes] == []


def test_environment_is_what_the_lock_names() -> None:
    """Set-up installed each entry that is for this machine, in that version, and let nothing else in."""
    installed: dict[str, str] = {canonicalize_name(each.metadata["Name"]): each.version for each in distributions()}
    del installed[PROJECT], installed[WITH_PYTHON]
    assert installed == versions_here(LOCK)


def test_excerpt_is_what_the_program_and_its_installation_need() -> None:
    """No library is missing in it and none is there for tests only; versions and files are those of the whole lock."""
    whole, excerpt = entries(LOCK), entries(EXCERPT)
    assert set(versions_here(EXCERPT)) == needed([f"{PROJECT}[build]"])
    assert {name: (str(entry.specifier), hashes) for name, (entry, hashes) in excerpt.items()} == {
        name: (str(entry.specifier), hashes) for name, (entry, hashes) in whole.items() if name in excerpt
    }


def test_lock_has_what_the_project_asks_for() -> None:
    """Each requirement of the project's file is met by the version that is locked, what builds it included."""
    document = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project, locked = document["project"], versions_here(LOCK)
    extras = project["optional-dependencies"]
    for text in (*project["dependencies"], *extras["build"], *extras["test"], *document["build-system"]["requires"]):
        asked = Requirement(text)
        assert asked.name == PROJECT or asked.specifier.contains(locked[canonicalize_name(asked.name)]), text


def test_checks_of_a_push_are_the_tests() -> None:
    """`.ci/run` can be run, and runs what everybody runs."""
    file = ROOT / ".ci/run"
    assert os.access(file, os.X_OK)
    assert file.read_text("utf-8").endswith("exec python3 run.py test\n")
