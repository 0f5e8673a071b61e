"""The environments: made once, made anew, and what is installed in them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.run.programs import write_program


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with what an environment is made from."""
    root = tmp_path / "project"
    root.mkdir()
    (root / "pyproject.toml").write_text("[project]\n")
    (root / "constraints.txt").write_text("click==8.0.0\n")
    return root


def replace_making(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Make environments of one empty file; what is done is added to the list that is returned."""
    done: list[str] = []

    def make(folder: Path) -> None:
        done.append(f"make {folder.name}")
        write_program(folder / "bin/python")

    monkeypatch.setattr(run, "make", make)
    monkeypatch.setattr(run, "install", lambda _python, _root, extra: done.append(f"install [{extra}]"))
    return done


def test_environment_is_made_once(run: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time, everything is there."""
    done = replace_making(run, monkeypatch)
    first = run.environment("test", project)
    assert (first, run.environment("test", project)) == (project / ".venv-test/bin/python", first)
    assert done == ["make .venv-test", "install [test]"]


def test_environment_to_build_has_no_extra(run: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Building needs nothing that only tests need."""
    done = replace_making(run, monkeypatch)
    run.environment("build", project)
    assert done == ["make .venv-build", "install []"]


@pytest.mark.parametrize("changed", ["pyproject.toml", "constraints.txt"])
def test_environment_follows_its_requirements(
    run: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    """A change of either file makes it anew; a file that only looks newer does not."""
    done = replace_making(run, monkeypatch)
    run.environment("build", project)
    os.utime(project / changed, (2_000_000_000, 2_000_000_000))
    run.environment("build", project)
    assert len(done) == 2
    (project / changed).write_text("# changed\n")
    run.environment("build", project)
    assert len(done) == 4


def test_half_made_environment_is_mended(run: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation that failed is done again, and so is an environment whose Python has gone."""
    done = replace_making(run, monkeypatch)
    with monkeypatch.context() as patch:
        patch.setattr(run, "install", lambda *_: (_ for _ in ()).throw(run.StopError("no network")))
        with pytest.raises(run.StopError):
            run.environment("build", project)
    python = run.environment("build", project)
    assert done == ["make .venv-build", "make .venv-build", "install []"]
    python.unlink()
    python.symlink_to(project / "removed-python")
    run.environment("build", project)
    assert done[3:] == ["make .venv-build", "install []"]


def test_make_asks_python_for_an_empty_environment(
    run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stood there before is cleared."""
    python = write_program(tmp_path / "python", f'echo "$@" > {tmp_path}/called')
    monkeypatch.setattr(sys, "executable", str(python))
    run.make(tmp_path / ".venv-build")
    assert (tmp_path / "called").read_text() == f"-m venv --clear {tmp_path}/.venv-build\n"


def test_make_shows_why_it_failed(run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Python says is kept, behind what to install."""
    python = write_program(tmp_path / "python", "echo ensurepip is not available; exit 1")
    monkeypatch.setattr(sys, "executable", str(python))
    with pytest.raises(run.StopError, match=r"(?s)sudo apt install python3-venv.*ensurepip is not available"):
        run.make(tmp_path / ".venv-build")


def test_install_takes_the_pinned_versions(run: ModuleType, tmp_path: Path) -> None:
    """Editable, with the constraints, and whatever pip's settings say of user installations."""
    python = write_program(tmp_path / "python", f'echo "$@" "PIP_USER=$PIP_USER" > {tmp_path}/called')
    run.install(python, tmp_path, "test")
    called = (tmp_path / "called").read_text()
    assert f"--constraint {tmp_path}/constraints.txt --editable {tmp_path}[test]" in called
    assert called.endswith("PIP_USER=0\n")


@pytest.mark.parametrize(
    ("output", "advice"),
    [
        ("<urllib3.connection>: Failed to establish a new connection: [Errno -3]", "does not reach the package index"),
        ("ERROR: Temporary failure in name resolution", "does not reach the package index"),
        ("ERROR: No matching distribution found for click==99", "what it says is above"),
    ],
)
def test_failed_installation_says_why(
    run: ModuleType, tmp_path: Path, output: str, advice: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without network it says so; pip's own words are always shown."""
    python = write_program(tmp_path / "python", f"echo '{output}' >&2; exit 1")
    with pytest.raises(run.StopError) as stopped:
        run.install(python, tmp_path, "")
    assert advice in str(stopped.value)
    assert capsys.readouterr().err == f"{output}\n"
