"""The environments: made once, made anew, and what is installed in them."""

from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path

import pytest

import environments
from tests.run.programs import write_program

LOCK = """\
click==8.5.1 \\
    --hash=sha256:01 \\
    --hash=sha256:02
setuptools==84.2.1 \\
    --hash=sha256:03
setuptools-scm==9.0.0 \\
    --hash=sha256:04
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with what an environment is made from."""
    root = tmp_path / "project"
    root.mkdir()
    (root / "pyproject.toml").write_text("[project]\n")
    for lock in environments.LOCKS.values():
        (root / lock).parent.mkdir(parents=True, exist_ok=True)
        (root / lock).write_text(LOCK)
    return root


def replace_making(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Make environments of one empty file; what is done is added to the list that is returned."""
    done: list[str] = []

    def make(folder: Path) -> None:
        done.append(f"make {folder.name}")
        write_program(folder / "bin/python")

    def install(_python: Path, root: Path, lock: Path) -> None:
        done.append(f"install {lock.relative_to(root)}")

    monkeypatch.setattr(environments, "make", make)
    monkeypatch.setattr(environments, "install", install)
    return done


def test_environment_is_made_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time, everything is there."""
    done = replace_making(monkeypatch)
    first = environments.environment("test", project)
    assert (first, environments.environment("test", project)) == (project / ".venv-test/bin/python", first)
    assert done == ["make .venv-test", "install constraints.txt"]


def test_environment_to_build_has_no_extra(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Building needs nothing that only tests need."""
    done = replace_making(monkeypatch)
    environments.environment("build", project)
    assert done == ["make .venv-build", "install builder/commands/skeletons/init/constraints.txt"]


@pytest.mark.parametrize("changed", ["pyproject.toml", *environments.LOCKS.values()])
def test_environment_follows_its_requirements(project: Path, monkeypatch: pytest.MonkeyPatch, changed: str) -> None:
    """A change of the project's file or of a lock makes it anew; a file that only looks newer does not."""
    done = replace_making(monkeypatch)
    environments.environment("build", project)
    os.utime(project / changed, (2_000_000_000, 2_000_000_000))
    environments.environment("build", project)
    assert len(done) == 2
    (project / changed).write_text("# changed\n")
    environments.environment("build", project)
    assert len(done) == 4


def test_half_made_environment_is_mended(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation that failed is done again, and so is an environment whose Python has gone."""
    done = replace_making(monkeypatch)
    with monkeypatch.context() as patch:
        patch.setattr(environments, "install", lambda *_: (_ for _ in ()).throw(environments.StopError("no network")))
        with pytest.raises(environments.StopError):
            environments.environment("build", project)
    python = environments.environment("build", project)
    assert done == ["make .venv-build", "make .venv-build", "install builder/commands/skeletons/init/constraints.txt"]
    python.unlink()
    python.symlink_to(project / "removed-python")
    environments.environment("build", project)
    assert done[3:] == ["make .venv-build", "install builder/commands/skeletons/init/constraints.txt"]


def test_make_asks_python_for_an_empty_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Earlier files are cleared."""
    python = write_program(tmp_path / "python", f'echo "$@" > {tmp_path}/called')
    monkeypatch.setattr(sys, "executable", str(python))
    environments.make(tmp_path / ".venv-build")
    assert (tmp_path / "called").read_text() == f"-m venv --clear {tmp_path}/.venv-build\n"


def test_make_shows_why_it_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python's own message is kept, after what to install."""
    python = write_program(tmp_path / "python", "echo ensurepip is not available; exit 1")
    monkeypatch.setattr(sys, "executable", str(python))
    with pytest.raises(environments.StopError, match=r"(?s)sudo apt install python3-venv.*ensurepip is not available"):
        environments.make(tmp_path / ".venv-build")


def test_install_lets_in_what_the_lock_names(project: Path) -> None:
    """Setuptools, then the whole lock, each by its hashes, then the project with what is there by then."""
    python = write_program(project / ".venv-test/bin/python", f'echo "$@" "PIP_USER=$PIP_USER" >> {project}/called')
    environments.install(python, project, project / "constraints.txt")
    steps = [line.partition("--no-input ")[2] for line in (project / "called").read_text().splitlines()]
    assert steps == [
        f"--require-hashes --requirement {project}/.venv-test/setuptools.txt PIP_USER=0",
        f"--require-hashes --no-build-isolation --requirement {project}/constraints.txt PIP_USER=0",
        f"--no-deps --no-build-isolation --editable {project} PIP_USER=0",
    ]
    named = (project / ".venv-test/setuptools.txt").read_text()
    assert named == "setuptools==84.2.1 \\\n    --hash=sha256:03\n"


def test_lock_without_setuptools(project: Path) -> None:
    """It says how to make another one, and nothing is installed."""
    with pytest.raises(environments.StopError, match=r"the lock has no setuptools; .* CONTRIBUTING\.md"):
        environments.locked("click==8.5.1 --hash=sha256:01\n", "setuptools")


@pytest.mark.parametrize(
    ("output", "advice"),
    [
        ("<urllib3.connection>: Failed to establish a new connection: [Errno -3]", "does not reach the package index"),
        ("ERROR: Temporary failure in name resolution", "does not reach the package index"),
        ("ERROR: No matching distribution found for click==99", "the package index lacks a file that"),
        ("error: subprocess-exited-with-error", "what it says is above"),
    ],
)
def test_failed_installation_says_why(
    project: Path, output: str, advice: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without network it says so; pip's own words are always shown."""
    python = write_program(project / ".venv-test/bin/python", f"echo '{output}' >&2; exit 1")
    with pytest.raises(environments.StopError) as stopped:
        environments.install(python, project, project / "constraints.txt")
    assert advice in str(stopped.value)
    assert capsys.readouterr().err == f"{output}\n"


def test_file_other_than_the_locked_one_stays_out(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The real pip refuses a wheel of the right name and version that has another hash, and it is said what that is."""
    described = {"METADATA": "Metadata-Version: 2.1\nName: setuptools\nVersion: 999\n", "WHEEL": "", "RECORD": ""}
    with zipfile.ZipFile(project / "setuptools-999-py3-none-any.whl", "w") as wheel:
        for name, text in described.items():
            wheel.writestr(f"setuptools-999.dist-info/{name}", text)
    (project / "constraints.txt").write_text(f"setuptools==999 --hash=sha256:{'0' * 64}\n")
    offline = f"--isolated --dry-run --no-index --find-links {project}"
    python = write_program(project / ".venv-test/bin/python", f'exec {sys.executable} "$@" {offline}')
    with pytest.raises(environments.StopError, match="somebody changed it") as stopped:
        environments.install(python, project, project / "constraints.txt")
    assert f"{project}/constraints.txt names, and did not install it" in str(stopped.value)
    assert "Expected sha256 0000" in capsys.readouterr().err
