"""`run.py`, without network: programs that it starts are small scripts here."""

from __future__ import annotations

import importlib.util
import os
import re
import signal
import sys
import threading
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

FILE = Path(__file__).resolve().parent.parent / "run.py"


@pytest.fixture
def run() -> ModuleType:
    """A fresh import of the script."""
    spec = importlib.util.spec_from_file_location("run_script", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder of the PATH, empty; no CHROMIUM is set."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("CHROMIUM", raising=False)
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with what an environment is made from."""
    root = tmp_path / "project"
    root.mkdir()
    (root / "pyproject.toml").write_text("[project]\n")
    (root / "constraints.txt").write_text("click==8.0.0\n")
    return root


def write_program(file: Path, text: str = "exit 0") -> Path:
    """A shell script that can be run."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)
    return file


def replace_making(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Make environments of one empty file; what is done is added to the list that is returned."""
    done: list[str] = []

    def make(folder: Path) -> None:
        done.append(f"make {folder.name}")
        write_program(folder / "bin/python")

    monkeypatch.setattr(run, "make", make)
    monkeypatch.setattr(run, "install", lambda _python, _root, extra: done.append(f"install [{extra}]"))
    return done


def record_runs(run: ModuleType, monkeypatch: pytest.MonkeyPatch, fails: str = "never") -> list[list[str]]:
    """Start nothing: each command is added to the list that is returned; one with the word `fails` gives 7."""
    commands: list[list[str]] = []

    def start(command: list[str], more: dict[str, str] | None = None) -> int:
        commands.append(command[1:] + [f"{name}={value}" for name, value in (more or {}).items()])
        return 7 if fails in command else 0

    monkeypatch.setattr(run, "run", start)
    monkeypatch.setattr(run, "environment", lambda name: Path(f"python-{name}"))
    return commands


@pytest.mark.parametrize("arguments", [[], ["deploy"]])
def test_wrong_usage_names_the_commands(
    run: ModuleType, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """No command, or one that does not exist, is exit code 2 and the usage on standard error."""
    assert run.main(arguments) == 2
    assert capsys.readouterr() == ("", run.USAGE)


def test_help_is_the_usage(run: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    """`--help` is no mistake."""
    assert run.main(["--help"]) == 0
    assert capsys.readouterr() == (run.USAGE, "")


def test_old_python_names_a_newer_one(run: ModuleType, programs: Path) -> None:
    """A Python that is too old is told from one on the PATH that is not."""
    write_program(programs / "python3.12")
    with pytest.raises(run.StopError) as stopped:
        run.check_python((3, 9), "/usr/bin/python3")
    assert str(stopped.value) == (
        "Python 3.11 or newer is needed, and /usr/bin/python3 is 3.9; run it with the one you have: python3.12 run.py"
    )


def test_old_python_says_what_to_install(run: ModuleType, programs: Path) -> None:
    """Where there is no newer Python, the message says how to get one."""
    with pytest.raises(run.StopError, match="sudo apt install python3 python3-venv"):
        run.check_python((3, 10), "/usr/bin/python3")


def test_this_python_will_do(run: ModuleType) -> None:
    """The Python that runs the tests is new enough, and so is the oldest that is promised."""
    run.check_python(sys.version_info[:2], sys.executable)
    run.check_python((3, 11), sys.executable)


def test_python_without_venv(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian's Python has `venv` and no `ensurepip`: the package to install is named."""
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find(name))
    with pytest.raises(run.StopError, match=r"no ensurepip.*sudo apt install python3-venv"):
        run.check_venv()


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


@pytest.mark.parametrize(("script", "code"), [("exit 0", 0), ("exit 5", 5), ("kill -TERM $$", 143)])
def test_run_gives_the_exit_code(run: ModuleType, tmp_path: Path, script: str, code: int) -> None:
    """A program that a signal ends has the exit code a shell would give it."""
    assert run.run([str(write_program(tmp_path / "program", script))]) == code


def test_program_ends_with_the_script(run: ModuleType, tmp_path: Path) -> None:
    """Who ends `run.py` ends the preview that it started, too."""
    program = write_program(tmp_path / "program", "exec sleep 60")
    before = signal.getsignal(signal.SIGTERM)
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGTERM)).start()
    assert run.run([str(program)]) == 143
    assert signal.getsignal(signal.SIGTERM) == before


def test_run_adds_to_the_environment(run: ModuleType, tmp_path: Path) -> None:
    """Programs run in the project's folder, with what is set for them."""
    program = write_program(tmp_path / "program", f'echo "$PWD $CHROMIUM" > {tmp_path}/seen')
    run.run([str(program)], {"CHROMIUM": "mine"})
    assert (tmp_path / "seen").read_text() == f"{FILE.parent} mine\n"


def test_browser_of_the_environment_counts_first(
    run: ModuleType, programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """$CHROMIUM is taken before anything on the PATH."""
    write_program(programs / "chromium")
    mine = write_program(tmp_path / "mine/chrome")
    monkeypatch.setenv("CHROMIUM", str(mine))
    assert run.chromium() == str(mine)


def test_browser_that_is_named_and_missing(run: ModuleType, programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another browser than the one asked for is never taken instead."""
    write_program(programs / "chromium")
    monkeypatch.setenv("CHROMIUM", "/nowhere/chrome")
    with pytest.raises(run.StopError, match="CHROMIUM is /nowhere/chrome"):
        run.chromium()


def test_browsers_are_looked_for_in_order(run: ModuleType, programs: Path) -> None:
    """Chromium by its two names, then Google's."""
    for name in ("google-chrome", "chromium-browser", "chromium"):
        browser = write_program(programs / name)
        assert run.chromium() == str(browser)


def test_missing_browser_names_the_package(run: ModuleType, programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the right to install anything, the command is named."""
    write_program(programs / "apt-get", f"touch {programs}/called")
    monkeypatch.setattr(run, "is_root", lambda: False)
    with pytest.raises(run.StopError, match=r"the package chromium.*sudo apt-get install chromium"):
        run.chromium()
    assert not (programs / "called").exists()


def test_root_installs_the_browser(run: ModuleType, programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lists are brought up to date, then the package is installed without a question."""
    script = f"""echo "$DEBIAN_FRONTEND $@" >> {programs}/called
if [ "$1" = install ]; then printf '#!/bin/sh\\n' > {programs}/chromium; /bin/chmod +x {programs}/chromium; fi"""
    write_program(programs / "apt-get", script)
    monkeypatch.setattr(run, "is_root", lambda: True)
    assert run.chromium() == str(programs / "chromium")
    assert (programs / "called").read_text() == "noninteractive update\nnoninteractive install -y chromium\n"


def test_installation_of_the_browser_that_fails(
    run: ModuleType, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that cannot install it says what is missing, as exit code 2 and before anything is checked."""
    write_program(programs / "apt-get", "exit 100")
    monkeypatch.setattr(run, "is_root", lambda: True)
    commands = record_runs(run, monkeypatch)
    assert run.main(["test"]) == 2
    assert commands == [["update", "DEBIAN_FRONTEND=noninteractive"],
                        ["install", "-y", "chromium", "DEBIAN_FRONTEND=noninteractive"]]  # fmt: skip


def test_tests_come_last(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lint, format, types, then pytest with the extra arguments and the browser."""
    monkeypatch.setattr(run, "chromium", lambda: "/bin/chromium")
    commands = record_runs(run, monkeypatch)
    assert run.main(["test", "-x", "-k", "flows"]) == 0
    assert [command[1] for command in commands] == ["ruff", "ruff", "mypy", "pytest"]
    assert commands[-1] == ["-m", "pytest", *run.ALL_PROCESSORS, "-x", "-k", "flows", "CHROMIUM=/bin/chromium"]


@pytest.mark.parametrize(("fails", "started"), [("check", 1), ("format", 2), ("mypy", 3), ("pytest", 4)])
def test_first_failure_stops(run: ModuleType, monkeypatch: pytest.MonkeyPatch, fails: str, started: int) -> None:
    """The exit code is the one of what failed, and nothing is started after it."""
    monkeypatch.setattr(run, "chromium", lambda: "/bin/chromium")
    commands = record_runs(run, monkeypatch, fails)
    assert run.main(["test"]) == 7
    assert len(commands) == started


def test_build_says_how_to_look(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """After a build, the preview and the plain server are named with the folder that was written."""
    commands = record_runs(run, monkeypatch)
    assert run.main(["build", "--base-url", "https://example.org/", "--out=public"]) == 0
    assert commands == [["-m", "builder", "build", "--base-url", "https://example.org/", "--out=public"]]
    said = capsys.readouterr().out
    assert "python3 run.py serve" in said
    assert "python3 -m http.server --directory public" in said


def test_build_that_fails_or_helps_says_no_more(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """There is nothing to look at then."""
    record_runs(run, monkeypatch, fails="--strange")
    assert run.main(["build", "--strange"]) == 7
    assert run.main(["build", "--help"]) == 0
    assert capsys.readouterr().out == ""


def test_serve_is_the_preview(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """`serve` hands its options on."""
    commands = record_runs(run, monkeypatch)
    assert run.main(["serve", "--open"]) == 0
    assert commands == [["-m", "builder", "serve", "--open"]]


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
