"""The reference of a new knowledge base to the program is one that nobody can change.

Rooms: builder/commands/clone.py, builder/commands/wheel.py.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from builder.commands import engine, wheel
from builder.commands.engine import Engine, engine_from, engine_of
from builder.commands.wheel import EngineError
from tests.commands.beginning import COMMIT, ENGINE, init, init_by_itself
from tests.history.repositories import Commit, git, make
from tests.knowledge_bases import write_files

SHA256 = "ab" * 32
HOME = "https://example.org/advice"
REPOSITORY = {"url": f"{HOME}.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}}
ARCHIVE = {"url": "https://example.org/a-1-py3-none-any.whl", "archive_info": {"hashes": {"sha256": SHA256}}}
PROJECT: dict[str, str | bytes] = {
    "pyproject.toml": "\n".join((
        "[project]", "name = 'attend-or-cancel'", "version = '9'", "requires-python = '>=3.11'",
        "[tool.hatch.build]", "packages = ['builder']",
    )),
    "builder/__init__.py": "",
}  # fmt: skip
"""The smallest program that a wheel can be made of."""


@pytest.mark.parametrize(
    "line",
    [
        ENGINE,
        f"git+https://example.org/advice@{COMMIT}",
        f"{ENGINE}#subdirectory=engine",
        f"attend-or-cancel @ git+ssh://git@example.org/advice.git@{COMMIT}",
        f"attend-or-cancel @ https://example.org/a-1.tar.gz#sha256={SHA256}",
        f"attend-or-cancel==1.2 --hash=sha256:{SHA256}",
    ],
)
def test_engine_of_ones_own(tmp_path: Path, line: str) -> None:
    """`--engine` becomes the line, whatever the space around it."""
    assert init(tmp_path / "advice", "--engine", f" {line} ").exit_code == 0
    assert (tmp_path / "advice/requirements.txt").read_text() == f"{line}\n"
    assert engine_of(line) == Engine(line)


@pytest.mark.parametrize(
    "line",
    [
        "", " ", f"{ENGINE}\nb", "--index-url=x", "# nothing", f"{ENGINE}\x85b", f"{ENGINE} --index-url=x",
        "attend-or-cancel", "attend-or-cancel==1.2", "attend-or-cancel>=1",
        "attend-or-cancel @ git+https://example.org/advice.git", "attend-or-cancel @ git+https://example.org/advice.git@v1",
        f"attend-or-cancel @ git+http://example.org/advice.git@{COMMIT}",
        f"attend-or-cancel @ git+https://me:secret@example.org/advice.git@{COMMIT}",
        "attend-or-cancel @ https://example.org/a-1.whl", "attend-or-cancel @ https://example.org/a-1.whl#md5=00",
        f"attend-or-cancel @ https://me:secret@example.org/a#sha256={SHA256}", "attend-or-cancel @ file:///a-1.tar.gz",
    ],
)  # fmt: skip
def test_engine_that_could_become_another(tmp_path: Path, line: str) -> None:
    """A name, a branch, no hash, an option of pip, a password: wrong usage, and nothing is written."""
    refused = init(tmp_path / "advice", "--engine", line)
    assert refused.exit_code == 2
    assert not (tmp_path / "advice").exists()


def test_engine_refused_says_what_can_be_written(tmp_path: Path) -> None:
    """Each of the forms, with an example."""
    said = init(tmp_path / "advice", "--engine", "attend-or-cancel").stderr
    for form in ("git+https://…@<all digits", "#sha256=<hash>", "--hash=sha256:<hash>", "the file of a wheel"):
        assert form in said


def make_wheel(file: Path, member: str = "builder/__init__.py") -> Path:
    """A wheel with one file in it."""
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(member, "")
    return file


def test_engine_that_lies_beside(tmp_path: Path) -> None:
    """A wheel is copied, and named by its hash."""
    file = make_wheel(tmp_path / "attend_or_cancel-9-py3-none-any.whl")
    said = init(tmp_path / "advice", "--engine", str(file)).stdout
    assert (tmp_path / "advice" / file.name).read_bytes() == file.read_bytes()
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert (tmp_path / "advice/requirements.txt").read_text() == f"./{file.name} --hash=sha256:{digest}\n"
    assert f"Note: {file.name} is the program itself. Commit it" in said


def test_wheel_that_is_none_of_ours(tmp_path: Path) -> None:
    """Missing, no archive, a folder, another program, a name that pip would read as two words."""
    (tmp_path / "text.whl").write_text("text")
    (tmp_path / "folder.whl").mkdir()
    make_wheel(tmp_path / "other.whl", "other/__init__.py")
    make_wheel(tmp_path / "two words.whl")
    for name in ("missing.whl", "text.whl", "folder.whl", "other.whl", "two words.whl"):
        refused = init(tmp_path / "advice", "--engine", str(tmp_path / name))
        assert (refused.exit_code, name in refused.stderr.replace("\n", "")) == (2, True), name
    assert not (tmp_path / "advice").exists()


@pytest.mark.parametrize(
    ("direct_url", "expected"),
    [
        (REPOSITORY, Engine(ENGINE)),
        ({**REPOSITORY, "subdirectory": "engine"}, Engine(f"{ENGINE}#subdirectory=engine")),
        (ARCHIVE, Engine(f"attend-or-cancel @ https://example.org/a-1-py3-none-any.whl#sha256={SHA256}")),
    ],
    ids=["repository", "part-of-a-repository", "archive"],
)
def test_engine_is_asked_for_where_it_came_from(direct_url: dict[str, object], expected: Engine) -> None:
    """By address and commit from a repository, by address and hash as an archive."""
    assert engine_from(json.dumps(direct_url)) == expected


@pytest.mark.parametrize(
    "direct_url",
    [
        None,
        {**ARCHIVE, "archive_info": {}},
        {**ARCHIVE, "url": "file:///gone-1-py3-none-any.whl"},
        {**REPOSITORY, "url": "https://me:secret@example.org/a"},
    ],
    ids=["index", "archive-without-hash", "file-that-is-gone", "password"],
)
def test_engine_that_others_may_not_get(direct_url: dict[str, object] | None) -> None:
    """Never by its name: what is known of it does not do, and the message says what will, and shows no password."""
    with pytest.raises(EngineError, match="with --engine, name a repository") as refused:
        engine_from(json.dumps(direct_url) if direct_url else None)
    assert "secret" not in str(refused.value)


def test_engine_from_a_wheel_on_this_disk(tmp_path: Path) -> None:
    """The same file lies beside, unless it was exchanged since it was installed."""
    file = make_wheel(tmp_path / "attend_or_cancel-9-py3-none-any.whl")
    found = wheel.read_wheel(file)
    noted = json.dumps({"url": file.as_uri(), "archive_info": {"hashes": {"sha256": found.digest}}})
    assert engine_from(noted) == Engine(f"./{file.name} --hash=sha256:{found.digest}", found)
    make_wheel(file, "builder/__init__.py").write_bytes(file.read_bytes() + b"x")
    with pytest.raises(EngineError):
        engine_from(noted)


def test_engine_from_a_clone(tmp_path: Path) -> None:
    """Its repository and commit, as long as others find just that there; a wheel otherwise."""
    git(tmp_path, "clone", str(make(tmp_path / "origin", [Commit("2026-11-23", PROJECT)])), "clone")
    clone = tmp_path / "clone"

    def found() -> Engine:
        return engine_from(json.dumps({"url": clone.as_uri(), "dir_info": {}}))

    from_this_machine = found()
    assert from_this_machine.wheel is not None
    git(clone, "remote", "set-url", "origin", f"{HOME}.git")
    commit = git(clone, "rev-parse", "HEAD").strip()
    assert found() == Engine(f"attend-or-cancel @ git+{HOME}.git@{commit}")
    git(clone, "remote", "set-url", "origin", "https://me:secret@example.org/advice.git")
    assert found().wheel is not None
    git(clone, "remote", "set-url", "origin", "git@example.org:advice.git")
    assert found().wheel is not None
    git(clone, "remote", "set-url", "origin", f"{HOME}.git")
    write_files(clone, {"builder/__init__.py": "changed = True"})
    changed = found()
    assert changed.wheel is not None
    assert changed.requirement == f"./attend_or_cancel-9-py3-none-any.whl --hash=sha256:{changed.wheel.digest}"
    git(clone, "commit", "--quiet", "--all", "--message", "Not pushed")
    assert found() == changed


def test_folder_without_what_makes_wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command is named; a folder without the source, or with a broken one, says so."""
    with pytest.raises(EngineError, match="the source of this program is not in"):
        wheel.build_wheel(tmp_path)
    write_files(tmp_path, {"pyproject.toml": "[project"})
    with pytest.raises(
        EngineError,
        match=r"could not be made into a wheel: tomllib.TOMLDecodeError: .*; correct that, or name a wheel",
    ):
        wheel.build_wheel(tmp_path)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(EngineError, match=f"run `pip wheel --no-deps --wheel-dir . {tmp_path}`"):
        wheel.build_wheel(tmp_path)


def test_program_finds_out_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If it was not installed, its folder counts; if that is no use either, nothing is written."""
    monkeypatch.setattr(engine, "DISTRIBUTION", "no-such-distribution")
    monkeypatch.setattr(engine, "SOURCE", write_files(tmp_path / "source", PROJECT))
    assert init_by_itself(tmp_path / "advice").exit_code == 0
    assert (tmp_path / "advice/attend_or_cancel-9-py3-none-any.whl").is_file()
    monkeypatch.setattr(engine, "SOURCE", tmp_path)
    refused = init_by_itself(tmp_path / "other")
    assert (refused.exit_code, (tmp_path / "other").exists()) == (1, False)
    assert "with --engine; nothing written" in refused.stderr
